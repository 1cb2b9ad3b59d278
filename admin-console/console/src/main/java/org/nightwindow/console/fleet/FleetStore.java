package org.nightwindow.console.fleet;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Kiosks and the last heartbeat of each. Thread-safe.
final class FleetStore {
    /// @param enrolled whether the kiosk has ever had a certificate
    record Named(String id, String nameZh, String nameEn, boolean enrolled) {}

    /// @param receivedAt of the last heartbeat, by our clock
    /// @param body of it, JSON
    record Row(String kioskId, long receivedAt, String body) {}

    private final Jdbi jdbi;

    FleetStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Without the mapping of names that everything else here is read by: this is done some hundred times a second.
    static void keep(Handle transaction, String kioskId, String body, Instant now) {
        if (execute(
                        transaction,
                        "update heartbeat set received_at = ?, body = ? where kiosk_id = ?",
                        kioskId,
                        body,
                        now)
                == 0) {
            execute(
                    transaction,
                    "insert into heartbeat (received_at, body, kiosk_id) values (?, ?, ?)",
                    kioskId,
                    body,
                    now);
        }
    }

    private static int execute(Handle transaction, String sql, String kioskId, String body, Instant now) {
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(sql)) {
            statement.setLong(1, now.toEpochMilli());
            statement.setString(2, body);
            statement.setString(3, kioskId);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the heartbeat of " + kioskId + " cannot be kept", e);
        }
    }

    /// All kiosks by id, so that each keeps its place on every page.
    Map<String, Named> kiosks() {
        Map<String, Named> kiosks = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select id, name_zh, name_en,
                            case when enrolled_at is null then false else true end as enrolled
                        from kiosk order by id""")
                .map(ConstructorMapper.of(Named.class))
                .forEach(kiosk -> kiosks.put(kiosk.id(), kiosk)));
        return kiosks;
    }

    /// What each kiosk said last.
    void heartbeats(Consumer<Row> reader) {
        jdbi.useHandle(handle -> handle.createQuery("select kiosk_id, received_at, body from heartbeat")
                .map(ConstructorMapper.of(Row.class))
                .forEach(reader));
    }
}
