package org.nightwindow.driver.testkit.receipt;

/// What goes wrong with the next slip. Rows are counted from the last cut, the first one is 1; a fault whose row a slip
/// does not reach waits for one that does.
public sealed interface ReceiptFault {

    /// The roll ends after this row. Filling in a new one makes the printer go on where it stopped.
    record PaperOutAfter(int row) implements ReceiptFault {}

    /// Somebody opens the cover after this row.
    record CoverOpenAfter(int row) implements ReceiptFault {}

    /// The power goes after this row: all that was not printed is forgotten.
    record PowerOffAfter(int row) implements ReceiptFault {}

    /// The cable is pulled after this row; the printer goes on with what it has.
    record UnpluggedAfter(int row) implements ReceiptFault {}

    /// From this row on the printer answers nothing any more, and goes on printing.
    record SilentAfter(int row) implements ReceiptFault {}

    /// The head is too hot after this row: the printer rests until [ReceiptPrinterSimulator#coolDown()].
    record HotAfter(int row) implements ReceiptFault {}

    /// The cutter gets stuck in this slip.
    record CutterJam() implements ReceiptFault {}

    /// The slip is cut, and the cable is pulled before the printer can say so.
    record UnpluggedAfterCut() implements ReceiptFault {}

    /// The last paper is used up by the cut: the slip is out, and the printer stops before it can say so.
    record PaperOutAfterCut() implements ReceiptFault {}

    /// The slip is cut, and what the printer says of it is lost on the way.
    record ConfirmationLost() implements ReceiptFault {}
}
