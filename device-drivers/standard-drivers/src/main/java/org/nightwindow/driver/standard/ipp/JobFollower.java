package org.nightwindow.driver.standard.ipp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;

/// Follows a job that the printer has until it has ended, and says what came out. From here on the document may be
/// on paper, so nothing is concluded from silence: only from the job's own end state, read twice and equal both
/// times.
///
/// When the call is called off, or its time runs out while nothing moves, the job is cancelled ("please stop") and
/// still followed: a page on its way comes out.
///
/// The owner thread.
final class JobFollower {
    /// The host calls a command lost when its limit has passed; the answer must be there before. One question is
    /// answered in 3 to 40 ms.
    private static final Duration LAST_WORD = Duration.ofMillis(500);
    /// A cancelled job ends with the page under way: 3 to 6 s on a small laser printer, the first page 8 s (GCN).
    private static final Duration CANCEL_RESERVE = Duration.ofSeconds(10);
    /// A job is gone when it was neither under its number nor under its name so often in a row: one broken answer
    /// about another job is not enough.
    private static final int LOOKS_UNTIL_GONE = 3;

    private final IppProtocol printer;
    private final PrintJob job;
    private final Consumer<PrintProgress> progress;
    private final Call call;
    private final Pace pace;
    private final Pace.Rests rests;
    private final StatusBoard board;
    private final PrinterSnapshot before;
    private final Optional<Fault> doubt;
    private final Duration cancelReserve;

    private @Nullable PrintProgress told;
    private @Nullable JobSnapshot last;
    private Optional<Fault> obstacle = Optional.empty();
    private boolean jam;
    private boolean cancelObeyed;
    /// Whether this printer counts the pages of a job. One that did and no longer does is not believed.
    private boolean counts;
    private int goneLooks;
    private long heardAt;

    /// @param before the printer as it was before the job
    /// @param doubt what went wrong with the document's sending, if anything did
    JobFollower(
            IppProtocol printer,
            PrintJob job,
            Consumer<PrintProgress> progress,
            Call call,
            Pace pace,
            Pace.Rests rests,
            StatusBoard board,
            PrinterSnapshot before,
            Optional<Fault> doubt) {
        this.printer = printer;
        this.job = job;
        this.progress = progress;
        this.call = call;
        this.pace = pace;
        this.rests = rests;
        this.board = board;
        this.before = before;
        this.doubt = doubt;
        Duration third = call.remaining().dividedBy(3);
        this.cancelReserve = third.compareTo(CANCEL_RESERVE) < 0 ? third : CANCEL_RESERVE;
        this.heardAt = pace.nanoTime().getAsLong();
    }

    Outcome<PrintProof> follow(int id) {
        while (true) {
            Answer<JobSnapshot> answer = printer.job(id, call);
            boolean gone = answer instanceof Answer.Refused<JobSnapshot> refused && refused.notFound();
            if (answer instanceof Answer.Said<JobSnapshot>(JobSnapshot seen)) {
                gone = !seen.name().equals(job.key()); // the number now belongs to somebody else
                if (!gone) {
                    goneLooks = 0;
                    heardAt = pace.nanoTime().getAsLong();
                    Optional<Outcome<PrintProof>> end = look(id, seen);
                    if (end.isPresent()) {
                        return end.get();
                    }
                }
            } else if (!gone) {
                board.lost(answer.words());
            }
            if (gone && reallyGone() && ++goneLooks >= LOOKS_UNTIL_GONE) {
                return forgotten();
            }
            Optional<String> noMorePatience = patienceEnds();
            if (noMorePatience.isPresent()) {
                return Outcome.unknown(noMorePatience.get() + "; last: " + lastWords(), job.key());
            }
            if (!cancelObeyed && shouldCancel()) {
                cancelObeyed = cancel(id);
            }
            rests.rest();
        }
    }

    /// @return false when it has to be asked again, which is harmless
    private boolean cancel(int id) {
        return switch (printer.cancelJob(id, call)) {
            case Answer.Said<Nothing> said -> true;
            case Answer.Refused<Nothing> refused -> refused.notPossible(); // it has ended meanwhile
            case Answer.NotSent<Nothing> notSent -> false;
            case Answer.Lost<Nothing> lost -> false;
        };
    }

