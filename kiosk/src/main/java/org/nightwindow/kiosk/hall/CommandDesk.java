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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.CommandDetail;
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
/// | *begun* is written | begun | what it left behind says ([CommandRunner#afterCut]), else NOT_DONE; not done again |
/// | it was done | begun | the same: the console asks again if it wants |
/// | parts of what it brings were handed over | begun | the same; the console drops the parts |
/// | its program was ended, for the next one to show how it ends | begun | waits for that, then sends the result |
/// | the result is written | the result | sends the result |
/// | the acknowledgement is written | nothing to send | – |
///
/// A command without the console's seal for this kiosk is refused; one that is copied later has expired, or its id
/// is still remembered.
///
/// The end of the program is like a crash: after [#close()] the file is the next program's.
///
/// Thread-safe.
final class CommandDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

    /// A reply that lingered in the network must not start a command again.
    private static final Duration REMEMBERED = Duration.ofHours(24);

    /// Hands something over for a command; blocks until it is there, or can not get there.
    @FunctionalInterface
    interface Handover {
        boolean hand(String commandId, CommandRunner.Attachment attachment);
    }

    /// @param kind absent when an older program wrote it
    /// @param result absent while it runs
    private record Line(
            String id,
            @Nullable String kind,
            Instant expiresAt,
            @Nullable CommandResult result,
            boolean acknowledged) {
        Line ended(CommandResult end) {
            return new Line(id, kind, expiresAt, end, false);
        }

        Line heard() {
            return new Line(id, kind, expiresAt, result, true);
        }
    }

    private final Path file;
    private final Predicate<Command> genuine;
    private final CommandRunner runner;
    private final Handover handover;
    private final Supplier<Instant> now;
    private final Runnable resultReady;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private boolean closed;

    /// @param genuine whether the console of this kiosk sealed it, for this kiosk
    /// @param now a time for expiry and results
    /// @param resultReady told when a result waits to be sent
    CommandDesk(
            Path file,
            Predicate<Command> genuine,
            CommandRunner runner,
            Handover handover,
            Supplier<Instant> now,
            Runnable resultReady) {
        this.file = file;
        this.genuine = genuine;
        this.runner = runner;
        this.handover = handover;
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
            Line begun = new Line(command.id(), command.kind(), command.expiresAt(), null, false);
            if (!genuine.test(command)) {
                LOG.error("the command {} {} is not sealed by our console", command.kind(), command.id());
                refuse(begun, CommandRunner.State.REFUSED, CommandDetail.NOT_GENUINE);
                continue;
            }
            if (command.expiresAt().isBefore(now.get())) {
                refuse(begun, CommandRunner.State.NOT_DONE, CommandDetail.EXPIRED);
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

    private Line cut(Line line) {
        String kind = Objects.requireNonNullElse(line.kind(), "");
        if (runner.isStillToBeSeen(line.id(), kind)) {
            Thread.ofVirtual().name("command").start(() -> ended(line.id(), kind, runner.afterCut(line.id(), kind)));
            return line;
        }
        CommandRunner.Ended ended = runner.afterCut(line.id(), kind);
        return line.ended(result(line.id(), ended.state(), ended.detail()));
    }

    private void refuse(Line line, CommandRunner.State state, String why) {
        lines.put(line.id(), line.ended(result(line.id(), state, why)));
        keep();
    }

    private void run(Command command) {
        LOG.info("command {} {} begins", command.kind(), command.id());
        ended(command.id(), command.kind(), handedOver(command, attempt(command)));
    }

    private void ended(String command, String kind, CommandRunner.Ended ended) {
        LOG.info("command {} {} ended: {}", kind, command, ended.state());
        synchronized (this) {
            if (closed) {
                LOG.warn("command {} ended after the kiosk had stopped; its result is not kept", command);
                return;
            }
            lines.computeIfPresent(command, (id, line) -> line.ended(result(id, ended.state(), ended.detail())));
            keep();
        }
        resultReady.run();
    }

    private CommandRunner.Ended handedOver(Command command, CommandRunner.Ended ended) {
        return ended.handed().isEmpty()
                        || handover.hand(command.id(), ended.handed().get())
                ? ended
                : new CommandRunner.Ended(CommandRunner.State.NOT_DONE, "it could not be handed over");
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
                    lines.put(line.id(), cutOff ? cut(line) : line);
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
