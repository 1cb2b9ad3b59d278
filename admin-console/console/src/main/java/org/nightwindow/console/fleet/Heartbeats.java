package org.nightwindow.console.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.commands.Commands;
import org.nightwindow.console.database.GroupWriter;
import org.nightwindow.console.database.GroupWriter.Written;
import org.nightwindow.console.live.Live;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.Json;

/// What a kiosk says of itself is kept, the newest only, and answered with what it should do. Thread-safe.
///
/// | crash after | the database says | what the kiosk does |
/// |---|---|---|
/// | it was read, before the commit of its group | what it said before | no answer: it says it again in a moment |
/// | the commit | what it said; its results are settled, its commands sent | the same; both are the same twice as once
/// |
/// | the answer | the same | goes on |
final class Heartbeats implements AutoCloseable {
    /// While somebody looks at the kiosk or waits for a command.
    static final int SOON_SECONDS = 5;

    /// Else. Two and a half of them make [Kiosk#LOST_AFTER].
    static final int CALM_SECONDS = 30;

    /// Ten thousand kiosks send 340 a second: seven in one commit. Nobody waits for a heartbeat.
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final GroupWriter writer;
    private final Fleet fleet;
    private final Commands commands;
    private final Supplier<String> catalogueVersion;
    private final Live live;
    private final HeartbeatListener listener;
    private final Clock clock;

    Heartbeats(
            Jdbi jdbi,
            Fleet fleet,
            Commands commands,
            Supplier<String> catalogueVersion,
            Live live,
            HeartbeatListener listener,
            Clock clock) {
        this.writer = new GroupWriter(jdbi, "heartbeats", PAUSE);
        this.fleet = fleet;
        this.commands = commands;
        this.catalogueVersion = catalogueVersion;
        this.live = live;
        this.listener = listener;
        this.clock = clock;
    }

    Written<HeartbeatReply> answer(String kioskId, Heartbeat heartbeat) {
        Instant now = clock.instant();
        String body = written(heartbeat);
        return writer.write(transaction -> {
            listener.onHeartbeat(transaction, kioskId, heartbeat, now);
            FleetStore.keep(transaction, kioskId, body, now);
            List<String> acknowledged = commands.settle(transaction, kioskId, heartbeat.results());
            List<Command> toDo = commands.toSend(transaction, kioskId);
            transaction.afterCommit(() -> isKept(kioskId, heartbeat, now));
            return new HeartbeatReply(
                    now,
                    toDo.isEmpty() && !live.isWatched(FleetTopics.kiosk(kioskId)) ? CALM_SECONDS : SOON_SECONDS,
                    catalogueVersion.get(),
                    toDo,
                    acknowledged);
        });
    }

    private void isKept(String kioskId, Heartbeat heartbeat, Instant now) {
        if (fleet.heard(kioskId, heartbeat, now)) {
            FleetTopics.changed(live, kioskId);
        } else {
            FleetTopics.heardAgain(live, kioskId);
        }
    }

    @Override
    public void close() {
        writer.close();
    }

    private static String written(Heartbeat heartbeat) {
        try {
            return Json.MAPPER.writeValueAsString(heartbeat);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a heartbeat that was read can be written", e);
        }
    }
}
