package org.nightwindow.console.commands;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.database.Remembered;
import org.nightwindow.hall.Heartbeat.CommandResult;
import org.nightwindow.hall.HeartbeatReply.Command;

/// What technicians ask of kiosks. A command waits here, rides in every heartbeat reply until its result has come,
/// and ends in one of three ways: done, not done, or unknown. Thread-safe.
///
/// | crash after | the database says | what the kiosk may have done | what the technician reads |
/// |---|---|---|---|
/// | the ask was committed | asked | nothing | waiting; the next heartbeat takes it |
/// | it was marked sent, before the reply left | sent | nothing | sent; it rides again in the next reply |
/// | the reply left | sent | it, once: the kiosk does each id once | sent; after its time unknown |
/// | a part of its file was committed | sent, and the part | it | sent; the kiosk goes on behind that part |
/// | the result was committed | its end | it | its end; the kiosk repeats the result until acknowledged |
///
/// Each is sealed when it leaves, for one kiosk and with its expiry, by the key every kiosk has known since its
/// enrolment: a copied or altered reply has nothing done.
public final class Commands {
    /// The kiosk must not begin later. Four heartbeats: one may be lost, two may be under way.
    static final Duration LIFE = Duration.ofMinutes(2);

    /// A self-test of all devices takes 10 to 40 s; after this nobody waits for the result any more.
    static final Duration ANSWER = Duration.ofMinutes(1);

    /// One of each kind and of each device, and more.
    private static final int OPEN_AT_MOST = 20;

    private final Jdbi jdbi;
    private final CommandStore store = new CommandStore();

    /// Kiosks for which nothing waited, and when that was: most of them, nearly always.
    private final Remembered<String, Instant> idle = new Remembered<>();

    private final BiFunction<String, Command, String> seal;
    private final CommandFiles files;
    private final Profiles profiles;
    private final AuditLog audit;
    private final Clock clock;

