package org.nightwindow.driver.standard.nexo;

/// What became of a transaction, by evidence.
sealed interface Verdict {

    /// [Evidence#APPROVED].
    record Succeeded(Ending.Succeeded ending) implements Verdict {}

    /// [Evidence#TERMINAL_REFUSED].
    record Refused(ErrorCondition condition) implements Verdict {}

    /// [Evidence#NOT_KNOWN_TO_TERMINAL].
    record NotKnown() implements Verdict {}

    /// [Evidence#NEVER_SENT].
    record NeverSent(String why) implements Verdict {}

    /// No evidence.
    record Doubt(String why) implements Verdict {}
}
