package org.nightwindow.console.residents;

import java.time.Instant;
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

    /// How many left a kiosk since a moment without having done anything: that is what "turned away" means on every
    /// page. It counts who only looked, too; nobody can tell the two apart without asking her.
    public int turnedAway(String kioskId, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from visit_end where kiosk_id = ? and ended_at >= ? and ending <> ?")
                .bind(0, kioskId)
                .bind(1, since.toEpochMilli())
                .bind(2, DONE)
                .mapTo(Integer.class)
                .one());
    }
}
