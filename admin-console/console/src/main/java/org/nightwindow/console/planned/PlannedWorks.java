package org.nightwindow.console.planned;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.planned.PlannedWork.Spot;

/// Announced work: made, ended early, asked for. Everything is audited in the same transaction. Whether it is on is
/// told from its times alone, so that it begins and ends by itself, also while the console is down. Thread-safe.
public final class PlannedWorks {
    /// Longer than this nobody is called for a kiosk only because somebody forgot it.
    public static final Duration LONGEST = Duration.ofDays(14);

    private static final RowMapper<PlannedWork> ROWS = ConstructorMapper.of(PlannedWork.class);

    /// How a wish to plan ended.
    public enum Planned {
        DONE,
        /// It ends before it begins, or has ended already.
        OVER,
        TOO_LONG,
        NO_REASON
    }

    private final Jdbi jdbi;
    private final BiPredicate<String, Set<String>> standsIn;
    private final AuditLog audit;
    private final Clock clock;

    /// @param standsIn whether a kiosk stands in one of these places
    public PlannedWorks(Jdbi jdbi, BiPredicate<String, Set<String>> standsIn, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.standsIn = standsIn;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param spot there is
    public Planned plan(Spot spot, Instant from, Instant until, String reason, String who) {
        Instant now = clock.instant();
        if (!until.isAfter(from) || !until.isAfter(now)) {
            return Planned.OVER;
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            return Planned.TOO_LONG;
        }
        if (reason.isBlank()) {
            return Planned.NO_REASON;
        }
        jdbi.useTransaction(transaction -> {
            long id = transaction
                    .createUpdate("""
                            insert into planned_work (kiosk_id, site, from_at, until_at, reason, who, made_at)
                            values (:kiosk, :site, :from, :until, :reason, :who, :now)""")
                    .bind("kiosk", spot instanceof Spot.OfKiosk(String kioskId) ? kioskId : null)
                    .bind("site", spot instanceof Spot.OfSite(String site) ? site : null)
                    .bind("from", from.toEpochMilli())
                    .bind("until", until.toEpochMilli())
                    .bind("reason", reason)
                    .bind("who", who)
                    .bind("now", now.toEpochMilli())
                    .executeAndReturnGeneratedKeys()
                    .mapTo(Long.class)
                    .one();
            audit.record(
                    transaction, who, "plan-work", spot.key(), id + " from " + from + " to " + until + ": " + reason);
        });
        return Planned.DONE;
    }

    /// Ends it now; from now on people are called again.
    ///
    /// @return false when there is none that has not ended
    public boolean end(long id, String who) {
        Instant now = clock.instant();
        return jdbi.inTransaction(transaction -> {
            boolean ended = transaction.execute(
                            "update planned_work set until_at = ?, ended_by = ? where id = ? and until_at > ?",
                            now.toEpochMilli(),
                            who,
                            id,
                            now.toEpochMilli())
                    == 1;
            if (ended) {
                audit.record(transaction, who, "end-planned-work", "", "" + id);
            }
            return ended;
        });
    }

    public Optional<PlannedWork> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from planned_work where id = :id")
                .bind("id", id)
                .map(ROWS)
                .findOne());
    }

    /// What is on, what will be, and the newest of what is over; by when it ends, the last first.
    List<PlannedWork> newest(int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from planned_work order by until_at desc, id desc fetch first :most rows only")
                .bind("most", most)
                .map(ROWS)
                .list());
    }

    /// What is on now.
    public List<PlannedWork> on() {
        return jdbi.withHandle(this::on);
    }

    private List<PlannedWork> on(Handle handle) {
        return handle.createQuery("""
                        select * from planned_work where until_at > :now and from_at <= :now order by until_at desc""").bind("now", clock.millis()).map(ROWS).list();
    }

    /// Which of these is on for a kiosk; of several the one that ends last.
    ///
    /// @param works as [#on] told them
    public Optional<PlannedWork> at(String kioskId, List<PlannedWork> works) {
        return works.stream().filter(work -> covers(work.spot(), kioskId)).findFirst();
    }

    private boolean covers(Spot spot, String kioskId) {
        return switch (spot) {
            case Spot.OfKiosk(String id) -> id.equals(kioskId);
            case Spot.OfSite(String site) -> standsIn.test(kioskId, Set.of(site));
        };
    }
}
