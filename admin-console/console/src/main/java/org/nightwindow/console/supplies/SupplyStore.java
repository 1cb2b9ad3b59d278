package org.nightwindow.console.supplies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.database.Sifted;

/// Levels, refills and printed sheets in the database; always in the caller's transaction.
final class SupplyStore {
    /// @param role of the device
    /// @param kind name of `Supply.Kind`
    /// @param name which one, where there are several
    /// @param level name of `Supply.Level`
    /// @param percent absent when the device does not measure it
    record Row(
            long id,
            String kioskId,
            String role,
            String kind,
            String name,
            String level,
            @Nullable Integer percent,
            long changedAt) {}

    /// @param who account that recorded it; absent when only the sensor saw it
    /// @param percentBefore by the sensor; absent when it does not measure
    /// @param percentAfter absent until the sensor saw it rise
    record Refill(
            long id,
            long supplyId,
            long refilledAt,
            @Nullable String who,
            String note,
            @Nullable Integer percentBefore,
            @Nullable Integer percentAfter) {}

    private static final RowMapper<Row> ROWS = ConstructorMapper.of(Row.class);
    private static final RowMapper<Refill> REFILLS = ConstructorMapper.of(Refill.class);

    /// Locks what the kiosk has, so that two of its heartbeats at two consoles do not both see a rise.
    List<Row> lock(Handle transaction, String kioskId) {
        transaction.execute("update supply set changed_at = changed_at where kiosk_id = ?", kioskId);
        return of(transaction, kioskId);
    }

    List<Row> of(Handle handle, String kioskId) {
        return handle.createQuery("select * from supply where kiosk_id = :kiosk order by id")
                .bind("kiosk", kioskId)
                .map(ROWS)
                .list();
    }

    List<Row> all(Handle handle) {
        return handle.createQuery("select * from supply order by kiosk_id, id")
                .map(ROWS)
                .list();
    }

    List<Row> all(Handle handle, String kioskId) {
        return handle.createQuery("select * from supply where kiosk_id = :kiosk order by id")
                .bind("kiosk", kioskId)
                .map(ROWS)
                .list();
    }

    /// @param kioskIds not none
    List<Row> all(Handle handle, List<String> kioskIds) {
        return handle.createQuery("select * from supply where kiosk_id in (<kiosks>) order by kiosk_id, id")
                .bindList("kiosks", kioskIds)
                .map(ROWS)
                .list();
    }

    /// Those of one role whose level is a number.
    List<Row> measured(Handle handle, String role) {
        return handle.createQuery("select * from supply where role = :role and percent > 0 order by kiosk_id, id")
                .bind("role", role)
                .map(ROWS)
                .list();
    }

    Optional<Row> find(Handle handle, long id) {
        return handle.createQuery("select * from supply where id = :id")
                .bind("id", id)
                .map(ROWS)
                .findOne();
    }

    void add(
            Handle transaction,
            String kioskId,
            String role,
            String kind,
            String name,
            String level,
            @Nullable Integer percent,
            Instant now) {
        long id = transaction
                .createUpdate("""
                        insert into supply (kiosk_id, role, kind, name, level, percent, changed_at)
                        values (:kiosk, :role, :kind, :name, :level, :percent, :now)""")
                .bind("kiosk", kioskId)
                .bind("role", role)
                .bind("kind", kind)
                .bind("name", name)
                .bind("level", level)
                .bind("percent", percent)
                .bind("now", now.toEpochMilli())
                .executeAndReturnGeneratedKeys()
                .mapTo(Long.class)
                .one();
        sample(transaction, id, percent, now);
    }

    void change(Handle transaction, long id, String level, @Nullable Integer percent, Instant now) {
        transaction
                .createUpdate("update supply set level = :level, percent = :percent, changed_at = :now where id = :id")
                .bind("level", level)
                .bind("percent", percent)
                .bind("now", now.toEpochMilli())
                .bind("id", id)
                .execute();
        sample(transaction, id, percent, now);
    }

    private static void sample(Handle transaction, long id, @Nullable Integer percent, Instant now) {
        if (percent != null) {
            transaction.execute(
                    "insert into supply_sample (supply_id, taken_at, percent) values (?, ?, ?)",
                    id,
                    now.toEpochMilli(),
                    percent);
        }
    }

