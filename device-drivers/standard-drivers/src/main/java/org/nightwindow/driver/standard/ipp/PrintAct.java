package org.nightwindow.driver.standard.ipp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;

/// One document, sent to the printer at most once and followed to its end. The job's name is the key of the act,
/// and that is what everything later is found by: job numbers start again when a printer restarts.
///
/// **Why Create-Job and Send-Document, not Print-Job.** A job made by Create-Job has a name and no document: it
/// cannot print. So whatever is lost up to the first byte of Send-Document leaves no doubt: nothing came out. And
/// after that byte there is a numbered job to ask about and to cancel. With Print-Job a lost answer and an unknown
/// name may also mean a request that is still on its way; then the act is unknown.
///
/// What is true when this process dies, or the connection with it, after each step. "Ledger" is the kiosk's, which
/// had committed STARTED before the call; "resident" is what the kiosk tells after recovery by
/// [org.nightwindow.driver.DocumentPrinter#find].
///
/// | # | after | ledger | the printer may have | find(key) | resident reads |
/// |---|---|---|---|---|---|
/// | 1 | document checked, printer and name looked up | STARTED | nothing | Forgotten | in doubt: number voided |
/// | 2 | Create-Job sent | STARTED | a job without document, or none | NotPrinted or Forgotten | nothing, or in doubt |
/// | 3 | name read back | STARTED | a job without document | NotPrinted: find withdraws it | nothing came out |
/// | 4 | first byte of Send-Document | STARTED | part of it: nothing, or its first pages | what it is | what it is |
/// | 5 | last byte of Send-Document | STARTED | all of it, printing | Running, then Printed | printing, then done |
/// | 6 | Cancel-Job sent | STARTED | stopped, or one more page out | NotPrinted or Partly | nothing, or in doubt |
/// | 7 | end read twice | STARTED | all pages out | Printed | done |
/// | – | printer restarted after 4 | STARTED | any number of pages out | Forgotten | in doubt: number voided |
///
/// In the running process the same steps end so: a loss in 1 to 3 is `Failed` ([Evidence#DOCUMENT_NEVER_SENT]), a
/// call that is called off there is `Cancelled`; from 4 on [JobFollower] finds out. With a printer that has only
/// Print-Job, 2 and 3 do not exist, and a loss in 4 or 5 with no job of that name afterwards is `Unknown`.
///
/// The owner thread.
final class PrintAct {
    /// How often the printer is asked for the name of a job whose Print-Job answer was lost, before that is doubt:
    /// it lists a job once it has read the header, normally at once.
    private static final int LOOKUPS = 5;

    private final IppProtocol printer;
    private final PrintJob job;
    private final Consumer<PrintProgress> progress;
    private final Call call;
    private final Pace pace;
    private final Pace.Rests rests;
    private final StatusBoard board;
    private final SentKeys sentKeys;

    PrintAct(
            IppProtocol printer,
            PrintJob job,
            Consumer<PrintProgress> progress,
            Call call,
            Pace pace,
            StatusBoard board,
            SentKeys sentKeys) {
        this.printer = printer;
        this.job = job;
        this.progress = progress;
        this.call = call;
        this.pace = pace;
        this.rests = pace.rests(call);
        this.board = board;
        this.sentKeys = sentKeys;
    }

    Outcome<PrintProof> run() {
        if (sentKeys.contains(job.key())) {
            return sentBefore();
        }
        Optional<String> problem = Pdf.problem(job.pdf(), job.pages());
        if (problem.isPresent()) {
            return neverSent(Fault.INVALID_DATA, problem.get());
        }
        Answer<PrinterSnapshot> look = printer.printer(call);
        if (!(look instanceof Answer.Said<PrinterSnapshot>(PrinterSnapshot snapshot))) {
            board.lost(look.words());
            return neverSent(look.fault(), look.words());
        }
        board.saw(snapshot);
        Answer<List<JobSnapshot>> earlier = printer.named(job.key(), call);
        if (!(earlier instanceof Answer.Said<List<JobSnapshot>>(List<JobSnapshot> same))) {
            return neverSent(earlier.fault(), earlier.words());
        }
        if (!same.isEmpty()) {
            return refuse(same);
        }
        Optional<Fault> blocked = board.blocked(snapshot);
        if (blocked.isPresent()) {
            return neverSent(
                    blocked.get(), "the printer is not ready: " + board.status().text());
        }
        if (!call.goesOn()) {
            return calledOff();
        }
        progress.accept(new PrintProgress(PrintProgress.Stage.SENDING, 0, Optional.empty()));
        return board.createsJobs(snapshot) ? createAndSend(snapshot) : sendAtOnce(snapshot);
    }

