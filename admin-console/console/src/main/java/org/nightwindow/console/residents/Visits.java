package org.nightwindow.console.residents;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.events.VisitListener;
import org.nightwindow.hall.KioskEvent.VisitEnded;

/// How visits ended, with nothing of who it was. Thread-safe.
public final class Visits implements VisitListener {
    private static final String DONE = "done";

    private final Jdbi jdbi;

    public Visits(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void onVisitEnded(String kioskId, long eventId, Instant at, VisitEnded ended) {
        try {
            jdbi.useTransaction(transaction -> {
                int known = transaction
                        .createQuery("select count(*) from visit_end where event_id = ?")
                        .bind(0, eventId)
                        .mapTo(Integer.class)
                        .one();
                if (known == 0) {
                    transaction.execute(
                            "insert into visit_end (event_id, kiosk_id, ended_at, ending, item) values (?, ?, ?, ?, ?)",
                            eventId,
                            kioskId,
                            at.toEpochMilli(),
                            ended.ending(),
                            ended.item() == null ? "" : ended.item());
                }
            });
        } catch (UnableToExecuteStatementException e) {
            if (!Database.isDuplicate(e)) {
                throw e; // a duplicate was kept by another console a moment ago
            }
        }
    }

    /// How many left a kiosk without what they had asked for: that is what "turned away" means on every page. Who
    /// only looked is not counted, nor who wanted something else that works.
    ///
    /// @param until by the kiosk's clock; [Instant#MAX] for now
    /// @param items what could not be done; empty when nothing could, and everybody counts who did nothing
    public int turnedAway(String kioskId, Instant since, Instant until, Optional<Set<String>> items) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select item from visit_end where kiosk_id = :kiosk"
                        + " and ended_at >= :since and ended_at <= :until and ending <> :done")
                .bind("kiosk", kioskId)
                .bind("since", since.toEpochMilli())
                .bind("until", until.equals(Instant.MAX) ? Long.MAX_VALUE : until.toEpochMilli())
                .bind("done", DONE)
                .mapTo(String.class)
                .stream()
                .mapToInt(item -> items.isEmpty() || items.get().contains(item) ? 1 : 0)
                .sum());
    }
}
