package org.nightwindow.kiosk.ledger;

import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintRecord;

/// What recovery may ask of the printer. Nothing here prints. Called on recovery's own thread; may block
/// as long as the device's own limits.
public interface PrinterWitness {

    /// Which printer this is, exactly as written into [Act.PrinterMark#printer()].
    String printer();

    /// What the printer remembers of the job. Anything but [Outcome.Done] means that it could not be asked.
    Outcome<PrintRecord> find(String jobKey);

    /// Takes the job away if it is still there; then as [#find].
    Outcome<PrintRecord> withdraw(String jobKey);

    /// How many pages it printed in its life.
    Outcome<Long> pageCounter();

    /// True only when the printer itself says that it has no job and nothing moves.
    boolean certainlyIdle();

    /// Whether a page that came out is always in the counter, also after a power cut at that very moment. Only a
    /// technician or the driver of a known model can say so; a printer that writes its counter late cannot prove
    /// that nothing came out.
    boolean counterIsTrustworthy();
}