    /// @return how it ended, if it has
    private Optional<Outcome<PrintProof>> look(int id, JobSnapshot seen) {
        if (counts && seen.impressionsOut().isEmpty()) {
            return Optional.empty();
        }
        counts = seen.impressionsOut().isPresent();
        last = seen;
        OptionalInt lifePages = OptionalInt.empty();
        boolean atRest = false;
        if (printer.printer(call) instanceof Answer.Said<PrinterSnapshot>(PrinterSnapshot now)) {
            board.saw(now);
            atRest = !now.working();
            obstacle = now.obstacle().flatMap(Obstacle::fault).or(() -> seen.ended() ? obstacle : Optional.empty());
            jam |= now.has(Obstacle.MEDIA_JAM);
            if (before.impressions().isPresent() && now.impressions().isPresent()) {
                long more = now.impressions().getAsLong() - before.impressions().getAsLong();
                lifePages = more >= 0 && more <= Integer.MAX_VALUE ? OptionalInt.of((int) more) : OptionalInt.empty();
            }
        }
        PrintRecord record = Verdict.of(seen, OptionalInt.of(job.pages()), lifePages, jam, obstacle);
        if (record instanceof PrintRecord.Running(PrintProgress now)) {
            tell(now);
            return Optional.empty();
        }
        // A printer with a life counter is asked for it before it is believed without one.
        boolean uncounted = seen.impressionsOut().isEmpty() && lifePages.isEmpty();
        if (uncounted && before.impressions().isPresent()) {
            return Optional.empty();
        }
        // Some printers call a job canceled while its page is still on its way out: nothing came out is only believed
        // of a printer that is at rest.
        if (record instanceof PrintRecord.NotPrinted && !atRest) {
            return Optional.empty();
        }
        // An end is believed when the printer says the same twice: one broken byte must not become a printed page.
        boolean twice =
                printer.job(id, call) instanceof Answer.Said<JobSnapshot>(JobSnapshot again) && again.equals(seen);
        return twice ? Optional.of(outcome(record, seen)) : Optional.empty();
    }

    private Outcome<PrintProof> outcome(PrintRecord record, JobSnapshot end) {
        return switch (record) {
            case PrintRecord.Printed(PrintProof proof) -> Outcome.done(proof);
            case PrintRecord.NotPrinted(String evidence) -> Outcome.failed(whyNothing(end), evidence);
            case PrintRecord.Partly(int out, String evidence) ->
                Outcome.unknown(
                        (out < job.pages() ? "only page " + out : "called off after the last page, " + out) + " of "
                                + job.pages() + ": " + evidence,
                        job.key());
            case PrintRecord.Unclear(String evidence) -> Outcome.unknown(evidence, job.key());
            case PrintRecord.Forgotten(String upSince) -> forgotten();
            case PrintRecord.Running(PrintProgress now) -> Outcome.unknown("not ended", job.key());
        };
    }

    private Fault whyNothing(JobSnapshot end) {
        return doubt.or(() -> obstacle).orElseGet(() -> {
            if (cancelObeyed) {
                return Fault.TIMEOUT;
            }
            boolean format = end.reasons().stream().anyMatch(it -> it.contains("document-format"));
            return format ? Fault.INVALID_DATA : Fault.HARDWARE;
        });
    }

    private void tell(PrintProgress now) {
        if (!now.equals(told)) {
            told = now;
            progress.accept(now);
        }
    }

    /// Cancel-Job is due when the call was called off; when the document never quite arrived; and, so that nothing
    /// comes out for a resident who has left, when time runs out and nothing moves.
    private boolean shouldCancel() {
        boolean nothingMoves = last == null || last.pending() || last.stopped() || obstacle.isPresent();
        return call.cancelled()
                || (doubt.isPresent() && last != null && last.awaitsDocument())
                || (nothingMoves && call.remaining().compareTo(cancelReserve) <= 0);
    }

    private Optional<String> patienceEnds() {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of("interrupted while the job was followed");
        }
        if (call.remaining().compareTo(LAST_WORD) <= 0) {
            return Optional.of("the printer did not end the job in time");
        }
        Duration silent = Duration.ofNanos(pace.nanoTime().getAsLong() - heardAt);
        return silent.compareTo(pace.silence()) > 0
                ? Optional.of("the printer has been out of reach for " + silent.toSeconds() + " s")
                : Optional.empty();
    }

    /// A second opinion, by name: an answer about another job may be a broken one.
    private boolean reallyGone() {
        return printer.named(job.key(), call) instanceof Answer.Said<List<JobSnapshot>>(List<JobSnapshot> found)
                && found.isEmpty();
    }

    private Outcome<PrintProof> forgotten() {
        String now = printer.printer(call) instanceof Answer.Said<PrinterSnapshot>(PrinterSnapshot snapshot)
                ? snapshot.upSince() + counter(snapshot)
                : "";
        return Outcome.unknown(
                "the printer has forgotten the job; before: " + before.upSince() + counter(before) + "; now: " + now
                        + "; last: " + lastWords(),
                job.key());
    }

    private static String counter(PrinterSnapshot snapshot) {
        return snapshot.impressions().isPresent()
                ? " printer-impressions-completed=" + snapshot.impressions().getAsLong()
                : "";
    }

    private String lastWords() {
        return last == null ? "nothing heard of the job" : last.words();
    }
}
