package org.nightwindow.driver.standard.ipp;

import java.util.Optional;
import java.util.OptionalInt;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;

/// Decides from a printer's words what came out. A pure function, the only place where DONE and NOT DONE are said
/// of a job that the printer has.
final class Verdict {
    private Verdict() {}

    /// @param job as the printer tells it
    /// @param pages of the document; empty when only the printer can know
    /// @param lifePages by how much the life counter advanced since before the job; empty when not known
    /// @param jam whether a jam was seen while the job was there: a sheet may then hang half out uncounted
    /// @param waitingFor what the printer waits for, if it does
    static PrintRecord of(
            JobSnapshot job, OptionalInt pages, OptionalInt lifePages, boolean jam, Optional<Fault> waitingFor) {
        if (!job.ended()) {
            return new PrintRecord.Running(progress(job, waitingFor));
        }
        OptionalInt expected = pages.isPresent() ? pages : job.impressions();
        return job.completed() ? completed(job, expected, lifePages, jam) : calledOff(job, jam);
    }

    static PrintProgress progress(JobSnapshot job, Optional<Fault> waitingFor) {
        int out = job.impressionsOut().orElse(0);
        PrintProgress.Stage stage = waitingFor.isPresent()
                ? PrintProgress.Stage.WAITING
                : job.pending() ? PrintProgress.Stage.ACCEPTED : PrintProgress.Stage.PRINTING;
        return new PrintProgress(stage, out, waitingFor);
    }

    private static PrintRecord completed(JobSnapshot job, OptionalInt expected, OptionalInt lifePages, boolean jam) {
        // a print server says completed when it has passed the job on (RFC 8011 §5.3.8, queued-in-device)
        if (job.reasons().contains("queued-in-device") || job.reasons().contains("job-completed-with-errors")) {
            return new PrintRecord.Unclear(job.words());
        }
        if (job.impressionsOut().isEmpty()) {
            return uncounted(job, expected, lifePages, jam);
        }
        int out = job.impressionsOut().getAsInt();
        if (out == 0) {
            return new PrintRecord.Unclear("completed, but no page counted: " + job.words());
        }
        if (expected.isPresent() && out < expected.getAsInt()) {
            return new PrintRecord.Partly(out, "only page " + out + " of " + expected.getAsInt() + ": " + job.words());
        }
        return printed(Evidence.COMPLETED_AND_COUNTED, job, out, job.words());
    }

    private static PrintRecord uncounted(JobSnapshot job, OptionalInt expected, OptionalInt lifePages, boolean jam) {
        if (lifePages.isEmpty() || expected.isEmpty()) {
            if (jam) {
                return new PrintRecord.Unclear("a jam, and this printer does not count pages: " + job.words());
            }
            String words = job.words() + "; no page evidence: this printer does not count the pages of a job";
            return printed(Evidence.COMPLETED_NOT_COUNTED, job, 0, words);
        }
        int out = lifePages.getAsInt();
        String words = job.words() + " printer-impressions-completed=+" + out;
        return out >= expected.getAsInt()
                ? printed(Evidence.COMPLETED_AND_LIFE_COUNTER, job, out, words)
                : new PrintRecord.Unclear("completed, but the life counter lacks pages: " + words);
    }

    private static PrintRecord calledOff(JobSnapshot job, boolean jam) {
        if (job.impressionsOut().isEmpty()) {
            return new PrintRecord.Unclear("ended early, and this printer does not count pages: " + job.words());
        }
        int out = job.impressionsOut().getAsInt();
        if (out > 0) {
            return new PrintRecord.Partly(out, "ended after page " + out + ": " + job.words());
        }
        return jam
                ? new PrintRecord.Unclear("a jam: a sheet may hang half out, uncounted: " + job.words())
                : new PrintRecord.NotPrinted(Evidence.ENDED_WITHOUT_PAGE.with(job.words()));
    }

    private static PrintRecord printed(Evidence evidence, JobSnapshot job, int out, String words) {
        return new PrintRecord.Printed(new PrintProof(Integer.toString(job.id()), out, evidence.with(words)));
    }
}
