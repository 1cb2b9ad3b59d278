package org.nightwindow.driver.standard.nexo;

/// What a terminal answers when asked for a transaction.
sealed interface Told {
    record Ended(Ending ending) implements Told {}

    record InProgress() implements Told {}

    /// It does not know the ServiceID. Whether that proves anything is not said here.
    record NotFound() implements Told {}

    record Unclear(String why, ErrorCondition condition) implements Told {}
}
