package org.nightwindow.driver.testkit.sensor;

/// What can go wrong with an I/O module and its line.
public sealed interface IoFault {

    /// Answers with this exception code: 1 no such function, 2 no such address, 6 busy …
    record Refused(int code) implements IoFault {}

    /// No answer.
    record Silent() implements IoFault {}

    /// Half an answer.
    record Half() implements IoFault {}

    /// The checksum is another one.
    record WrongChecksum() implements IoFault {}

    /// Another module answers.
    record WrongUnit() implements IoFault {}
}
