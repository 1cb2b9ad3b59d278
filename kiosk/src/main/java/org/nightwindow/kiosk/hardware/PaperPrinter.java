package org.nightwindow.kiosk.hardware;

import java.time.Duration;
import java.util.function.Consumer;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DocumentPrinter;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.host.Command;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.kiosk.ledger.PrinterWitness;

/// The kiosk's document printer. Every method but [#printer()] and [#certainlyIdle()] blocks until the device has
/// answered or its limit is over; never on the screen thread.
public final class PaperPrinter implements PrinterWitness {
    /// Answered in 0.1 s; a printer that sleeps wakes within 5 s.
    static final Duration ASK_LIMIT = Duration.ofSeconds(8);

    /// The first page takes 8 to 15 s, 30 s from deep sleep. Longer than this nobody waits in front of a kiosk, and
    /// a printer without paper gets none at night.
    static final Duration FIRST_PAGE_LIMIT = Duration.ofSeconds(60);

    /// A small laser printer makes 20 to 40 pages a minute.
    static final Duration NEXT_PAGE_LIMIT = Duration.ofSeconds(15);

    private final DeviceBay bay;

    public PaperPrinter(DeviceBay bay) {
        this.bay = bay;
    }

    @Override
    public String printer() {
        return bay.identity(Roles.DOCUMENT_PRINTER);
    }

    @Override
    public Outcome<Long> pageCounter() {
        return ask("page-counter", DocumentPrinter::pageCounter);
    }

    @Override
    public Outcome<PrintRecord> find(String jobKey) {
        return ask("find-job", (printer, call) -> printer.find(jobKey, call));
    }

    @Override
    public Outcome<PrintRecord> withdraw(String jobKey) {
        return ask("withdraw-job", (printer, call) -> printer.withdraw(jobKey, call));
    }

    /// Prints one document; at most once for each key.
    ///
    /// @param progress told of each step, on the printer's thread
    public Outcome<PrintProof> print(PrintJob job, Consumer<PrintProgress> progress) {
        Duration limit = FIRST_PAGE_LIMIT.plus(NEXT_PAGE_LIMIT.multipliedBy(job.pages() - 1L));
        return bay.device(Roles.DOCUMENT_PRINTER)
                .map(device -> device.<DocumentPrinter, PrintProof>act(
                                DocumentPrinter.class,
                                "print " + job.key(),
                                limit,
                                (printer, call) -> printer.print(job, progress, call))
                        .outcome()
                        .join())
                .orElseGet(PaperPrinter::noPrinter);
    }

    @Override
    public boolean certainlyIdle() {
        return bay.device(Roles.DOCUMENT_PRINTER)
                .map(Supervisor::status)
                .map(status -> status.state() == DeviceStatus.State.READY)
                .orElse(false);
    }

    /// Said by the driver, where a technician knows it of the model (`counter-kept` of `standard.ipp`). Of any
    /// other printer a job that was forgotten stays UNKNOWN until somebody has looked: small ones write their
    /// counter late.
    @Override
    public boolean counterIsTrustworthy() {
        Outcome<Boolean> kept = ask(
                "keeps-page-count",
                (printer, call) -> Outcome.done(printer.capabilities().can(Capabilities.Feature.KEEPS_PAGE_COUNT)));
        return kept instanceof Outcome.Done<Boolean>(Boolean said) && said;
    }

    private <T> Outcome<T> ask(String name, Command<DocumentPrinter, T> question) {
        return bay.device(Roles.DOCUMENT_PRINTER)
                .map(device -> device.read(DocumentPrinter.class, name, ASK_LIMIT, question)
                        .outcome()
                        .join())
                .orElseGet(PaperPrinter::noPrinter);
    }

    private static <T> Outcome<T> noPrinter() {
        return Outcome.failed(Fault.CONFIGURATION, "this kiosk has no document printer");
    }
}
