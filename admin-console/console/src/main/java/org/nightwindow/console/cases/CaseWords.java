package org.nightwindow.console.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.CaseView.Progress;
import org.nightwindow.hall.filing.CaseView.Stage;
import org.nightwindow.hall.filing.CaseView.StageView;
import org.nightwindow.hall.filing.CaseView.State;

/// What a resident reads of a case: all six stages with their days, what comes next, and what she has to do, even
/// if it is nothing. A late case says that it is late. Any thread.
final class CaseWords {
    private final CaseStore store;
    private final Supplier<WorkingDays> days;
    private final Clock clock;

    CaseWords(CaseStore store, Supplier<WorkingDays> days, Clock clock) {
        this.store = store;
        this.days = days;
        this.clock = clock;
    }

    CaseView view(Handle handle, CaseRow row) {
        List<CaseStep> steps = store.steps(handle, row.caseNumber());
        CaseFacts facts = row.facts();
        OptionalInt left = row.state().open()
                ? new CaseClock(days.get()).left(clock.instant(), row.promised())
                : OptionalInt.empty();
        return new CaseView(
                facts.caseNumber(),
                facts.queryCode(),
                facts.item(),
                row.itemName(),
                row.office(),
                facts.applicantMasked(),
                row.state(),
                row.filed(),
                row.counted(),
                row.promised(),
                row.statutory(),
                left,
                stages(row, steps),
                corrections(handle, row, steps),
                decision(row, steps),
                NextWords.of(row, received(row, steps), new CaseClock(days.get()), clock.instant()));
    }

    /// When what is judged now came: first, or corrected.
    private static Instant received(CaseRow row, List<CaseStep> steps) {
        return last(steps, CaseAction.CORRECT).map(CaseStep::at).orElse(row.filed());
    }

    /// Of the last notice, while it is waited for.
    private List<Correction> corrections(Handle handle, CaseRow row, List<CaseStep> steps) {
        return row.state() != State.CORRECTION
                ? List.of()
                : last(steps, CaseAction.RETURN)
                        .map(step -> store.corrections(handle, row.caseNumber(), step.place()))
                        .orElse(List.of());
    }

    static List<StageView> stages(CaseRow row, List<CaseStep> steps) {
        Map<Stage, CaseStep> passed = new EnumMap<>(Stage.class);
        steps.forEach(step -> step.action().passes().ifPresent(stage -> passed.put(stage, step)));
        List<StageView> stages = new ArrayList<>();
        boolean ended = row.state() == State.NOT_ACCEPTED || row.state() == State.WITHDRAWN;
        for (Stage stage : Stage.values()) {
            CaseStep step = passed.get(stage);
            boolean here = step == null && !ended && passed.size() == stage.ordinal();
            if (step != null) {
                stages.add(new StageView(stage, Progress.PASSED, Optional.of(step.at()), StageWords.passed(row, step)));
            } else if (here) {
                stages.add(new StageView(
                        stage, Progress.HERE, Optional.of(steps.getLast().at()), StageWords.here(row, stage)));
            } else {
                stages.add(new StageView(
                        stage,
                        Progress.TO_COME,
                        Optional.empty(),
                        ended ? StageWords.NO_MORE : StageWords.toCome(row, stage)));
            }
        }
        return stages;
    }

    static Optional<CaseStep> last(List<CaseStep> steps, CaseAction action) {
        return steps.stream().filter(step -> step.action() == action).reduce((_, later) -> later);
    }

    private static Optional<Text> decision(CaseRow row, List<CaseStep> steps) {
        return steps.stream()
                .filter(step ->
                        step.action() == CaseAction.REFUSE || step.action().decides())
                .reduce((_, later) -> later)
                .map(step -> StageWords.decided(row, step));
    }
}
