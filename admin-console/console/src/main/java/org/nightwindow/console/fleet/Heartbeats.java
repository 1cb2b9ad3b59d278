package org.nightwindow.console.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.commands.Commands;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.Json;

/// What a kiosk says of itself is kept, the newest only, and answered with what it should do. Thread-safe.
final class Heartbeats {
    /// While somebody looks at the kiosk or waits for a command.
    static final int SOON_SECONDS = 5;

    /// Else. Three of them make [Kiosk#LOST_AFTER].
    static final int CALM_SECONDS = 30;

    private final Jdbi jdbi;
    private final FleetStore store;
    private final Commands commands;
    private final Supplier<String> catalogueVersion;
    private final Predicate<String> watched;
    private final HeartbeatListener listener;
    private final Clock clock;

    /// @param watched whether a staff page shows this kiosk now
    Heartbeats(
            Jdbi jdbi,
            FleetStore store,
            Commands commands,
            Supplier<String> catalogueVersion,
            Predicate<String> watched,
            HeartbeatListener listener,
            Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.commands = commands;
        this.catalogueVersion = catalogueVersion;
        this.watched = watched;
        this.listener = listener;
        this.clock = clock;
    }

    HeartbeatReply answer(String kioskId, Heartbeat heartbeat) {
        Instant now = clock.instant();
        String body = written(heartbeat);
        return jdbi.inTransaction(transaction -> {
            listener.onHeartbeat(transaction, kioskId, heartbeat, now);
            store.keep(transaction, kioskId, body, now);
            List<String> acknowledged = commands.settle(transaction, kioskId, heartbeat.results());
            List<Command> toDo = commands.toSend(transaction, kioskId);
            return new HeartbeatReply(
                    now,
                    toDo.isEmpty() && !watched.test(kioskId) ? CALM_SECONDS : SOON_SECONDS,
                    catalogueVersion.get(),
                    toDo,
                    acknowledged);
        });
    }

    private static String written(Heartbeat heartbeat) {
        try {
            return Json.MAPPER.writeValueAsString(heartbeat);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a heartbeat that was read can be written", e);
        }
    }
}
