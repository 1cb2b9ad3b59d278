package org.nightwindow.driver.standard.sdt;

/// How a question to the module ended.
sealed interface Reply {

    /// The module answered, be it well or ill.
    record Answered(SdtAnswer answer) implements Reply {}

    /// Not one byte came, three times.
    record Silent() implements Reply {}

    /// Bytes came that are no whole answer, three times.
    record Garbled() implements Reply {}

    /// The time of the command is over.
    record OutOfTime() implements Reply {}

    /// The command was called off.
    record CalledOff() implements Reply {}

    /// True when the module answered with this status.
    default boolean says(int status) {
        return this instanceof Answered(SdtAnswer answer) && answer.status() == status;
    }
}
