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

    /// As the column says it of what has not ended.
    private static final long STILL = Long.MAX_VALUE;

    record Change(String kioskId, String item, long changedAt, String state) {}

    record Silence(String kioskId, long fromAt, long untilAt) {}

    /// What each item of a kiosk was last; what is later was written before our clock was set back.
    Map<String, String> last(Handle handle, String kioskId, Instant now) {
        Map<String, String> last = new HashMap<>();
        handle.createQuery("select item, state from item_change"
                        + " where kiosk_id = :kiosk and until_at > :now and changed_at <= :now order by changed_at, id")
                .bind("kiosk", kioskId)
                .bind("now", now.toEpochMilli())
                .map((row, _) -> Map.entry(row.getString("item"), row.getString("state")))
                .forEach(change -> last.put(change.getKey(), change.getValue()));
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

    /// Our clock was ahead and was set back: what it wrote there never was.
    void setBack(Handle transaction, String kioskId, Instant now) {
        long at = now.toEpochMilli();
        transaction.execute("delete from item_change where kiosk_id = ? and changed_at > ?", kioskId, at);
        transaction.execute(
                "update item_change set until_at = ? where kiosk_id = ? and until_at > ?", STILL, kioskId, at);
        transaction.execute("delete from silence where kiosk_id = ? and until_at > ?", kioskId, at);
    }

    /// The change before it has ended.
    void change(Handle transaction, String kioskId, String item, String state, Instant now) {
        transaction.execute(
                "update item_change set until_at = ? where kiosk_id = ? and item = ? and until_at > ?",
                now.toEpochMilli(),
                kioskId,
                item,
                now.toEpochMilli());
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

    /// What held at a moment and what came after it, of one kiosk or of all, in its order.
    List<Change> since(Handle handle, Optional<String> kioskId, Instant moment) {
        return handle.createQuery("select kiosk_id, item, changed_at, state from item_change where until_at > :at"
                        + one(kioskId) + " order by changed_at, id")
                .bind("at", moment.toEpochMilli())
                .bindMap(kiosk(kioskId))
                .map((row, _) -> new Change(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
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
