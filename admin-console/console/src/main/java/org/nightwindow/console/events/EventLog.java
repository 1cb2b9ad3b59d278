package org.nightwindow.console.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;

/// What kiosks reported, to be looked at. Thread-safe.
public final class EventLog {
    /// @param id grows in the order in which events came
    /// @param event empty when this console cannot read it
    public record Entry(long id, long seq, long happenedAt, Optional<KioskEvent> event) {}

    /// Something a kiosk sent that was not taken: worth an alert until somebody has looked.
    ///
    /// @param why `FORK`, `GAP` or `MALFORMED`
    public record Trouble(String why, long seq, long expectedSeq, long lastAt) {
        /// Whether it says nothing of the ledger it is from.
        public boolean isUnreadable() {
            return why.equals(EventStore.Why.MALFORMED.name());
        }
    }

    private record Row(long id, long seq, long happenedAt, String body) {}

    private final Jdbi jdbi;
    private final EventStore store;

    EventLog(Jdbi jdbi, EventStore store) {
        this.jdbi = jdbi;
        this.store = store;
    }

    /// The last events of a kiosk, newest first.
    public List<Entry> newest(String kioskId, int most) {
        return before(kioskId, Long.MAX_VALUE, most);
    }

    /// Its last events that came before this one, newest first: none is left out and none comes twice, whatever comes
    /// meanwhile.
    public List<Entry> before(String kioskId, long id, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, seq, happened_at, body from kiosk_event where kiosk_id = :kiosk and id < :before
                        order by id desc fetch first :most rows only""")
                .bind("most", most)
                .bind("kiosk", kioskId)
                .bind("before", id)
                .map(ConstructorMapper.of(Row.class))
                .map(row -> new Entry(row.id(), row.seq(), row.happenedAt(), read(row.body())))
                .list());
    }

    public List<Trouble> troubles(String kioskId) {
        return store.quarantined(kioskId).stream()
                .map(row -> new Trouble(row.why().name(), row.seq(), row.expectedSeq(), row.lastAt()))
                .toList();
    }

    private static Optional<KioskEvent> read(String body) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(body, KioskEvent.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
