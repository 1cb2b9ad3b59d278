package org.nightwindow.driver.standard.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Types;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A job as the printer tells it at one moment (RFC 8011 §5.3).
///
/// @param id starts again when the printer restarts: never enough to know a job by
/// @param name the key it was given
/// @param state `job-state`, 3 to 9; 0 when not told
/// @param reasons `job-state-reasons`
/// @param impressionsOut `job-impressions-completed`: pages interpreted, marked *and stacked* (§5.3.18.2); empty
///     when this printer does not count
/// @param impressions `job-impressions`: how many the document has, as the printer found; empty when not told
record JobSnapshot(
        int id, String name, int state, List<String> reasons, OptionalInt impressionsOut, OptionalInt impressions) {
    private static final int PENDING = 3;
    private static final int PENDING_HELD = 4;
    private static final int PROCESSING_STOPPED = 6;
    private static final int CANCELED = 7;
    private static final int ABORTED = 8;
    private static final int COMPLETED = 9;

    JobSnapshot {
        reasons = List.copyOf(reasons);
    }

    /// What to ask for.
    static final AttributeType<?>[] ATTRIBUTES = {
        Types.jobId,
        Types.jobName,
        Types.jobState,
        Types.jobStateReasons,
        Types.jobImpressionsCompleted,
        Types.jobImpressions
    };

    static JobSnapshot read(AttributeGroup group) {
        JobState state = group.getValue(Types.jobState);
        Integer id = group.getValue(Types.jobId);
        String name = group.getString(Types.jobName);
        List<String> reasons = group.getStrings(Types.jobStateReasons);
        return new JobSnapshot(
                id == null ? 0 : id,
                name == null ? "" : name,
                state == null ? 0 : state.getCode(),
                reasons == null ? List.of() : reasons,
                count(group.getValue(Types.jobImpressionsCompleted)),
                count(group.getValue(Types.jobImpressions)));
    }

    private static OptionalInt count(@Nullable Integer value) {
        return value == null || value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /// Has what every printer must tell (RFC 8011 §5.3.7, §5.3.8): an answer without it was broken on its way.
    boolean whole() {
        return id > 0 && state >= PENDING && state <= COMPLETED && !reasons.isEmpty();
    }

    boolean ended() {
        return state >= CANCELED;
    }

    boolean completed() {
        return state == COMPLETED;
    }

    boolean stopped() {
        return state == PROCESSING_STOPPED;
    }

    /// Not begun: it waits for its turn or for its document.
    boolean pending() {
        return state == PENDING || state == PENDING_HELD;
    }

    /// Made by Create-Job, and its document is not (wholly) there.
    boolean awaitsDocument() {
        return state == PENDING_HELD
                || (pending() && (reasons.contains("job-incoming") || reasons.contains("job-data-insufficient")));
    }

    /// The printer's words, for a technician and for the record.
    String words() {
        String stateName = switch (state) {
            case PENDING -> "pending";
            case PENDING_HELD -> "pending-held";
            case 5 -> "processing";
            case PROCESSING_STOPPED -> "processing-stopped";
            case CANCELED -> "canceled";
            case ABORTED -> "aborted";
            case COMPLETED -> "completed";
            default -> "unknown";
        };
        return "job-id=" + id + " job-state=" + stateName + " job-state-reasons=" + String.join(",", reasons)
                + " job-impressions-completed="
                + (impressionsOut.isPresent() ? impressionsOut.getAsInt() : "not reported");
    }
}
