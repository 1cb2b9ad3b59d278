package org.nightwindow.console.availability;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Changes and silences in the database.
final class ChangeStore {
    static final String GONE = "GONE";

    record Change(String kioskId, String item, long changedAt, String state) {}

    record Silence(String kioskId, long fromAt, long untilAt) {}

    /// What each item of a kiosk was last; what is later was written before our clock was set back.
    Map<String, String> last(Handle handle, String kioskId, Instant now) {
        Map<String, String> last = new HashMap<>();
        before(handle, Optional.of(kioskId), now).forEach(change -> last.put(change.item(), change.state()));
        return last;
    }

    /// When it was heard last.
    Optional<Instant> heard(Handle handle, String kioskId) {
        return handle.createQuery("select received_at from heartbeat where kiosk_id = :kiosk")
                .bind("kiosk", kioskId)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    void change(Handle transaction, String kioskId, String item, String state, Instant now) {
        transaction.execute(
                "insert into item_change (kiosk_id, item, changed_at, state) values (?, ?, ?, ?)",
                kioskId,
                item,
                now.toEpochMilli(),
                state);
    }

    void silence(Handle transaction, String kioskId, Instant from, Instant until) {
        transaction.execute(
                "insert into silence (kiosk_id, from_at, until_at) values (?, ?, ?)",
                kioskId,
                from.toEpochMilli(),
                until.toEpochMilli());
    }

    /// The newest change of each item up to a moment, of one kiosk or of all.
    List<Change> before(Handle handle, Optional<String> kioskId, Instant moment) {
        return handle.createQuery("select kiosk_id, item, changed_at, state from item_change c where changed_at <= :at"
                        + one(kioskId)
                        + " and not exists (select 1 from item_change n where n.kiosk_id = c.kiosk_id"
                        + " and n.item = c.item and n.changed_at <= :at and n.changed_at > c.changed_at) order by id")
                .bind("at", moment.toEpochMilli())
                .bindMap(kiosk(kioskId))
                .map(ConstructorMapper.of(Change.class))
                .list();
    }

    List<Change> since(Handle handle, Optional<String> kioskId, Instant moment) {
        return handle.createQuery("select kiosk_id, item, changed_at, state from item_change where changed_at > :at"
                        + one(kioskId) + " order by changed_at, id")
                .bind("at", moment.toEpochMilli())
                .bindMap(kiosk(kioskId))
                .map(ConstructorMapper.of(Change.class))
                .list();
    }

    List<Silence> silencesSince(Handle handle, Optional<String> kioskId, Instant moment) {
        return handle.createQuery("select kiosk_id, from_at, until_at from silence where until_at > :at" + one(kioskId))
                .bind("at", moment.toEpochMilli())
                .bindMap(kiosk(kioskId))
                .map(ConstructorMapper.of(Silence.class))
                .list();
    }

    private static String one(Optional<String> kioskId) {
        return kioskId.isPresent() ? " and kiosk_id = :kiosk" : "";
    }

    private static Map<String, String> kiosk(Optional<String> kioskId) {
        return kioskId.map(id -> Map.of("kiosk", id)).orElse(Map.of());
    }
}
