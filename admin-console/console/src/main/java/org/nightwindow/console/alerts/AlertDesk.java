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

    /// @param whom to be given to; else who does it
    /// @return false when there is no such open alert; a note may be added to one that is over
    boolean act(long id, Order order, String who, String whom, String note) {
        Instant now = clock.instant();
        return jdbi.inTransaction(transaction -> {
            Optional<AlertRow> row = store.find(transaction, id);
            boolean done = row.isPresent()
                    && switch (order) {
                        case TAKE -> store.take(transaction, id, who, now);
                        case GIVE -> store.take(transaction, id, whom, now);
                        case NOTE -> !note.isEmpty();
                        case QUIETEN -> store.quieten(transaction, id);
                    };
            if (done) {
                written(transaction, row.get(), order, who, order == Order.GIVE ? whom : note, now);
            }
            return done;
        });
    }

    private void written(Handle transaction, AlertRow row, Order order, String who, String note, Instant now) {
        store.note(transaction, row.id(), who, order.done, note, now);
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
