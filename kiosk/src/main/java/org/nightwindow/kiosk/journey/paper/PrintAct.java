package org.nightwindow.kiosk.journey.paper;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.hall.Issue;
import org.nightwindow.kiosk.hardware.PaperPrinter;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.Entry;
import org.nightwindow.kiosk.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts one document on paper: plan → issue → (preview) → STARTED → first byte → outcome and event in one commit.
///
/// | crash after | the ledger says | the printer may have done | the resident reads |
/// |---|---|---|---|
/// | `ledger.plan` | PLANNED | nothing | nothing; NOT_DONE at the restart, nothing is issued for the key |
/// | `issuer.issue` | PLANNED | nothing | the same; the serial is void |
/// | `ledger.issued` | PLANNED with serial | nothing | the same |
/// | `pageCounter` | PLANNED with serial | nothing | the same |
/// | `ledger.start` | STARTED | nothing | recovery asks the printer: NOT_DONE or UNKNOWN |
/// | `printer.print`, any byte | STARTED | anything | recovery asks the printer: DONE, NOT_DONE or UNKNOWN |
/// | `ledger.settle` | the outcome, its event queued | what the outcome says | what the outcome says |
///
/// Whoever was there when the power failed finds the start screen; the paper in the slot is hers.
///
/// A commit that failed, or hangs, means that nothing irreversible follows: the act is settled NOT_DONE, which the
/// ledger keeps in memory until the disk is back.
///
/// Thread-safe: [#prepare] and [#print] run on a background thread, [#abandon] comes from any.
public final class PrintAct implements Paperwork {
    private static final Logger log = LoggerFactory.getLogger(PrintAct.class);

    private final Ledger ledger;
    private final Issuer issuer;
    private final PaperPrinter printer;
    private final UncertainPrint uncertain;
    private final Executor background;
    private final Item item;
    private Stage stage = Stage.NEW; // guarded by this
    private boolean abandoned; // guarded by this
    private @Nullable Ask ask; // guarded by this
    private @Nullable IssuedDocument document; // guarded by this

    private enum Stage {
        NEW,
        PREPARING,
        READY,
        PRINTING,
        ENDED
    }

    /// What is asked of the console, but for the key. Personal; forgotten as soon as it was asked.
    public record Ask(
            String catalogueVersion, String visit, IssueRequest.Applicant applicant, Map<String, String> fields) {
        @Override
        public String toString() {
            return "Ask[…]";
        }
    }

    /// @param uncertain finds out what became of a print whose end nobody heard
    /// @param background for settling what was abandoned
    public PrintAct(
            Ledger ledger,
            Issuer issuer,
            PaperPrinter printer,
            UncertainPrint uncertain,
            Executor background,
            Item item,
            Ask ask) {
        this.ledger = ledger;
        this.issuer = issuer;
        this.printer = printer;
        this.uncertain = uncertain;
        this.background = background;
        this.item = item;
        this.ask = ask;
    }

    @Override
    public Prepared prepare() {
        Ask what;
        synchronized (this) {
            what = ask;
            ask = null;
            if (abandoned || what == null) {
                stage = Stage.ENDED;
                return notReady(new Trouble.HallSilent());
            }
            stage = Stage.PREPARING;
        }
        Prepared prepared = switch (ledger.plan(item.id())) {
            case Entry.Written(Act act) -> issue(act.key(), what);
            case Entry.Refused(Entry.Why why, String detail) -> notReady(Trouble.of(why));
            case Entry.InDoubt _ -> notReady(new Trouble.CannotRecord());
        };
        if (prepared instanceof Prepared.NotReady) {
            end();
        }
        return prepared;
    }

