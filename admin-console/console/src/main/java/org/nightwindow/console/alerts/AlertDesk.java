package org.nightwindow.console.alerts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.audit.AuditLog;

/// What people do with alerts. Everything is audited. Thread-safe.
final class AlertDesk {
    /// What can be done.
    enum Order {
        /// I go there.
        TAKE("taken"),
        /// She goes there.
        GIVE("given"),
        /// I cannot go after all: whoever is called may take it.
        RELEASE("released"),
        NOTE("noted"),
        /// It needs nobody. It opens again only after it was gone.
        QUIETEN("quiet");

        private final String done;

        Order(String done) {
            this.done = done;
        }
    }

    private final Jdbi jdbi;
    private final AlertStore store;
    private final AuditLog audit;
    private final Clock clock;

    AlertDesk(Jdbi jdbi, AlertStore store, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /// How an order ended.
    sealed interface Result {
        record Done() implements Result {}

        /// There is no such open alert.
        record Over() implements Result {}

        /// A note without a word.
        record Empty() implements Result {}

        /// Meanwhile somebody else has it, or nobody any more; nothing was done.
        ///
        /// @param taker empty when nobody has it
        record Moved(String taker) implements Result {}
    }

    /// A note may be added to an alert that is over.
    ///
    /// @param from who had it on the page on which the order was given; empty for nobody
    /// @param whom to be given to; else who does it
    Result act(long id, Order order, String from, String who, String whom, String note) {
        Instant now = clock.instant();
        return jdbi.inTransaction(transaction -> {
            Optional<AlertRow> row = store.find(transaction, id);
            if (row.isEmpty()) {
                return new Result.Over();
            }
            if (order == Order.NOTE) {
                if (note.isEmpty()) {
                    return new Result.Empty();
                }
                written(transaction, row.get(), order, who, note, now);
                return new Result.Done();
            }
            boolean done = switch (order) {
                case TAKE -> store.take(transaction, id, from, who, now);
                case GIVE -> store.take(transaction, id, from, whom, now);
                case RELEASE -> from.equals(who) && store.release(transaction, id, from);
                case QUIETEN -> store.quieten(transaction, id, from);
                case NOTE -> throw new IllegalStateException("handled above");
            };
            if (!done) {
                return refused(transaction, id, order, who);
            }
            written(
                    transaction,
                    row.get(),
                    order,
                    who,
                    order == Order.GIVE ? whom : order == Order.TAKE ? from : note,
                    now);
            return new Result.Done();
        });
    }

    /// Who presses twice has it already.
    private Result refused(Handle transaction, long id, Order order, String who) {
        Optional<AlertRow> now = store.find(transaction, id).filter(row -> row.state() == AlertRow.State.OPEN);
        if (now.isEmpty()) {
            return new Result.Over();
        }
        String taker = Optional.ofNullable(now.get().takenBy()).orElse("");
        return order == Order.TAKE && taker.equals(who) ? new Result.Done() : new Result.Moved(taker);
    }

    private void written(Handle transaction, AlertRow row, Order order, String who, String note, Instant now) {
        store.note(transaction, row.id(), who, order.done, note, now); // of one that was taken over, whose it was
        if (order == Order.QUIETEN) {
            store.dropMessages(transaction, row.id(), now);
        }
        audit.record(
                transaction,
                who,
                "alert-" + order.done,
                row.kioskId(),
                "alert " + row.id() + " " + row.ruleId() + (order == Order.GIVE ? " to " + note : ""));
    }
}
