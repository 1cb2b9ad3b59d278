package org.nightwindow.kiosk.attendant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hardware.DeviceBay;
import org.nightwindow.kiosk.hardware.Fittings;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.hardware.Notice;
import org.nightwindow.kiosk.hardware.PaperPrinter;
import org.nightwindow.kiosk.hardware.SelfTests;
import org.nightwindow.kiosk.hardware.SlipPrinter;
import org.nightwindow.kiosk.journey.trouble.About;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.Entry;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerUnreadable;
import org.nightwindow.kiosk.ledger.Recovery;

/// The machine the technician stands at.
///
/// Settling a sheet, the one thing here that cannot be taken back:
///
/// | crash after | the ledger says | the printer has | the technician reads |
/// |---|---|---|---|
/// | he pressed | UNKNOWN | what it had | after the restart the sheet is still listed: he settles it then |
/// | the commit of `resolve` | RESOLVED_DONE or _NOT_DONE, with its event | what it had | it is not listed any more |
/// | a commit that failed | UNKNOWN; the end is kept in memory | what it had | it is kept, and not yet written |
/// | the outbox has sent it | the same | what it had | the console marks the document once, however often it comes |
///
/// A test page or slip is no act: no serial, nothing in the ledger. A crash while it prints leaves at most one page, or
/// a piece of one slip, that says on its face that it is worth nothing.
public final class KioskMachine implements Machine {
    private final DeviceBay bay;
    private final PaperPrinter printer;
    private final Ledger ledger;
    private final Recovery recovery;
    private final Supplier<Optional<Catalogue>> catalogue;
    private final Function<Item, Optional<Missing>> missing;
    private final Place place;
    private final Workshop workshop;
    private final TestPage testPage;
    private final Supplier<String> testKeys;

    /// What is known of the kiosk's place in the hall.
    ///
    /// @param shut why nobody can be served at all
    /// @param enrol takes a ticket; blocks for the disk
    /// @param enrolment how far an enrolment is
    public record Place(Supplier<List<String>> shut, Predicate<EnrolmentTicket> enrol, Supplier<Enrolment> enrolment) {}

    /// What only a technician does with it.
    ///
    /// @param startsAgain ends the program so that it is started again; empty where nothing would
    /// @param testSlip prints one; blocks
    public record Workshop(Fittings fittings, Optional<Runnable> startsAgain, Supplier<SlipPrinter.Ended> testSlip) {}

    /// @param missing what an item lacks now
    /// @param testKeys makes the name of a test page's job, unique for ever and never that of an act
    public KioskMachine(
            DeviceBay bay,
            PaperPrinter printer,
            Ledger ledger,
            Recovery recovery,
            Supplier<Optional<Catalogue>> catalogue,
            Function<Item, Optional<Missing>> missing,
            Place place,
            Workshop workshop,
            TestPage testPage,
            Supplier<String> testKeys) {
        this.bay = bay;
        this.printer = printer;
        this.ledger = ledger;
        this.recovery = recovery;
        this.catalogue = catalogue;
        this.missing = missing;
        this.place = place;
        this.workshop = workshop;
        this.testPage = testPage;
        this.testKeys = testKeys;
    }

    @Override
    public List<Part> parts() {
        return bay.all().stream()
                .map(device -> new Part(device.role(), device.status()))
                .toList();
    }

    @Override
    public List<String> notices() {
        return bay.notices().stream().map(Notice::toString).toList();
    }

    @Override
    public Outlook outlook() {
        List<Closed> closed = new ArrayList<>();
        int open = 0;
        for (Item item : catalogue.get().map(Catalogue::items).orElse(Map.of()).values()) {
            Optional<Missing> why = missing.apply(item);
            if (why.isEmpty()) {
                open++;
            } else if (!(why.get() instanceof Missing.NotOffered)) {
                closed.add(new Closed(item.name(), About.of(item), why.get()));
            }
        }
        return new Outlook(open, closed, place.shut().get());
    }

    @Override
    public Counters counters() {
        OptionalLong pages = printer.pageCounter() instanceof Outcome.Done<Long>(Long count)
                ? OptionalLong.of(count)
                : OptionalLong.empty();
        return new Counters(pages, tally());
    }

