package org.nightwindow.console.residents;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.events.RatingListener;
import org.nightwindow.hall.KioskEvent.Rated;

/// Residents' ratings 好差评: voluntary, of five levels, at most one of an act, nothing about who gave it.
/// Thread-safe.
public final class Ratings implements RatingListener {
    /// How far back pages look.
    static final Duration SHOWN = Duration.ofDays(30);

    /// How often one level was given for one item.
    ///
    /// @param item id of the catalogue; empty when none was chosen
    /// @param level 1 very satisfied … 5 very dissatisfied
    record Count(String item, int level, long number) {}

    private final Jdbi jdbi;
    private final Clock clock;

    public Ratings(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /// Keeps the first rating of an act and of an event; the same or another one later changes nothing.
    @Override
    public void onRated(String kioskId, long eventId, Rated rated) {
        String act = rated.act() == null ? "event " + eventId : rated.act();
        try {
            jdbi.useTransaction(transaction -> {
                boolean known = transaction
                                .createQuery(
                                        "select count(*) from rating where event_id = ? or (kiosk_id = ? and act = ?)")
                                .bind(0, eventId)
                                .bind(1, kioskId)
                                .bind(2, act)
                                .mapTo(Long.class)
                                .one()
                        > 0;
                if (!known) {
                    insert(transaction, kioskId, eventId, act, rated);
                }
            });
        } catch (UnableToExecuteStatementException e) {
            if (!Database.isDuplicate(e)) {
                throw e; // a duplicate was kept by another console a moment ago
            }
        }
    }

    private void insert(Handle transaction, String kioskId, long eventId, String act, Rated rated) {
        transaction
                .createUpdate(
                        "insert into rating (event_id, kiosk_id, act, item, level, rated_at) values (?, ?, ?, ?, ?, ?)")
                .bind(0, eventId)
                .bind(1, kioskId)
                .bind(2, act)
                .bind(3, rated.item() == null ? "" : rated.item())
                .bind(4, rated.level())
                .bind(5, clock.millis())
                .execute();
    }

    /// Of the last [#SHOWN], by item and level.
    List<Count> counts() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select item, level, count(*) as number from rating where rated_at > :since
                        group by item, level order by item, level""")
                .bind("since", clock.instant().minus(SHOWN).toEpochMilli())
                .map(ConstructorMapper.of(Count.class))
                .list());
    }
}
