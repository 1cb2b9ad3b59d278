package org.nightwindow.console.cases;

import static org.nightwindow.hall.filing.CaseView.State.ACCEPTED;
import static org.nightwindow.hall.filing.CaseView.State.APPROVED;
import static org.nightwindow.hall.filing.CaseView.State.COLLECTED;
import static org.nightwindow.hall.filing.CaseView.State.CONCLUDED;
import static org.nightwindow.hall.filing.CaseView.State.CORRECTION;
import static org.nightwindow.hall.filing.CaseView.State.ISSUED;
import static org.nightwindow.hall.filing.CaseView.State.NOT_ACCEPTED;
import static org.nightwindow.hall.filing.CaseView.State.REJECTED;
import static org.nightwindow.hall.filing.CaseView.State.SUBMITTED;
import static org.nightwindow.hall.filing.CaseView.State.TRANSFERRED;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.web.Role;
import org.nightwindow.hall.filing.CaseView.Stage;
import org.nightwindow.hall.filing.CaseView.State;

/// Everything that can happen to a case: from which states, to which. There is no other way, so no stage is skipped
/// and nothing happens outside: 受理 → 收件 → 传送 → 审批 → 办结 → 出件.
public enum CaseAction {
    FILE(Set.of(), SUBMITTED, null),
    ACCEPT(Set.of(SUBMITTED), ACCEPTED, Stage.ACCEPTANCE),
    /// Everything that must be corrected, in one notice 补正.
    RETURN(Set.of(SUBMITTED), CORRECTION, null),
    /// 不予受理
    REFUSE(Set.of(SUBMITTED), NOT_ACCEPTED, Stage.ACCEPTANCE),
    /// By the applicant, at any kiosk.
    CORRECT(Set.of(CORRECTION), SUBMITTED, null),
    COLLECT(Set.of(ACCEPTED), COLLECTED, Stage.COLLECTION),
    TRANSFER(Set.of(COLLECTED), TRANSFERRED, Stage.TRANSFER),
    APPROVE(Set.of(TRANSFERRED), APPROVED, Stage.REVIEW),
    REJECT(Set.of(TRANSFERRED), REJECTED, Stage.REVIEW),
    CONCLUDE(Set.of(APPROVED, REJECTED), CONCLUDED, Stage.CONCLUSION),
    ISSUE(Set.of(CONCLUDED), ISSUED, Stage.ISSUE);

    /// What a rule may do when every check passes. It ends before 审批: whoever accepts does not decide, and a rule
    /// that accepts is no exception.
    static final List<CaseAction> BY_RULE = List.of(ACCEPT, COLLECT, TRANSFER);

    private final Set<State> from;
    private final State to;
    private final @Nullable Stage passes;

    CaseAction(Set<State> from, State to, @Nullable Stage passes) {
        this.from = from;
        this.to = to;
        this.passes = passes;
    }

    boolean isPossibleIn(State state) {
        return from.contains(state);
    }

    State to() {
        return to;
    }

    /// The stage that has passed with it, if one has.
    Optional<Stage> passes() {
        return Optional.ofNullable(passes);
    }

    /// Whether a person of the staff does it; the others are the applicant's.
    boolean isStaffs() {
        return this != FILE && this != CORRECT;
    }

    /// Decides 审批: never who accepted.
    boolean decides() {
        return this == APPROVE || this == REJECT;
    }

    /// Who of the staff may do it.
    Role role() {
        return decides() ? Role.APPROVER : Role.ACCEPTOR;
    }

    /// Whether the resident is owed a reason.
    boolean needsReason() {
        return this == REFUSE || this == REJECT;
    }

    /// What staff may do in a state, in order.
    static List<CaseAction> staffsIn(State state) {
        return Arrays.stream(values())
                .filter(CaseAction::isStaffs)
                .filter(action -> action.isPossibleIn(state))
                .toList();
    }
}
