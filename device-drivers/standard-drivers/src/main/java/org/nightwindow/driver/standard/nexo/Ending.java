package org.nightwindow.driver.standard.nexo;

/// How a payment or reversal ended, by the terminal's own words.
sealed interface Ending {

    /// Money moved.
    ///
    /// @param fen how much
    /// @param reference `POITransactionID.TransactionID`
    /// @param time `POITransactionID.TimeStamp` as the terminal wrote it; a reversal repeats it
    record Succeeded(long fen, String reference, String time) implements Ending {}

    /// It ended and moved nothing.
    record Refused(ErrorCondition condition) implements Ending {}

    /// It cannot be understood, or does not say. Proves nothing.
    record Unclear(String why) implements Ending {}
}
