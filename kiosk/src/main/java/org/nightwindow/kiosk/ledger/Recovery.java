package org.nightwindow.kiosk.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what became of acts nobody waits for any more: those an earlier run left open, and those that ended
/// UNKNOWN. Asks the printer; **never prints**. A job that waits in the printer, for paper or for no reason one can
/// see, is taken away: whoever loads paper tomorrow must not find somebody's certificate. Works on its own virtual
/// thread.
///
/// | the ledger says | the printer says | it becomes |
/// |---|---|---|
/// | PLANNED by an earlier run | – (not asked) | NOT_DONE: never handed to the printer |
/// | STARTED or UNKNOWN | Printed | DONE / RESOLVED_DONE |
/// | STARTED or UNKNOWN | NotPrinted | NOT_DONE / RESOLVED_NOT_DONE |
/// | STARTED or UNKNOWN | Running, pages come | nothing yet: followed, the printer stays blocked |
/// | STARTED or UNKNOWN | Running, waits or stands still | withdrawn; then what the printer says |
/// | STARTED or UNKNOWN | NotPrinted, and a jam was seen | UNKNOWN: a sheet may hang half out, uncounted |
/// | STARTED or UNKNOWN | Partly | UNKNOWN, with the pages that came out |
/// | STARTED or UNKNOWN | Unclear, Forgotten | NOT_DONE / RESOLVED_NOT_DONE if the counter proves it, else UNKNOWN |
/// | STARTED or UNKNOWN | cannot be asked | nothing yet: the printer stays blocked |
///
/// The counter proves that nothing came out when it is the same printer, it never loses a page, it stands where it
/// stood before the first byte, and the printer is certainly idle before and after it was read.
///
/// | crash after | then |
/// |---|---|
/// | the printer was asked | it is asked again |
/// | the job was withdrawn | the printer is asked; a page under way came out and is counted |
/// | the commit of the settlement | nothing is left to do; the event is in the outbox |
///
/// An act of this run that is still open belongs to its visit and is not touched. A declaration is no printer's
/// matter: the console is asked about it by somebody else, and it blocks nothing.
public final class Recovery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    static final String NEVER_HANDED_OVER = "never handed to the printer";

    /// A job that is still there is looked at this often; a page takes 3 to 10 s.
    private static final Duration FOLLOW_EVERY = Duration.ofSeconds(2);

    /// A job without a new page for so long is not followed any further: the first page takes 8 to 15 s, 30 s from
    /// deep sleep.
    static final Duration STANDSTILL = Duration.ofSeconds(40);

    /// How far a job has come.
    ///
    /// @param since when this page was first seen to be the last one, on the monotonic clock
    /// @param jammed whether it ever stood in a jam
    private record Standing(int pagesOut, long since, boolean jammed) {}

    private final Ledger ledger;
    private final PrinterWitness witness;
    private final Duration followEvery;
    private final LongSupplier nanoTime;
    private final Set<String> asked = ConcurrentHashMap.newKeySet(); // UNKNOWN acts this run need not ask about again
    private final Set<String> inDoubt = ConcurrentHashMap.newKeySet();
    private final Map<String, Standing> running = new HashMap<>(); // its own thread only
    private final Semaphore again = new Semaphore(0);
    private final Thread thread;
    private volatile boolean reviewed;

    private Recovery(Ledger ledger, PrinterWitness witness, Duration followEvery, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.witness = witness;
        this.followEvery = followEvery;
        this.nanoTime = nanoTime;
        this.thread = Thread.ofVirtual().name("recovery").unstarted(this::run);
    }

    /// Begins as soon as the ledger is open.
    public static Recovery start(Ledger ledger, PrinterWitness witness) {
        return start(ledger, witness, FOLLOW_EVERY, System::nanoTime);
    }

    /// @param nanoTime a monotonic clock
    static Recovery start(Ledger ledger, PrinterWitness witness, Duration followEvery, LongSupplier nanoTime) {
        Recovery recovery = new Recovery(ledger, witness, followEvery, nanoTime);
        ledger.onChange(recovery::changed);
        recovery.thread.start();
        return recovery;
    }

    /// Whether the printer must not be used: something may still be in it. True until the first look is over. Never
    /// blocks.
    public boolean blocksPrinter() {
        return !reviewed || !inDoubt.isEmpty();
    }

    /// Whether the printer may still bring out this act: it has not yet answered what became of it. Never blocks.
    public boolean doubts(String key) {
        return !reviewed || inDoubt.contains(key);
    }

    /// Looks again at once: the printer came back, or a technician was there. Returns at once.
    public void lookAgain() {
        again.release();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            ledger.awaitOpen();
            while (!Thread.currentThread().isInterrupted()) {
                review();
                if (blocksPrinter()) {
                    again.tryAcquire(followEvery.toNanos(), TimeUnit.NANOSECONDS);
                } else {
                    again.acquire();
                }
                again.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.debug("recovery is closed");
        }
    }

    /// An act of this run that ended UNKNOWN may still lie in the printer: nothing else goes there before it was
    /// asked.
    private void changed(Act act) {
        if (act.state() == Act.State.UNKNOWN && !asked.contains(act.key())) {
            inDoubt.add(act.key());
            again.release();
        } else if (!act.state().open()) {
            inDoubt.remove(act.key());
        }
    }

    private void review() {
        try {
            for (Act act : ledger.openActs()) {
                if (act.kind() == Act.Kind.PRINT && !ledger.plannedHere(act.key())) {
                    inDoubt.add(act.key());
                    settle(act);
                }
            }
            for (Act act : ledger.unknownActs()) {
                if (!asked.contains(act.key())) {
                    inDoubt.add(act.key());
                    settle(act);
                }
            }
            reviewed = true;
        } catch (LedgerUnreadable e) {
            LOG.warn("recovery waits: {}", e.getMessage());
        } catch (RuntimeException bug) {
            LOG.error(
                    "{} recovery failed; the printer stays blocked and it is tried again",
                    LogEvent.RECOVERY_FAILED,
                    bug);
            reviewed = false;
        }
    }

    private void settle(Act act) {
        Optional<Finding> found = act.state() == Act.State.PLANNED
                ? Optional.of(new Finding(Verdict.NOTHING_CAME_OUT, 0, NEVER_HANDED_OVER))
                : ask(act);
        if (found.isEmpty()) {
            return; // still in doubt, the printer stays blocked
        }
        Finding finding = found.get();
        boolean unknown = act.state() == Act.State.UNKNOWN;
        Optional<KioskEvent.Outcome> outcome = switch (finding.verdict()) {
            case ALL_CAME_OUT -> Optional.of(unknown ? KioskEvent.Outcome.RESOLVED_DONE : KioskEvent.Outcome.DONE);
            case NOTHING_CAME_OUT ->
                Optional.of(unknown ? KioskEvent.Outcome.RESOLVED_NOT_DONE : KioskEvent.Outcome.NOT_DONE);
            case NOT_PROVEN -> unknown ? Optional.empty() : Optional.of(KioskEvent.Outcome.UNKNOWN);
        };
        if (finding.verdict() == Verdict.NOT_PROVEN) {
            asked.add(act.key()); // the printer has said all it knows, and has no such job under way
        }
        if (outcome.isEmpty()
                || ledger.settle(act.key(), outcome.get(), finding.pagesOut(), finding.evidence())
                        .written()) {
            inDoubt.remove(act.key());
            running.remove(act.key());
            LOG.info("{} after recovery: {} ({})", act.key(), finding.verdict(), finding.evidence());
        }
    }

    private enum Verdict {
        ALL_CAME_OUT,
        NOTHING_CAME_OUT,
        NOT_PROVEN
    }

    private record Finding(Verdict verdict, int pagesOut, String evidence) {}

    /// Empty while the printer cannot be asked or is still at it.
    private Optional<Finding> ask(Act act) {
        Outcome<PrintRecord> answer = witness.find(act.key());
        if (answer instanceof Outcome.Done<PrintRecord>(PrintRecord.Running(PrintProgress progress))
                && standsStill(act.key(), progress)) {
            answer = witness.withdraw(act.key());
            LOG.debug("{} waited in the printer and was withdrawn: {}", act.key(), answer); // again every 2 s
        }
        return answer instanceof Outcome.Done<PrintRecord>(PrintRecord record)
                ? finding(act, record)
                : Optional.empty();
    }

    private boolean standsStill(String key, PrintProgress now) {
        long time = nanoTime.getAsLong();
        boolean jammed = now.waitingFor().filter(Fault.MEDIA_JAMMED::equals).isPresent();
        Standing standing = running.merge(
                key,
                new Standing(now.pagesOut(), time, jammed),
                (before, here) -> new Standing(
                        here.pagesOut(),
                        here.pagesOut() > before.pagesOut() ? time : before.since(),
                        before.jammed() || jammed));
        return now.waitingFor().isPresent() || time - standing.since() >= STANDSTILL.toNanos();
    }

    private Optional<Finding> finding(Act act, PrintRecord record) {
        Standing standing = running.get(act.key());
        boolean jammed = standing != null && standing.jammed();
        return switch (record) {
            case PrintRecord.Printed(PrintProof proof) -> Optional.of(printed(act, proof));
            case PrintRecord.NotPrinted(String evidence) ->
                Optional.of(
                        jammed
                                ? new Finding(Verdict.NOT_PROVEN, 0, "a jam was seen: " + evidence)
                                : new Finding(Verdict.NOTHING_CAME_OUT, 0, evidence));
            case PrintRecord.Partly(int pagesOut, String evidence) ->
                Optional.of(new Finding(Verdict.NOT_PROVEN, pagesOut, evidence));
            case PrintRecord.Running stillThere -> Optional.empty();
            case PrintRecord.Unclear(String evidence) -> Optional.of(byCounter(act, evidence, jammed));
            case PrintRecord.Forgotten(String upSince) ->
                Optional.of(byCounter(act, "the printer does not know the job, up " + upSince, jammed));
        };
    }

    /// A printer that is asked by name does not know how many pages there should be; the ledger does.
    private static Finding printed(Act act, PrintProof proof) {
        int pages = act.paper().map(Act.Paper::pages).orElse(1);
        boolean tooFew = proof.pagesOut() > 0 && proof.pagesOut() < pages;
        return tooFew
                ? new Finding(Verdict.NOT_PROVEN, proof.pagesOut(), "of " + pages + " pages: " + proof.evidence())
                : new Finding(Verdict.ALL_CAME_OUT, proof.pagesOut(), proof.evidence());
    }

    /// A counter that stands still proves nothing of a sheet that hung in a jam: it was printed and not counted.
    private Finding byCounter(Act act, String words, boolean jammed) {
        if (jammed) {
            return new Finding(Verdict.NOT_PROVEN, 0, words + "; a jam was seen");
        }
        Optional<Act.PrinterMark> mark = act.mark();
        OptionalLong before = mark.map(Act.PrinterMark::pageCounter).orElse(OptionalLong.empty());
        if (mark.isEmpty() || before.isEmpty()) {
            return new Finding(Verdict.NOT_PROVEN, 0, words + "; no page counter was read before the first byte");
        }
        if (!mark.get().printer().equals(witness.printer())) {
            return new Finding(Verdict.NOT_PROVEN, 0, words + "; this is another printer");
        }
        boolean idleBefore = witness.certainlyIdle();
        if (!(witness.pageCounter() instanceof Outcome.Done<Long>(Long now))) {
            return new Finding(Verdict.NOT_PROVEN, 0, words + "; the page counter cannot be read");
        }
        String counted = words + "; page counter " + before.getAsLong() + " before the first byte, " + now + " now";
        if (now != before.getAsLong()) {
            return new Finding(Verdict.NOT_PROVEN, 0, counted);
        }
        if (!idleBefore || !witness.certainlyIdle()) {
            return new Finding(Verdict.NOT_PROVEN, 0, counted + ", but the printer is not certainly idle");
        }
        if (!witness.counterIsTrustworthy()) {
            return new Finding(Verdict.NOT_PROVEN, 0, counted + ", but this printer's counter may lose pages");
        }
        return new Finding(Verdict.NOTHING_CAME_OUT, 0, counted + ", printer idle");
    }
}