    /// @param seal signs a command for the kiosk with this id
    public Commands(Jdbi jdbi, BiFunction<String, Command, String> seal, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.seal = seal;
        this.files = new CommandFiles(jdbi, audit, clock);
        this.profiles = new Profiles(jdbi, this, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /// What commands were asked to hand over.
    public CommandFiles files() {
        return files;
    }

    /// Settings that are changed by a command.
    public Profiles profiles() {
        return profiles;
    }

    /// What may be asked beside a self-test and other settings.
    public enum Kind {
        RESTART,
        RESTART_MACHINE,
        MAINTENANCE_ON,
        MAINTENANCE_OFF,
        SCREENSHOT,
        FETCH_LOG;

        public static Optional<Kind> of(@Nullable String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
        }
    }

    /// Asks a kiosk for something. A second press while the first is under way is the same command.
    ///
    /// @param who staff account that answers for it
    /// @return id of the command
    public String ask(String kioskId, Kind kind, String who) {
        return ask(kioskId, kind.name(), "", who);
    }

    /// The same for a test of itself.
    ///
    /// @param role of a device, or empty for all
    public String askSelfTest(String kioskId, String role, String who) {
        return ask(kioskId, Command.SELF_TEST, role, who);
    }

    private String ask(String kioskId, String kind, String argument, String who) {
        return jdbi.inTransaction(transaction -> ask(transaction, kioskId, kind, argument, who));
    }

    String ask(Handle transaction, String kioskId, String kind, String argument, String who) {
        Instant now = clock.instant();
        store.lockKiosk(transaction, kioskId);
        Optional<CommandStore.Row> running = open(transaction, kioskId, kind, now)
                .filter(row -> row.argument().equals(argument))
                .findFirst();
        if (running.isPresent()) {
            return running.get().id();
        }
        String id = "C-" + UUID.randomUUID();
        idle.forgetAfter(transaction, each -> each.getKey().equals(kioskId));
        store.add(transaction, id, kioskId, kind, argument, who, now, now.plus(LIFE));
        audit.record(transaction, who, "ask-" + verb(kind), kioskId, id + " " + argument);
        return id;
    }

    /// Whether one of this kind with another argument has not ended.
    boolean isUnderWay(Handle transaction, String kioskId, String kind, String argument) {
        store.lockKiosk(transaction, kioskId);
        return open(transaction, kioskId, kind, clock.instant())
                .anyMatch(row -> !row.argument().equals(argument));
    }

    private Stream<CommandStore.Row> open(Handle transaction, String kioskId, String kind, Instant now) {
        return store.newest(transaction, kioskId, OPEN_AT_MOST).stream()
                .filter(row -> row.kind().equals(kind) && isOpen(progress(row, now)));
    }

    /// What rides in the reply to a heartbeat of this kiosk; marked as sent, in the caller's transaction.
    public List<Command> toSend(Handle transaction, String kioskId) {
        Instant now = clock.instant();
        boolean nothing = idle.get(
                        kioskId, id -> store.hasOpen(transaction, id, now) ? Optional.empty() : Optional.of(now))
                .filter(since -> !now.isBefore(since)) // what was too old then is not when our clock was set back
                .isPresent();
        return nothing ? List.of() : waiting(transaction, kioskId, now);
    }

    private List<Command> waiting(Handle transaction, String kioskId, Instant now) {
        List<CommandStore.Row> rows =
                store.unanswered(transaction, kioskId, now, now.plus(LIFE).plus(ANSWER));
        rows.forEach(row -> store.markSent(transaction, row.id(), now));
        return rows.stream()
                .map(row -> new Command(row.id(), row.kind(), row.argument(), Instant.ofEpochMilli(row.expiresAt())))
                .map(command -> command.sealed(seal.apply(kioskId, command)))
                .toList();
    }

    /// Results a kiosk reports. One of a command that is not its own, or that ended before, changes nothing; all
    /// are acknowledged, so that the kiosk stops repeating them.
    ///
    /// @return ids to acknowledge
    public List<String> settle(Handle transaction, String kioskId, List<CommandResult> results) {
        for (CommandResult result : results) {
            String outcome = switch (result.state()) {
                case "DONE", "NOT_DONE", "REFUSED" -> result.state();
                default -> "NOT_DONE"; // a newer kiosk; whatever it says, it is not DONE
            };
            int settled = store.settle(transaction, result.id(), kioskId, outcome, result.detail(), clock.instant());
            if (settled == 1) {
                String kind = store.kind(transaction, result.id());
                audit.record(transaction, kioskId, verb(kind) + "-" + outcome, kioskId, result.id());
            }
        }
        return results.stream().map(CommandResult::id).toList();
    }

    /// As the audit calls it: `self-test`, `maintenance-on`.
    private static String verb(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The newest commands of a kiosk, newest first, not more than `limit`.
    public List<Asked> newest(String kioskId, int limit) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> store.newest(handle, kioskId, limit).stream()
                .map(row -> new Asked(
                        row.id(),
                        row.kind(),
                        row.argument(),
                        row.askedBy(),
                        row.askedAt(),
                        progress(row, now),
                        row.detail(),
                        files.isWhole(handle, row.id())))
                .toList());
    }

    /// @param kind as in [Command]
    /// @param argument role of the device, or empty for all
    /// @param detail as the kiosk reported it
    /// @param hasFile whether what it was to hand over has arrived whole
    public record Asked(
            String id,
            String kind,
            String argument,
            String askedBy,
            long askedAt,
            Progress progress,
            @Nullable String detail,
            boolean hasFile) {}

    /// Where a command is. The last four are its possible ends.
    public sealed interface Progress {
        /// The kiosk has not fetched it yet.
        record Waiting() implements Progress {}

        /// The kiosk has it.
        record Sent() implements Progress {}

        /// @param took from asking to the result
        record Done(Duration took) implements Progress {}

        /// The kiosk said so, or refused.
        record NotDone() implements Progress {}

        /// It expired before the kiosk fetched it: it never left the console.
        record NeverFetched() implements Progress {}

        /// The kiosk fetched it and nothing came back.
        record Unknown() implements Progress {}
    }

    private static boolean isOpen(Progress progress) {
        return switch (progress) {
            case Progress.Waiting(), Progress.Sent() -> true;
            case Progress.Done(Duration took) -> false;
            case Progress.NotDone(), Progress.NeverFetched(), Progress.Unknown() -> false;
        };
    }

    private static Progress progress(CommandStore.Row row, Instant now) {
        if (row.outcome() != null && row.endedAt() != null) {
            return row.outcome().equals("DONE")
                    ? new Progress.Done(Duration.ofMillis(row.endedAt() - row.askedAt()))
                    : new Progress.NotDone();
        }
        boolean setBack = row.expiresAt() > now.plus(LIFE).plus(ANSWER).toEpochMilli(); // it does not ride any more
        if (row.sentAt() == null) {
            return now.toEpochMilli() < row.expiresAt() && !setBack
                    ? new Progress.Waiting()
                    : new Progress.NeverFetched();
        }
        return now.toEpochMilli() < row.expiresAt() + ANSWER.toMillis() && !setBack
                ? new Progress.Sent()
                : new Progress.Unknown();
    }
}
