package org.nightwindow.kiosk.hall;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Heartbeat.CommandResult;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.ledger.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does each command of the console once, by its id, and repeats the result until the console has it.
///
/// | crash after | the disk has | the next start |
/// |---|---|---|
/// | the command arrived | nothing | the console sends it again |
/// | *begun* is written | begun | NOT_DONE, "the kiosk was restarted": it is not done a second time |
/// | it was done | begun | the same: the console asks again if it wants |
/// | the result is written | the result | sends the result |
/// | the acknowledgement is written | nothing to send | – |
///
/// The end of the program is like a crash: after [#close()] the file is the next program's.
///
/// Thread-safe.
final class CommandDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

    /// A reply that lingered in the network must not start a command again.
    private static final Duration REMEMBERED = Duration.ofHours(24);

    /// @param result absent while it runs
    private record Line(
            String id, Instant expiresAt, @Nullable CommandResult result, boolean acknowledged) {
        Line ended(CommandResult end) {
            return new Line(id, expiresAt, end, false);
        }

        Line heard() {
            return new Line(id, expiresAt, result, true);
        }
    }

    private final Path file;
    private final CommandRunner runner;
    private final Supplier<Instant> now;
    private final Runnable resultReady;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private boolean closed;

    /// @param now a time for expiry and results
    /// @param resultReady told when a result waits to be sent
    CommandDesk(Path file, CommandRunner runner, Supplier<Instant> now, Runnable resultReady) {
        this.file = file;
        this.runner = runner;
        this.now = now;
        this.resultReady = resultReady;
        load();
    }

    /// What the next heartbeat carries.
    synchronized List<CommandResult> results() {
        return lines.values().stream()
                .filter(line -> !line.acknowledged())
                .map(Line::result)
                .filter(Objects::nonNull)
                .toList();
    }

    synchronized void acknowledged(List<String> ids) {
        boolean changed = false;
        for (String id : ids) {
            Line line = lines.get(id);
            if (line != null && line.result() != null && !line.acknowledged()) {
                lines.put(id, line.heard());
                changed = true;
            }
        }
        Instant old = now.get().minus(REMEMBERED);
        changed |= lines.values()
                .removeIf(line -> line.acknowledged() && line.expiresAt().isBefore(old));
        if (changed) {
            keep();
        }
    }

    /// From here on nothing is begun, written or reported, whatever still runs.
    @Override
    public synchronized void close() {
        closed = true;
    }

    synchronized void take(List<Command> commands) {
        for (Command command : commands) {
            if (lines.containsKey(command.id())) {
                continue;
            }
            Line begun = new Line(command.id(), command.expiresAt(), null, false);
            if (command.expiresAt().isBefore(now.get())) {
                lines.put(command.id(), begun.ended(result(command.id(), CommandRunner.State.NOT_DONE, "expired")));
                keep();
                continue;
            }
            lines.put(command.id(), begun);
            if (!keep()) {
                lines.remove(command.id()); // what cannot be remembered is not begun; the console repeats it
                continue;
            }
            Thread.ofVirtual().name("command").start(() -> run(command));
        }
    }

    private void run(Command command) {
        LOG.info("command {} {} begins", command.kind(), command.id());
        CommandRunner.Ended ended = attempt(command);
        LOG.info("command {} {} ended: {}", command.kind(), command.id(), ended.state());
        synchronized (this) {
            if (closed) {
                LOG.warn("command {} ended after the kiosk had stopped; its result is not kept", command.id());
                return;
            }
            lines.computeIfPresent(command.id(), (id, line) -> line.ended(result(id, ended.state(), ended.detail())));
            keep();
        }
        resultReady.run();
    }

    private CommandRunner.Ended attempt(Command command) {
        try {
            return runner.run(command);
        } catch (RuntimeException e) {
            LOG.error("command {} {} failed", command.kind(), command.id(), e);
            return new CommandRunner.Ended(
                    CommandRunner.State.NOT_DONE, e.getClass().getSimpleName());
        }
    }

    private CommandResult result(String id, CommandRunner.State state, String detail) {
        return new CommandResult(id, state.name(), detail, now.get());
    }

    private void load() {
        try {
            if (Files.exists(file)) {
                List<Line> kept = Json.MAPPER.readValue(file.toFile(), new TypeReference<List<Line>>() {});
                for (Line line : kept) {
                    boolean cutOff = line.result() == null;
                    lines.put(
                            line.id(),
                            cutOff
                                    ? line.ended(
                                            result(line.id(), CommandRunner.State.NOT_DONE, "the kiosk was restarted"))
                                    : line);
                }
            }
        } catch (IOException e) {
            LOG.error(
                    "{} the commands in {} cannot be read; unexpired ones may be done again",
                    LogEvent.COMMANDS_NOT_KEPT,
                    file,
                    e);
        }
    }

    private boolean keep() {
        if (closed) {
            return false;
        }
        try {
            PrivateFile.write(file, Json.MAPPER.writeValueAsBytes(List.copyOf(lines.values())));
            return true;
        } catch (IOException e) {
            LOG.error("{} the commands cannot be kept in {}", LogEvent.COMMANDS_NOT_KEPT, file, e);
            return false;
        }
    }
}
