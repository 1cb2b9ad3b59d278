package org.nightwindow.console.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.cases.CaseClock.Dates;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what happens to a case: its new state, the step, its dates and the audit, all in the caller's
/// transaction. A date that was told once stays; one that could not be computed is added when the calendar can tell
/// it. Any thread.
final class CaseFlow {
    private static final Logger LOG = LoggerFactory.getLogger(CaseFlow.class);

    private final CaseStore store;
    private final AuditLog audit;
    private final Supplier<WorkingDays> days;

    CaseFlow(CaseStore store, AuditLog audit, Supplier<WorkingDays> days) {
        this.store = store;
        this.audit = audit;
        this.days = days;
    }

    /// A step and the case as it is after it.
    record Done(CaseRow row, CaseStep step) {}

    /// The first step of a case: it is there from the commit on.
    ///
    /// @param blank the case in state `SUBMITTED` with one step and no dates
    Done open(Handle transaction, CaseRow blank, String who) {
        CaseStep step = new CaseStep(blank.caseNumber(), 1, blank.facts().filedAt(), who, CaseAction.FILE, null, null);
        CaseRow row = dated(blank, List.of(step), false);
        store.insert(transaction, row);
        store.addStep(transaction, step);
        audit(transaction, row, step);
        return new Done(row, step);
    }

    /// @param before as the caller saw it
    /// @return empty when it is not so any more, or the action is not possible in its state; nothing was written
    Optional<Done> step(
            Handle transaction, CaseRow before, CaseAction action, String who, Instant now, Optional<Text> reason) {
        if (!action.isPossibleIn(before.state())) {
            return Optional.empty();
        }
        CaseStep step = new CaseStep(
                before.caseNumber(),
                before.standing().steps() + 1,
                now.toEpochMilli(),
                who,
                action,
                reason.map(Text::zh).orElse(null),
                reason.map(Text::en).orElse(null));
        List<CaseStep> steps = new ArrayList<>(store.steps(transaction, before.caseNumber()));
        steps.add(step);
        CaseRow row =
                dated(before.with(before.standing().after(action, who, now)), steps, action == CaseAction.CORRECT);
        if (!store.replace(transaction, before, row)) {
            return Optional.empty();
        }
        store.addStep(transaction, step);
        audit(transaction, row, step);
        return Optional.of(new Done(row, step));
    }

    /// Adds dates that could not be computed before.
    ///
    /// @return whether there were any
    boolean dateAgain(Handle transaction, CaseRow before) {
        CaseRow row = dated(before, store.steps(transaction, before.caseNumber()), false);
        return !row.equals(before) && store.replace(transaction, before, row);
    }

    private CaseRow dated(CaseRow row, List<CaseStep> steps, boolean countAnew) {
        Instant received = row.filed();
        @Nullable Instant accepted = null;
        for (CaseStep step : steps) {
            switch (step.action()) {
                case CORRECT -> received = step.at();
                case ACCEPT -> accepted = step.at();
                case FILE, RETURN, REFUSE, COLLECT, TRANSFER, APPROVE, REJECT, CONCLUDE, ISSUE -> {}
            }
        }
        Dates fresh =
                new CaseClock(days.get()).dates(row.state(), row.limits(), received, Optional.ofNullable(accepted));
        Optional<LocalDate> promised = row.promised().or(fresh::promised);
        Dates dates = new Dates(
                countAnew ? fresh.counted() : row.counted().or(fresh::counted),
                promised,
                row.statutory().or(fresh::statutory),
                accepted == null || fresh.due().isEmpty() ? fresh.due() : promised);
        if (dates.counted().isEmpty() || (accepted != null && dates.promised().isEmpty())) {
            LOG.warn(
                    "{} a case has no dates: working days are known for {} only",
                    LogEvent.CALENDAR_MISSING,
                    days.get().known());
        }
        return row.with(row.standing().on(dates));
    }

    /// Never the reason: staff write it to one person.
    private void audit(Handle transaction, CaseRow row, CaseStep step) {
        audit.record(
                transaction,
                step.who(),
                "case-" + step.action().name().toLowerCase(Locale.ROOT),
                row.caseNumber(),
                row.facts().item() + " → " + row.state());
    }
}
