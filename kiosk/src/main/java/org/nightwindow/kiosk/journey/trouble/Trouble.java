package org.nightwindow.kiosk.journey.trouble;

import java.util.Optional;
import org.nightwindow.driver.Fault;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.ledger.Entry;

/// Everything that can go wrong for a resident, as a closed list. Each value is one screen: what happened, what it
/// means for her, what she can do now. All of them are free of charge and say so.
public sealed interface Trouble {

    /// The ID card reader cannot be used. Nothing was read, nothing was begun.
    record ReaderOut(Fault fault) implements Trouble {}

    /// The code scanner cannot be used. Nothing was begun.
    record ScannerOut(Fault fault) implements Trouble {}

    /// What she chose cannot be done now; found out before anything was begun.
    record NotNow(Missing missing) implements Trouble {}

    /// The console did not list her records, or could not be reached. Nothing was begun.
    record RecordsSilent() implements Trouble {}

    /// The console did not answer, or could not be reached, while the document was made. Nothing will be printed;
    /// should a document have been made there, its number is void.
    record HallSilent() implements Trouble {}

    /// The console said no, in its own words. Nothing was made.
    ///
    /// @param code of `hall.Refusal`, for what can be done next
    /// @param words for the resident: what, and what she can do
    record HallRefused(String code, Text words) implements Trouble {}

    /// What arrived is not the document that was promised, or its pages cannot be shown: it is not printed.
    record DocumentUnreadable() implements Trouble {}

    /// What she declared was not taken, in the words of the console. There is no case; it keeps what was sent.
    ///
    /// @param code of `hall.Refusal`, for what can be done next
    /// @param words for the resident: what, and what she can do
    record FilingRefused(String code, Text words) implements Trouble {}

    /// The kiosk cannot keep her declaration, so it was not handed in, and will not be.
    record CannotKeep() implements Trouble {}

    /// Her cases cannot be looked up now: the console does not answer.
    record CasesSilent() implements Trouble {}

    /// The kiosk cannot keep its record, so it does not print. Nothing came out.
    record CannotRecord() implements Trouble {}

    /// **Proven: no page came out.** The document's number is void.
    ///
    /// @param fault why, by the printer
    record NothingPrinted(Fault fault) implements Trouble {}

    /// Some pages came out and the others will not. The document is void; it never continues by itself.
    ///
    /// @param pagesOut 1 to `pages` − 1
    /// @param fault why, where the printer said so
    record PartlyPrinted(int pagesOut, int pages, Optional<Fault> fault) implements Trouble {}

    /// Nobody can say now whether it came out. If paper lies in the slot it is hers, and the console will confirm it
    /// or void it; it is never printed a second time.
    ///
    /// @param serial of the document, so that she can ask for it
    /// @param pages it should have
    record PrintUncertain(String serial, int pages) implements Trouble {}

    /// What a refusal of the ledger means to a resident.
    static Trouble of(Entry.Why why) {
        return switch (why) {
            case OPENING -> new NotNow(new Missing.Starting());
            case CLOCK_UNKNOWN -> new NotNow(new Missing.ClockUnknown());
            case DISK_LOW -> new NotNow(new Missing.DiskFull());
            case REPLACED, FORKED -> new NotNow(new Missing.LedgerUnsafe());
            case STORE_DOWN, CLOSED -> new CannotRecord();
        };
    }
}
