package org.nightwindow.console.cases;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the staff do with cases. Who acts names how many steps she saw: what she did not see she cannot have
/// judged. Who accepted never decides: the database refuses it too.
///
/// | Crash after | Database | The page shows |
/// |---|---|---|
/// | the form was sent | as before | an error; loaded again, the case as it was |
/// | commit, answer not sent | step, state, dates and audit | the step; sent again: "it has changed" |
final class CaseDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CaseDesk.class);

    private final Jdbi jdbi;
    private final CaseStore store;
    private final CaseFlow flow;
    private final Clock clock;

    CaseDesk(Jdbi jdbi, CaseStore store, CaseFlow flow, Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.flow = flow;
        this.clock = clock;
    }

    /// @param seen how many steps of it the page showed
    /// @param corrections everything that must be corrected; of a [CaseAction#RETURN] only
    record Order(
            String caseNumber,
            long seen,
            CaseAction action,
            String who,
            Optional<Text> reason,
            List<Correction> corrections) {}

    enum Result {
        DONE,
        NO_SUCH_CASE,
        /// Something happened to it since the page was drawn, or it is not possible any more.
        CHANGED,
        /// Who accepted cannot decide.
        SAME_PERSON,
        /// The resident is owed a reason, or at least one correction.
        NOTHING_SAID,
        /// Something was ticked to be corrected, but the case was accepted or refused.
        CORRECTIONS_LEFT
    }

    Result act(Order order) {
        Result result = jdbi.inTransaction(transaction -> {
            Optional<CaseRow> found = store.find(transaction, order.caseNumber());
            if (found.isEmpty()) {
                return Result.NO_SUCH_CASE;
            }
            CaseRow row = found.get();
            if (!order.action().isStaffs()
                    || !order.action().isPossibleIn(row.state())
                    || row.standing().steps() != order.seen()) {
                return Result.CHANGED;
            }
            if (order.action().decides() && order.who().equals(row.standing().acceptedBy())) {
                return Result.SAME_PERSON;
            }
            boolean returns = order.action() == CaseAction.RETURN;
            if (returns
                    ? order.corrections().isEmpty()
                    : order.action().needsReason() && order.reason().isEmpty()) {
                return Result.NOTHING_SAID;
            }
            if (!returns && !order.corrections().isEmpty()) {
                return Result.CORRECTIONS_LEFT;
            }
            Optional<CaseFlow.Done> done =
                    flow.step(transaction, row, order.action(), order.who(), clock.instant(), order.reason());
            done.ifPresent(step -> store.addCorrections(transaction, step.step(), order.corrections()));
            return done.isPresent() ? Result.DONE : Result.CHANGED;
        });
        LOG.info("{} of {} by {}: {}", order.action(), order.caseNumber(), order.who(), result);
        return result;
    }
}
