package org.nightwindow.console.fleet;

import java.time.Instant;
import java.util.List;
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

    /// All kiosks by id, so that each keeps its place on every page.
    List<Row> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery(SELECT + "order by kiosk.id").map(ROWS).list());
    }

    Optional<Row> find(String kioskId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where kiosk.id = :id")
                .bind("id", kioskId)
                .map(ROWS)
                .findOne());
    }
}
