package org.nightwindow.console.fleet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Kiosks and the last heartbeat of each. Thread-safe.
final class FleetStore {
    /// @param enrolledAt null while the kiosk has no certificate yet
    /// @param receivedAt of the last heartbeat, by our clock; null when there was none
    /// @param body of the last heartbeat, JSON
    record Row(
            String id,
            String nameZh,
            String nameEn,
            @Nullable Long enrolledAt,
            @Nullable Long receivedAt,
            @Nullable String body) {}

    private static final RowMapper<Row> ROWS = ConstructorMapper.of(Row.class);

    private static final String SELECT = """
            select kiosk.id, kiosk.name_zh, kiosk.name_en, kiosk.enrolled_at, heartbeat.received_at, heartbeat.body
            from kiosk left join heartbeat on heartbeat.kiosk_id = kiosk.id
            """;

    /// The same without the text, which costs a hundred times more to read.
    private static final String HEADS = """
            select kiosk.id, kiosk.name_zh, kiosk.name_en, kiosk.enrolled_at, heartbeat.received_at,
                cast(null as varchar(1)) as body
            from kiosk left join heartbeat on heartbeat.kiosk_id = kiosk.id
            """;

    /// Parameters of one statement.
    static final int BODIES_AT_ONCE = 200;

    private final Jdbi jdbi;

    FleetStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void keep(Handle transaction, String kioskId, String body, Instant now) {
        int known = transaction
                .createUpdate("update heartbeat set received_at = :now, body = :body where kiosk_id = :kiosk")
                .bind("now", now.toEpochMilli())
                .bind("body", body)
                .bind("kiosk", kioskId)
                .execute();
        if (known == 0) {
            transaction
                    .createUpdate("insert into heartbeat (kiosk_id, received_at, body) values (:kiosk, :now, :body)")
                    .bind("now", now.toEpochMilli())
                    .bind("body", body)
                    .bind("kiosk", kioskId)
                    .execute();
        }
    }

    /// All kiosks by id, so that each keeps its place on every page; without what they said.
    List<Row> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery(HEADS + "order by kiosk.id").map(ROWS).list());
    }

    /// What some kiosks said last, by id.
    ///
    /// @param kioskIds not more than [#BODIES_AT_ONCE]
    Map<String, Row> bodies(List<String> kioskIds) {
        Map<String, Row> rows = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(SELECT + "where kiosk.id in (<ids>)")
                .bindList("ids", kioskIds)
                .map(ROWS)
                .forEach(row -> rows.put(row.id(), row)));
        return rows;
    }

    Optional<Row> find(String kioskId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where kiosk.id = :id")
                .bind("id", kioskId)
                .map(ROWS)
                .findOne());
    }
}