    private Prepared issue(String key, Ask what) {
        IssueRequest request = new IssueRequest(
                key, item.id(), what.catalogueVersion(), what.visit(), what.applicant(), what.fields());
        return switch (issuer.issue(request)) {
            case Issue.Issued(IssuedDocument issued) -> issued(key, issued);
            case Issue.Refused(Refusal refusal) -> {
                settle(key, KioskEvent.Outcome.NOT_DONE, 0, "refused by the console: " + refusal.code());
                yield notReady(new Trouble.HallRefused(refusal.code(), new Text(refusal.zh(), refusal.en())));
            }
            case Issue.Unreachable(String detail) -> silent(key, "the console was not reached: " + detail);
            case Issue.NoAnswer(String detail) -> silent(key, "the console did not answer: " + detail);
        };
    }

    /// Giving up is safe: the event of this end voids what was issued, and refuses what still comes.
    private Prepared silent(String key, String evidence) {
        settle(key, KioskEvent.Outcome.NOT_DONE, 0, evidence);
        return notReady(new Trouble.HallSilent());
    }

    private Prepared issued(String key, IssuedDocument issued) {
        List<PageImage> pages;
        try {
            pages = pagesOf(key, issued);
        } catch (IOException e) {
            log.error(
                    "{} {}: what was issued cannot be printed: {}", LogEvent.DOCUMENT_UNPRINTABLE, key, e.getMessage());
            settle(key, KioskEvent.Outcome.NOT_DONE, 0, "not printable: " + e.getMessage());
            return notReady(new Trouble.DocumentUnreadable());
        }
        Entry entry = ledger.issued(key, issued.serial(), issued.sha256(), issued.pages());
        if (!entry.written()) {
            settle(key, KioskEvent.Outcome.NOT_DONE, 0, "the serial could not be recorded");
            return notReady(new Trouble.CannotRecord());
        }
        synchronized (this) {
            if (!abandoned) {
                document = issued;
                stage = Stage.READY;
                return new Prepared.Ready(issued.serial(), pages);
            }
        }
        pages.forEach(PageImage::erase);
        voidIt(issued);
        return notReady(new Trouble.HallSilent()); // nobody is there to read it
    }

    /// The pages of what arrived, if it is what was promised.
    private static List<PageImage> pagesOf(String key, IssuedDocument issued) throws IOException {
        if (!issued.key().equals(key)) {
            throw new IOException("it answers another key");
        }
        if (!Sha256.hex(issued.pdf()).equals(issued.sha256())) {
            throw new IOException("its SHA-256 is not the one it says");
        }
        List<PageImage> pages = PageDrawing.draw(issued.pdf());
        if (pages.size() != issued.pages()) {
            throw new IOException("it has " + pages.size() + " pages, not " + issued.pages());
        }
        return pages;
    }

    @Override
    public Ended print(Consumer<PrintProgress> progress) {
        IssuedDocument paper;
        synchronized (this) {
            paper = document;
            if (stage != Stage.READY || paper == null) {
                throw new IllegalStateException("there is nothing to print: " + stage);
            }
            stage = Stage.PRINTING;
        }
        try {
            return switch (printer.pageCounter()) {
                case Outcome.Done<Long>(Long counter) -> start(paper, OptionalLong.of(counter), progress);
                case Outcome.Failed<Long> failed
                when failed.fault() == Fault.UNSUPPORTED -> start(paper, OptionalLong.empty(), progress);
                case Outcome.Failed<Long> failed ->
                    nothing(paper, failed.fault(), "before it was started: " + failed.detail());
                case Outcome.Cancelled<Long>() -> nothing(paper, Fault.NOT_READY, "the printer was let go");
                case Outcome.Unknown<Long> unknown -> nothing(paper, Fault.INTERNAL, unknown.reason());
            };
        } finally {
            end();
        }
    }

