package org.nightwindow.console.residents;

import java.time.Instant;
import java.util.List;
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

    /// @param at when she left, by the kiosk's clock, epoch milliseconds
    /// @param done whether she had what she came for
    public record Ended(long at, boolean done) {}

    /// How the visits of a kiosk ended, from a moment on.
    public List<Ended> ended(String kioskId, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select ended_at, ending from visit_end where kiosk_id = :kiosk"
                                + " and ended_at >= :since order by ended_at")
                .bind("kiosk", kioskId)
                .bind("since", since.toEpochMilli())
                .map((row, context) ->
                        new Ended(row.getLong(1), row.getString(2).equals(DONE)))
                .list());
    }

    /// Somebody who left a kiosk without what she had asked for.
    ///
    /// @param at when, by the kiosk's clock, epoch milliseconds
    /// @param item what she had asked for; empty when she only looked
    public record Left(long at, String item) {}

    /// Who left a kiosk without what she had asked for, from a moment on: those of them who left while it could not be
    /// done are what "turned away" means on every page.
    public List<Left> leftWithout(String kioskId, Instant since) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select ended_at, item from visit_end where kiosk_id = :kiosk"
                                + " and ended_at >= :since and ending <> :done")
                        .bind("kiosk", kioskId)
                        .bind("since", since.toEpochMilli())
                        .bind("done", DONE)
                        .map((row, context) -> new Left(row.getLong(1), row.getString(2)))
                        .list());
    }
}