    private Outcome<PrintProof> createAndSend(PrinterSnapshot before) {
        Answer<Integer> created = printer.createJob(job.key(), before, call);
        if (!(created instanceof Answer.Said<Integer>(Integer id))) {
            if (created instanceof Answer.Lost) {
                withdrawByName();
            }
            return neverSent(created.fault(), created.words());
        }
        // Read back before anything can print: a printer that drops the name could never be asked about this act.
        Answer<JobSnapshot> readBack = printer.job(id, call);
        if (!(readBack instanceof Answer.Said<JobSnapshot>(JobSnapshot named))) {
            printer.cancelJob(id, call);
            return neverSent(readBack.fault(), readBack.words());
        }
        if (!named.name().equals(job.key())) {
            printer.cancelJob(id, call);
            return neverSent(Fault.UNSUPPORTED, "the printer does not keep job names");
        }
        if (!call.goesOn()) {
            printer.cancelJob(id, call);
            return calledOff();
        }
        sentKeys.add(job.key());
        Answer<Nothing> sent = printer.sendDocument(id, job.pdf(), call);
        return switch (sent) {
            case Answer.Said<Nothing> said -> follow(id, before, Optional.empty());
            case Answer.Refused<Nothing> refused -> follow(id, before, Optional.of(refused.fault()));
            case Answer.Lost<Nothing> lost -> follow(id, before, Optional.of(Fault.TRANSPORT));
            case Answer.NotSent<Nothing>(String why) -> {
                printer.cancelJob(id, call);
                yield neverSent(Fault.TRANSPORT, why);
            }
        };
    }

    private Outcome<PrintProof> sendAtOnce(PrinterSnapshot before) {
        sentKeys.add(job.key());
        Answer<Integer> sent = printer.printJob(job.key(), job.pdf(), before, call);
        return switch (sent) {
            case Answer.Said<Integer>(Integer id) -> follow(id, before, Optional.empty());
            case Answer.NotSent<Integer>(String why) -> neverSent(Fault.TRANSPORT, why);
            case Answer.Refused<Integer> refused -> findAndFollow(before, refused.fault(), refused.words(), true);
            case Answer.Lost<Integer>(String why) -> findAndFollow(before, Fault.TRANSPORT, why, false);
        };
    }

    /// @param refused whether the printer itself said that it did not take the document
    private Outcome<PrintProof> findAndFollow(PrinterSnapshot before, Fault fault, String why, boolean refused) {
        boolean listed = false;
        for (int i = 0; i < LOOKUPS && call.remaining().compareTo(pace.interval()) > 0; i++) {
            if (printer.named(job.key(), call) instanceof Answer.Said<List<JobSnapshot>>(List<JobSnapshot> found)) {
                if (found.size() == 1) {
                    return follow(found.getFirst().id(), before, Optional.of(fault));
                }
                listed = found.isEmpty();
                if (listed && refused) {
                    return Outcome.failed(fault, Evidence.DOCUMENT_REFUSED.with(why));
                }
            }
            rests.rest();
        }
        String known = listed ? "the printer lists no such job, which proves nothing" : "the printer cannot be asked";
        return Outcome.unknown("the document may have arrived (" + why + "); " + known, job.key());
    }

    private Outcome<PrintProof> follow(int id, PrinterSnapshot before, Optional<Fault> doubt) {
        return new JobFollower(printer, job, progress, call, pace, rests, board, before, doubt).follow(id);
    }

    /// This process has sent the key already. Whatever the printer says now, "nothing came out" is not provable.
    private Outcome<PrintProof> sentBefore() {
        return printer.named(job.key(), call) instanceof Answer.Said<List<JobSnapshot>>(List<JobSnapshot> same)
                        && !same.isEmpty()
                ? refuse(same)
                : Outcome.unknown("this key was already sent, and the printer does not know it now", job.key());
    }

    /// A key is never sent twice, whoever asks.
    private Outcome<PrintProof> refuse(List<JobSnapshot> same) {
        JobSnapshot first = same.getFirst();
        PrintRecord record =
                Verdict.of(first, OptionalInt.of(job.pages()), OptionalInt.empty(), false, Optional.empty());
        if (same.size() == 1 && record instanceof PrintRecord.Printed(PrintProof proof)) {
            return Outcome.done(proof);
        }
        return Outcome.unknown("this key was already sent, it is not sent again: " + first.words(), job.key());
    }

    /// The answer to Create-Job is lost: if the job is there, it is taken away so that it blocks nobody. It could
    /// not have printed. Where this fails, the printer gives the job up by itself (RFC 8011 §5.4.31
    /// `multiple-operation-time-out`, normally 60 s).
    private void withdrawByName() {
        if (printer.named(job.key(), call) instanceof Answer.Said<List<JobSnapshot>>(List<JobSnapshot> found)) {
            found.stream().filter(it -> !it.ended()).forEach(it -> printer.cancelJob(it.id(), call));
        }
    }

    private Outcome<PrintProof> calledOff() {
        return call.cancelled() ? Outcome.cancelled() : neverSent(Fault.TIMEOUT, "no time left to print");
    }

    private static Outcome<PrintProof> neverSent(Fault fault, String why) {
        return Outcome.failed(fault, Evidence.DOCUMENT_NEVER_SENT.with(why));
    }
}
