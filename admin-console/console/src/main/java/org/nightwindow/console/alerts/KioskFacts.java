package org.nightwindow.console.alerts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.nightwindow.console.supplies.Supplies;

/// What the database knows of one kiosk beside its heartbeat.
///
/// @param unknownSince the oldest document whose end nobody knows
/// @param forkedSince when records were first set apart in the ledger it uses now
/// @param certificateEnds its newest certificate, when that is soon
/// @param crashedSince the first crash of a driver within [Crashes#COUNTS]
/// @param stored up to where its records have arrived, by epoch
/// @param supplies how long each will last
record KioskFacts(
        Optional<Instant> unknownSince,
        Optional<Instant> forkedSince,
        Optional<Instant> certificateEnds,
        Optional<Instant> crashedSince,
        Map<String, Long> stored,
        List<Supplies.Standing> supplies) {
    static final KioskFacts NONE =
            new KioskFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of());

    long storedUpTo(String epoch) {
        return stored.getOrDefault(epoch, 0L);
    }

    /// All kiosks at once: five short queries, whatever the fleet.
    ///
    /// @param kiosks ids
    static Map<String, KioskFacts> all(
            Handle handle, List<String> kiosks, List<Supplies.Standing> supplies, Instant now) {
        Map<String, Long> unknown = oldest(
                handle,
                "select kiosk_id, min(changed_at) from act where outcome = 'UNKNOWN' and kind = 'PRINT' group by kiosk_id");
        // Only of the ledger the kiosk reported from last: with a new ledger the old fork is settled. A batch nobody
        // could read is of no ledger; when no other comes after it, the records that do not arrive tell.
        Map<String, Long> forked = oldest(handle, """
                select q.kiosk_id, min(q.first_at) from event_quarantine q
                where q.why <> 'MALFORMED' and not exists (select 1 from kiosk_ledger l
                    where l.kiosk_id = q.kiosk_id and l.epoch <> q.epoch and l.first_at > q.first_at)
                group by q.kiosk_id""");
        // By the index: of ten thousand certificates a few end soon and have no newer one.
        Map<String, Long> ends = new HashMap<>();
        handle.createQuery("""
                        select c.kiosk_id, c.expires_at from kiosk_certificate c
                        where c.expires_at < :near and c.revoked_at is null
                        and not exists (select 1 from kiosk_certificate n
                            where n.kiosk_id = c.kiosk_id and n.revoked_at is null and n.expires_at > c.expires_at)""")
                .bind("near", now.plus(Condition.CERTIFICATE_NEAR).toEpochMilli())
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(row -> ends.put(row.getKey(), row.getValue()));
        Map<String, Long> crashed = new HashMap<>();
        handle.createQuery("select kiosk_id, min(crashed_at) from driver_crash where crashed_at > :since"
                        + " and crashed_at <= :now group by kiosk_id")
                .bind("now", now.toEpochMilli())
                .bind("since", now.minus(Crashes.COUNTS).toEpochMilli())
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(row -> crashed.put(row.getKey(), row.getValue()));
        Map<String, Map<String, Long>> stored = new HashMap<>();
        handle.createQuery("select kiosk_id, epoch, last_seq from kiosk_ledger")
                .map((row, context) -> Map.entry(row.getString(1), Map.entry(row.getString(2), row.getLong(3))))
                .forEach(row -> stored.computeIfAbsent(row.getKey(), id -> new HashMap<>())
                        .put(row.getValue().getKey(), row.getValue().getValue()));
        Map<String, List<Supplies.Standing>> byKiosk =
                supplies.stream().collect(Collectors.groupingBy(Supplies.Standing::kioskId));
        Map<String, KioskFacts> facts = new HashMap<>();
        kiosks.forEach(id -> facts.put(
                id,
                new KioskFacts(
                        moment(unknown, id),
                        moment(forked, id),
                        moment(ends, id),
                        moment(crashed, id),
                        stored.getOrDefault(id, Map.of()),
                        byKiosk.getOrDefault(id, List.of()))));
        return facts;
    }

    private static Optional<Instant> moment(Map<String, Long> of, String kioskId) {
        return Optional.ofNullable(of.get(kioskId)).map(Instant::ofEpochMilli);
    }

    private static Map<String, Long> oldest(Handle handle, String sql) {
        Map<String, Long> found = new HashMap<>();
        handle.createQuery(sql)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(row -> found.put(row.getKey(), row.getValue()));
        return found;
    }
}