    private Optional<Tally> tally() {
        try {
            Map<Act.State, Integer> counts = ledger.counts(Act.Kind.PRINT);
            return Optional.of(new Tally(
                    counts.getOrDefault(Act.State.DONE, 0) + counts.getOrDefault(Act.State.RESOLVED_DONE, 0),
                    counts.getOrDefault(Act.State.NOT_DONE, 0) + counts.getOrDefault(Act.State.RESOLVED_NOT_DONE, 0),
                    counts.getOrDefault(Act.State.UNKNOWN, 0)));
        } catch (LedgerUnreadable e) {
            return Optional.empty();
        }
    }

    @Override
    public Fittings fittings() {
        return workshop.fittings();
    }

    @Override
    public Optional<Runnable> startsAgain() {
        return workshop.startsAgain();
    }

    @Override
    public Outcome<SelfTest> selfTest(String role) {
        return new SelfTests(bay).test(role);
    }

    @Override
    public TestPrint printTestPage(Consumer<PrintProgress> progress) {
        if (recovery.blocksPrinter()) {
            recovery.lookAgain();
            return new TestPrint.PrinterInDoubt();
        }
        String key = testKeys.get();
        return switch (printer.print(
                new PrintJob(key, testPage.make(place.enrolment().get().kioskId()), 1), progress)) {
            case Outcome.Done<PrintProof>(PrintProof proof) -> new TestPrint.Printed(proof.evidence());
            case Outcome.Failed<PrintProof> failed -> new TestPrint.NotPrinted(failed.fault(), failed.detail());
            case Outcome.Cancelled<PrintProof>() -> new TestPrint.Unclear("called off");
            case Outcome.Unknown<PrintProof> unknown -> {
                var _ = printer.withdraw(key); // nobody waits for it any more
                yield new TestPrint.Unclear(unknown.reason());
            }
        };
    }

    @Override
    public TestPrint printTestSlip() {
        return switch (workshop.testSlip().get()) {
            case PRINTED -> new TestPrint.Printed("");
            case PAPER_OUT -> new TestPrint.NotWhole(true);
            case NOT_PRINTED -> new TestPrint.NotWhole(false);
            case UNCERTAIN -> new TestPrint.Unclear("");
        };
    }

    @Override
    public Sheets sheets() {
        try {
            return new Sheets.Known(ledger.unknownActs().stream()
                    .filter(act -> act.kind() == Act.Kind.PRINT)
                    .map(this::sheet)
                    .toList());
        } catch (LedgerUnreadable e) {
            return new Sheets.NotReadable(String.valueOf(e.getMessage()));
        }
    }

    private Sheet sheet(Act act) {
        Text item = catalogue
                .get()
                .flatMap(running -> running.item(act.item()))
                .map(Item::name)
                .orElse(new Text(act.item(), act.item()));
        return new Sheet(
                act.key(),
                act.paper().map(Act.Paper::serial).orElse(""),
                item,
                act.changedAt(),
                act.paper().map(Act.Paper::pages).orElse(1),
                act.pagesOut(),
                act.evidence(),
                recovery.doubts(act.key()));
    }

    @Override
    public Settled settle(Sheet sheet, boolean here, String account) {
        if (!here && recovery.doubts(sheet.key())) {
            recovery.lookAgain();
            return new Settled.MayStillCome();
        }
        String looked = "account " + account + " looked at the kiosk: ";
        String found = here ? "the paper is there, complete" : "the paper is not there or not complete";
        int pagesOut = here ? sheet.pages() : sheet.pagesOut();
        return switch (ledger.resolve(sheet.key(), here, pagesOut, looked + found)) {
            case Entry.Written(Act act) -> {
                boolean done = act.state() == Act.State.RESOLVED_DONE;
                yield act.evidence().startsWith(looked)
                        ? new Settled.Written(done)
                        : new Settled.ToldBefore(done, act.evidence());
            }
            case Entry.InDoubt _ -> new Settled.Kept();
            case Entry.Refused(Entry.Why _, String detail) -> new Settled.NotWritten(detail);
        };
    }

    @Override
    public boolean enrol(EnrolmentTicket ticket) {
        return place.enrol().test(ticket);
    }

    @Override
    public Enrolment enrolment() {
        return place.enrolment().get();
    }
}