    private Ended start(IssuedDocument paper, OptionalLong counter, Consumer<PrintProgress> progress) {
        Entry entry = ledger.start(paper.key(), new Act.PrinterMark(printer.printer(), counter));
        return switch (entry) {
            case Entry.Written _ -> print(paper, progress);
            case Entry.Refused(Entry.Why why, String detail) -> {
                settle(paper.key(), KioskEvent.Outcome.NOT_DONE, 0, "not started: " + why);
                yield new Ended.NotPrinted(Trouble.of(why));
            }
            case Entry.InDoubt _ -> {
                // STARTED may be on the disk, but no byte was sent, and this process knows it.
                settle(
                        paper.key(),
                        KioskEvent.Outcome.NOT_DONE,
                        0,
                        "the start could not be recorded; nothing was sent");
                yield new Ended.NotPrinted(new Trouble.CannotRecord());
            }
        };
    }

    private Ended print(IssuedDocument paper, Consumer<PrintProgress> progress) {
        AtomicReference<UncertainPrint.LastHeard> heard =
                new AtomicReference<>(new UncertainPrint.LastHeard(0, Optional.empty()));
        Outcome<PrintProof> outcome = printer.print(new PrintJob(paper.key(), paper.pdf(), paper.pages()), news -> {
            heard.updateAndGet(last -> new UncertainPrint.LastHeard(
                    Math.max(last.pagesOut(), news.pagesOut()),
                    news.waitingFor().or(last::waitedFor)));
            progress.accept(news);
        });
        return switch (outcome) {
            case Outcome.Done<PrintProof>(PrintProof proof) -> {
                settle(paper.key(), KioskEvent.Outcome.DONE, proof.pagesOut(), proof.evidence());
                yield new Ended.Printed(paper.key(), paper.serial(), paper.pages());
            }
            case Outcome.Failed<PrintProof> failed -> nothing(paper, failed.fault(), failed.detail());
            case Outcome.Cancelled<PrintProof>() -> nothing(paper, Fault.NOT_READY, "called off before the first byte");
            case Outcome.Unknown<PrintProof> unknown -> {
                UncertainPrint.LastHeard last = Objects.requireNonNull(heard.get());
                settle(paper.key(), KioskEvent.Outcome.UNKNOWN, last.pagesOut(), unknown.reason());
                yield uncertain.findOut(paper, last);
            }
        };
    }

    /// Proven: no page came out.
    private Ended nothing(IssuedDocument paper, Fault fault, String evidence) {
        settle(paper.key(), KioskEvent.Outcome.NOT_DONE, 0, fault + ": " + evidence);
        return new Ended.NotPrinted(new Trouble.NothingPrinted(fault));
    }

    @Override
    public void abandon() {
        IssuedDocument unwanted = null;
        synchronized (this) {
            switch (stage) {
                case NEW, PREPARING -> {
                    abandoned = true; // whoever prepares it sees this before it is ready
                    ask = null;
                }
                case READY -> {
                    unwanted = document;
                    document = null;
                    stage = Stage.ENDED;
                }
                case PRINTING, ENDED -> {
                    return;
                }
            }
        }
        if (unwanted != null) {
            IssuedDocument paper = unwanted;
            background.execute(() -> voidIt(paper));
        }
    }

    private void voidIt(IssuedDocument paper) {
        settle(paper.key(), KioskEvent.Outcome.NOT_DONE, 0, "not wanted after all; nothing was sent to the printer");
        Arrays.fill(paper.pdf(), (byte) 0);
    }

    private void end() {
        synchronized (this) {
            stage = Stage.ENDED;
            if (document != null) {
                Arrays.fill(document.pdf(), (byte) 0);
            }
            document = null;
        }
    }

    /// A settlement that is in doubt is kept by the ledger and written as soon as the disk is back.
    private void settle(String key, KioskEvent.Outcome outcome, int pagesOut, String evidence) {
        Entry entry = ledger.settle(key, outcome, pagesOut, evidence);
        log.info("{} ended {} ({}){}", key, outcome, evidence, entry.written() ? "" : "; not on the disk yet");
    }

    private static Prepared notReady(Trouble trouble) {
        return new Prepared.NotReady(trouble);
    }
}
