package org.nightwindow.driver.standard.receipt;

/// What a printer says.
sealed interface Reply {

    /// Answer to DLE EOT.
    record RealTime(int bits) implements Reply {}

    /// Answer to GS r 1.
    record Queued(int bits) implements Reply {}

    /// Answer to GS ( H: everything before this id was done.
    record Confirmed(String id) implements Reply {}

    /// Answer to DLE DC4 8: nothing is left in the printer.
    record Cleared() implements Reply {}

    /// Told unasked (GS a), by printers whose switches say so. Passed over: the same is asked when it matters.
    record Unasked() implements Reply {}
}
