package org.nightwindow.console.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TestKiosk;
import org.nightwindow.console.TurnedClock;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.commands.Commands.Kind;
import org.nightwindow.console.commands.Commands.Progress;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.Heartbeat.CommandResult;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.credential.CommandSeal;
import org.nightwindow.hall.profile.Profile;

/// The table of [Commands] and of [CommandFiles]: killed before and after every commit, on a real Derby.
class CommandsTest {
    private static final String K07 = "990101-K07";
    private static final KeyPair KEYS = TestKiosk.newKeys();

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.at(Instant.parse("2026-11-22T19:30:00Z"));
    private Database database;
    private Commands commands;

    @BeforeEach
    void open() {
        database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD);
        database.jdbi().useHandle(handle -> {
            for (String id : List.of(K07, "990101-K03")) {
                handle.execute("insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, '', '', 0)", id);
            }
        });
        commands = started();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// A console that has just started.
    private Commands started() {
        return new Commands(
                database.jdbi(),
                (kiosk, command) -> CommandSeal.sign(KEYS.getPrivate(), kiosk, command),
                new AuditLog(clock),
                clock);
    }

    /// Killed before the commit: all of it is as if it had not been.
    private void killedBeforeCommit(Consumer<Handle> work) {
        try {
            database.jdbi().useTransaction(transaction -> {
                work.accept(transaction);
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException killed) {
            commands = started();
        }
    }

    private List<Command> beat() {
        return database.jdbi().inTransaction(transaction -> commands.toSend(transaction, K07));
    }

    private void settle(String id, String state) {
        database.jdbi()
                .useTransaction(transaction ->
                        commands.settle(transaction, K07, List.of(new CommandResult(id, state, "", clock.instant()))));
    }

    private Progress progress() {
        return commands.newest(K07, 1).getFirst().progress();
    }

    @Test
    void killedBeforeAndAfterEveryCommit_theCommandEndsOnce_andIsNeverLost() {
        String id = commands.ask(K07, Kind.RESTART, "li.na");
        assertThat(commands.ask(K07, Kind.RESTART, "wang")).as("a second press").isEqualTo(id);
        clock.turn(Duration.ofSeconds(1));
        assertThat(commands.ask(K07, Kind.SCREENSHOT, "wang"))
                .as("another thing")
                .isNotEqualTo(id);
        commands = started();
        killedBeforeCommit(transaction -> commands.toSend(transaction, K07));
        assertThat(progress()).isEqualTo(new Progress.Waiting());
        assertThat(beat()).extracting(Command::kind).containsExactly("RESTART", "SCREENSHOT");
        commands = started();
        assertThat(beat()).as("the reply may have been lost").hasSize(2);
        killedBeforeCommit(transaction ->
                commands.settle(transaction, K07, List.of(new CommandResult(id, "DONE", "", clock.instant()))));
        assertThat(beat()).hasSize(2);
        settle(id, "DONE");
        commands = started();
        settle(id, "NOT_DONE"); // the kiosk repeats itself, or somebody its reply
        assertThat(beat()).extracting(Command::kind).containsExactly("SCREENSHOT");
        assertThat(commands.newest(K07, 5))
                .filteredOn(asked -> asked.id().equals(id))
                .extracting(Commands.Asked::progress)
                .hasOnlyElementsOfType(Progress.Done.class);
    }

    @Test
    void eachLeavesWithASeal_forThisKioskOnly_andNotAfterItsTime() {
        commands.ask(K07, Kind.MAINTENANCE_ON, "li.na");
        Command sent = beat().getFirst();
        assertThat(CommandSeal.isGenuine(sent, K07, KEYS.getPublic())).isTrue();
        assertThat(CommandSeal.isGenuine(sent, "990101-K03", KEYS.getPublic())).isFalse();
        assertThat(CommandSeal.isGenuine(sent, K07, TestKiosk.newKeys().getPublic()))
                .isFalse();
        Command altered = new Command(sent.id(), Kind.RESTART.name(), "", sent.expiresAt(), sent.seal());
        assertThat(CommandSeal.isGenuine(altered, K07, KEYS.getPublic())).isFalse();
        clock.turn(Commands.LIFE);
        assertThat(beat()).isEmpty();
    }

    @Test
    void aFileInPartsSurvivesAKilledConsole_aWrongWholeBeginsAnew_andAfterAWeekItIsGone() {
        String id = commands.ask(K07, Kind.FETCH_LOG, "li.na");
        byte[] log = "a quiet night\n".repeat(40).getBytes(StandardCharsets.UTF_8);
        assertThat(take(id, log, Sha256.hex(log), 0, 200)).isEqualTo(200);
        commands = started();
        assertThat(take(id, log, Sha256.hex(log), 0, 200)).as("sent again").isEqualTo(200);
        assertThat(take(id, log, Sha256.hex(log), 300, log.length)).as("a gap").isEqualTo(200);
        assertThat(commands.files().show(K07, id, "li.na")).as("not whole").isEmpty();
        assertThat(take(id, log, Sha256.hex(log), 200, log.length)).isEqualTo(log.length);
        assertThat(commands.files().show(K07, id, "li.na"))
                .hasValueSatisfying(file -> assertThat(file.bytes()).isEqualTo(log));
        assertThat(commands.files().show("990101-K03", id, "li.na")).isEmpty();

        String other = Sha256.hex("another");
        assertThat(take(id, log, other, 0, log.length))
                .as("not what its hash says")
                .isZero();
        assertThat(commands.files().show(K07, id, "li.na")).isEmpty();
        assertThat(take(id, log, Sha256.hex(log), 0, log.length)).isEqualTo(log.length);
        settle(id, "DONE");
        assertThat(commands.newest(K07, 1).getFirst().hasFile()).isTrue();
        assertThat(take(id, log, Sha256.hex(log), 0, log.length))
                .as("it has ended")
                .isEqualTo(-1);
    }

    @Test
    void otherSettings_killedBeforeAndAfterTheCommit_areAskedOnce_andGivenOnlyWhileTheyAreAskedFor() {
        Profile english = Profile.of(Map.of("language", "en"));
        assertThat(commands.profiles().ask(K07, Profile.of(Map.of("data", "/", "language", "fr")), "li.na"))
                .isInstanceOfSatisfying(
                        Profiles.Asked.Wrong.class,
                        wrong -> assertThat(wrong.problems()).hasSize(2));
        assertThat(beat()).isEmpty();
        Profiles.Asked first = commands.profiles().ask(K07, english, "li.na");
        commands = started();
        assertThat(commands.profiles().ask(K07, english, "wang"))
                .as("a second press")
                .isEqualTo(first);
        assertThat(commands.profiles().ask(K07, Profile.NONE, "wang")).isEqualTo(new Profiles.Asked.UnderWay());
        Command sent = beat().getFirst();
        assertThat(sent.argument()).isEqualTo(english.name());
        assertThat(CommandSeal.isGenuine(sent, K07, KEYS.getPublic())).isTrue();
        assertThat(commands.profiles().forKiosk(K07, english.name())).contains(english);
        assertThat(commands.profiles().forKiosk("990101-K03", english.name())).isEmpty();
        settle(sent.id(), "DONE");
        assertThat(commands.profiles().forKiosk(K07, english.name())).isEmpty();
        assertThat(commands.profiles().find(english.name()))
                .hasValueSatisfying(known -> assertThat(known.madeBy()).isEqualTo("li.na"));
        clock.turn(Duration.ofSeconds(1));
        assertThat(commands.profiles().ask(K07, Profile.NONE, "wang")).isInstanceOf(Profiles.Asked.Done.class);
        assertThat(beat()).extracting(Command::argument).containsExactly("");
        clock.turn(Commands.LIFE);
        assertThat(beat()).as("too late").isEmpty();
    }

    @Test
    void aSelfTestHandsNothingOver_andNothingTooLongIsTaken() {
        String id = commands.askSelfTest(K07, "", "li.na");
        byte[] some = {1};
        assertThat(take(id, some, Sha256.hex(some), 0, 1)).isEqualTo(-1);
        String log = commands.ask(K07, Kind.FETCH_LOG, "li.na");
        assertThat(commands.files()
                        .take(
                                K07,
                                new CommandFile.Part(
                                        log, CommandFile.TEXT, CommandFile.MOST_BYTES + 1, Sha256.hex(some), 0, some)))
                .isEmpty();
        assertThat(commands.files().take(K07, new CommandFile.Part(log, "text/html", 1, Sha256.hex(some), 0, some)))
                .isEmpty();
        assertThat(commands.files()
                        .take(K07, new CommandFile.Part(log, CommandFile.TEXT, 1, Sha256.hex(some), 1, some)))
                .isEmpty();
    }

    /// @return how much is stored; -1 when it was refused
    private int take(String id, byte[] whole, String hash, int from, int to) {
        return commands.files()
                .take(
                        K07,
                        new CommandFile.Part(
                                id, CommandFile.TEXT, whole.length, hash, from, Arrays.copyOfRange(whole, from, to)))
                .map(CommandFile.Stored::upTo)
                .orElse(-1);
    }
}