    /// Oldest first.
    List<Scale.Sample> samples(Handle handle, long id, Instant since) {
        return handle.createQuery("""
                        select taken_at, percent from supply_sample
                        where supply_id = :id and taken_at >= :since order by taken_at, id""")
                .bind("id", id)
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new Scale.Sample(row.getLong(1), row.getInt(2)))
                .list();
    }

    /// The highest level since a moment, with the one that held at that moment.
    Optional<Integer> highestSince(Handle handle, long id, Instant moment) {
        return handle.createQuery("""
                        select max(percent) from supply_sample where supply_id = :id and taken_at >= coalesce(
                            (select max(taken_at) from supply_sample where supply_id = :id and taken_at <= :moment), 0)""")
                .bind("id", id)
                .bind("moment", moment.toEpochMilli())
                .mapTo(Integer.class)
                .findOne();
    }

    /// The same of every supply.
    Map<Long, List<Scale.Sample>> samples(Handle handle, Instant since) {
        Map<Long, List<Scale.Sample>> samples = new HashMap<>();
        handle.createQuery("""
                        select supply_id, taken_at, percent from supply_sample
                        where taken_at >= :since order by supply_id, taken_at, id""")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> Map.entry(row.getLong(1), new Scale.Sample(row.getLong(2), row.getInt(3))))
                .forEach(entry -> samples.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return samples;
    }

    /// @return its id
    long addRefill(
            Handle transaction,
            long supplyId,
            @Nullable String who,
            String note,
            @Nullable Integer before,
            @Nullable Integer after,
            Instant now) {
        return transaction
                .createUpdate("""
                        insert into refill (supply_id, refilled_at, who, note, percent_before, percent_after)
                        values (:supply, :now, :who, :note, :before, :after)""")
                .bind("supply", supplyId)
                .bind("now", now.toEpochMilli())
                .bind("who", who)
                .bind("note", note)
                .bind("before", before)
                .bind("after", after)
                .executeAndReturnGeneratedKeys()
                .mapTo(Long.class)
                .one();
    }

    /// The newest refill of a supply since a moment.
    Optional<Refill> lastRefill(Handle handle, long supplyId, Instant since) {
        return handle.createQuery("""
                        select * from refill where supply_id = :supply and refilled_at >= :since
                        order by refilled_at desc fetch first 1 rows only""")
                .bind("supply", supplyId)
                .bind("since", since.toEpochMilli())
                .map(REFILLS)
                .findOne();
    }

    void seen(Handle transaction, long refillId, @Nullable Integer after) {
        transaction
                .createUpdate("update refill set percent_after = :after where id = :id")
                .bind("after", after)
                .bind("id", refillId)
                .execute();
    }

    void recorded(Handle transaction, long refillId, String who, String note) {
        transaction
                .createUpdate("update refill set who = :who, note = :note where id = :id")
                .bind("who", who)
                .bind("note", note)
                .bind("id", refillId)
                .execute();
    }

    /// Newest first.
    List<Refill> refills(Handle handle, int max, Predicate<Refill> wanted) {
        return Sifted.first(
                max,
                wanted,
                from -> handle.createQuery("""
                        select * from refill order by refilled_at desc, id desc
                        offset :from rows fetch first :most rows only""")
                        .bind("from", from)
                        .bind("most", max)
                        .map(REFILLS)
                        .list());
    }

    /// Counts anew what came out in the hours from `from` on: counting twice is the same as once.
    void countSheets(Handle transaction, Instant from, Instant until) {
        transaction.execute("delete from sheet_hour where hour_at >= ?", from.toEpochMilli());
        for (Instant hour = from; hour.isBefore(until); hour = hour.plusMillis(Consumption.HOUR)) {
            transaction.execute(
                    """
                    insert into sheet_hour (kiosk_id, hour_at, sheets)
                    select kiosk_id, cast(? as bigint), sum(pages_out) from act
                    where changed_at >= ? and changed_at < ? and kind = 'PRINT' and pages_out > 0 group by kiosk_id""",
                    hour.toEpochMilli(),
                    hour.toEpochMilli(),
                    hour.plusMillis(Consumption.HOUR).toEpochMilli());
        }
    }

    /// Up to where sheets are counted.
    Optional<Instant> lastCounted(Handle handle) {
        return handle.createQuery("select counted_to from sheet_count where id = 1")
                .mapTo(Long.class)
                .findOne()
                .filter(to -> to > 0)
                .map(Instant::ofEpochMilli);
    }

    void counted(Handle transaction, Instant to) {
        transaction.execute("update sheet_count set counted_to = ? where id = 1", to.toEpochMilli());
    }

    /// The first act of all, to begin counting with.
    Optional<Instant> firstAct(Handle handle, Instant since) {
        return Optional.ofNullable(handle.createQuery("select min(changed_at) from act where changed_at >= :since")
                        .bind("since", since.toEpochMilli())
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(null))
                .map(Instant::ofEpochMilli);
    }

    /// Sheets by kiosk and hour.
    Map<String, NavigableMap<Long, Integer>> sheets(Handle handle, Instant since) {
        Map<String, NavigableMap<Long, Integer>> sheets = new HashMap<>();
        handle.createQuery("select kiosk_id, hour_at, sheets from sheet_hour where hour_at >= :since")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> Map.entry(row.getString(1), Map.entry(row.getLong(2), row.getInt(3))))
                .forEach(entry -> sheets.computeIfAbsent(entry.getKey(), id -> new TreeMap<>())
                        .put(entry.getValue().getKey(), entry.getValue().getValue()));
        return sheets;
    }
}
