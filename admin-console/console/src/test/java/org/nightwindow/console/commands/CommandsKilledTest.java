package org.nightwindow.console.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.ChildProcess;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TurnedClock;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.commands.Commands.Asked;
import org.nightwindow.console.commands.Commands.Kind;
import org.nightwindow.console.commands.Commands.Progress;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.documents.CommitPoints;
import org.nightwindow.hall.Heartbeat.CommandResult;
import org.nightwindow.hall.HeartbeatReply.Command;

/// The process that takes a command, hands it over and keeps its result dies before and after each of its commits. What
/// was acknowledged to the technician is done by the kiosk once, with its next heartbeat, and ends once.
@Tag("slow")
class CommandsKilledTest {
    private static final String K07 = "990101-K07";
    private static final Instant BEGIN = Instant.parse("2026-11-22T19:30:00Z");

    /// The ask, what rides, the result, what rides then: before and after each.
    private static final int POINTS = 8;

    @TempDir
    Path folder;

    @Test
    void consoleKilledAtEveryCommitOfACommand_theKioskDoesItOnce_andTheTechnicianReadsItsEnd() throws Exception {
        int point = 0;
        Optional<String> said;
        do {
            point++;
            Path data = Files.createDirectory(folder.resolve("at-" + point));
            FreshData.databaseIn(data);
            Files.createFile(data.resolve("done"));
            try (Database database = open(data)) {
                database.jdbi()
                        .useHandle(handle -> handle.execute(
                                "insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, '', '', 0)", K07));
            }
            said = ChildProcess.answer(folder, Child.class, data.toString(), point + "");
            try (Database database = open(data)) {
                TurnedClock clock = TurnedClock.at(BEGIN);
                clock.turn(Duration.ofSeconds(30));
                Commands commands = commands(database.jdbi(), clock);
                if (commands.newest(K07, 5).isEmpty()) {
                    assertThat(point)
                            .as("only what was never committed is pressed again")
                            .isEqualTo(1);
                    commands.ask(K07, Kind.RESTART, "li.na");
                }
                beats(database.jdbi(), commands, data, clock);
                assertThat(Files.readAllLines(data.resolve("done")))
                        .as("point %d", point)
                        .hasSize(1);
                assertThat(commands.newest(K07, 5))
                        .as("point %d", point)
                        .singleElement()
                        .extracting(Asked::progress)
                        .isInstanceOf(Progress.Done.class);
                assertThat(audited(database.jdbi())).containsExactly("ask-restart", "restart-DONE");
            }
        } while (said.isEmpty());
        assertThat(point - 1).isEqualTo(POINTS);
    }

    private static Database open(Path data) {
        return Database.open(data.resolve("database"), FreshData.BOOT_PASSWORD);
    }

    private static Commands commands(Jdbi jdbi, TurnedClock clock) {
        return new Commands(jdbi, (_, _) -> "seal", new AuditLog(clock), clock);
    }

    /// Two heartbeats. The kiosk does what it has not done, and its memory is a file that outlives the console.
    private static void beats(Jdbi jdbi, Commands commands, Path data, TurnedClock clock) {
        List<Command> toDo = jdbi.inTransaction(transaction -> commands.toSend(transaction, K07));
        List<CommandResult> results = toDo.stream()
                .map(command -> {
                    once(data.resolve("done"), command.id());
                    return new CommandResult(command.id(), "DONE", "", clock.instant());
                })
                .toList();
        jdbi.useTransaction(transaction -> commands.settle(transaction, K07, results));
        List<Command> then = jdbi.inTransaction(transaction -> commands.toSend(transaction, K07));
        assertThat(then).isEmpty();
    }

    private static void once(Path memory, String id) {
        try {
            if (!Files.readAllLines(memory).contains(id)) {
                Files.writeString(memory, id + "\n", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> audited(Jdbi jdbi) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select what from audit_waiting where about = '" + K07 + "' order by id")
                        .mapTo(String.class)
                        .list());
    }

    /// A console process that is asked for a restart and hears two heartbeats, and is killed at one point on the way.
    static final class Child {
        public static void main(String[] arguments) {
            Path data = Path.of(arguments[0]);
            try (Database _ = open(data)) {
                Jdbi dying =
                        CommitPoints.on(data.resolve("database"), Integer.parseInt(arguments[1]), ChildProcess::die);
                TurnedClock clock = TurnedClock.at(BEGIN);
                Commands commands = commands(dying, clock);
                commands.ask(K07, Kind.RESTART, "li.na");
                beats(dying, commands, data, clock);
                System.out.println(ChildProcess.ANSWER + "done");
            }
        }

        private Child() {}
    }
}
