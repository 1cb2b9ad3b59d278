package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.hall.CommandDetail;
import org.nightwindow.hall.CommandFile;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.kiosk.config.ConfigReader;
import org.nightwindow.kiosk.hall.CommandRunner;
import org.nightwindow.kiosk.hall.CommandRunner.State;

/// What a technician far away can have done, and what she cannot while somebody is served.
class CommandsTest {
    @TempDir
    Path folder;

    private static final Profile ENGLISH = Profile.of(Map.of("language", "en"));

    private Profiles profiles;
    private Runnable fetched = () -> {};
    private boolean serving;
    private boolean attended;
    private List<String> machineCommand = List.of();
    private String kernel = "first";
    private Duration goesDown = Duration.ofSeconds(20);
    private final AtomicInteger pictures = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    private CommandRunner.Ended run(String kind, boolean supervised) {
        return commands(supervised).run(new Command("C-1", kind, "", Instant.MAX));
    }

    private Commands commands(boolean supervised) {
        return new Commands(
                null, // no test of devices here
                closure(),
                Runnable::run,
                () -> serving,
                () -> {
                    pictures.incrementAndGet();
                    return CompletableFuture.completedFuture(new byte[] {1, 2, 3});
                },
                () -> "one line".getBytes(StandardCharsets.UTF_8),
                supervised ? Optional.of(ended::countDown) : Optional.empty(),
                () -> attended,
                new MachineRestart(machineCommand, folder.resolve("machine-restart"), () -> kernel),
                goesDown,
                new ProfileCommand(profiles, name -> {
                    fetched.run();
                    return Optional.of(ENGLISH).filter(profile -> profile.name().equals(name));
                }));
    }

    private Profiles program() {
        Profiles next = new Profiles(
                profile -> ConfigReader.read(folder.resolve("kiosk.yaml"), profile, Map.of()),
                InstalledDrivers.onClassPath());
        next.start();
        return next;
    }

    private CommandRunner.Ended profile(String name, boolean supervised) {
        return commands(supervised).run(new Command("C-1", Command.PROFILE, name, Instant.MAX));
    }

    @BeforeEach
    void writeSettings() throws IOException {
        Files.writeString(folder.resolve("kiosk.yaml"), """
                data: %s
                console: {url: "https://console.hall.example:8443"}
                devices: {document-printer: {driver: standard.ipp, settings: {url: "ipp://127.0.0.1:2/ipp/print"}}}
                """.formatted(folder));
        profiles = program();
    }

    @Test
    void otherSettingsAreTakenWhenNobodyIsThere_byTheNextProgram() throws Exception {
        Thread command = Thread.ofVirtual().start(() -> profile(ENGLISH.name(), true));
        ended.await();
        assertThat(command.isAlive()).as("its end is told by the next program").isTrue();
        assertThat(commands(true).isStillToBeSeen("C-1", Command.PROFILE))
                .as("not by this one")
                .isFalse();
        command.interrupt(); // its program ends
        command.join();
        profiles = program();
        assertThat(profiles.inForce()).isEqualTo(ENGLISH);
        assertThat(commands(true).isStillToBeSeen("C-1", Command.PROFILE)).isTrue();
        CompletableFuture<CommandRunner.Ended> told =
                CompletableFuture.supplyAsync(() -> commands(true).afterCut("C-1", Command.PROFILE));
        assertThat(told).as("no heartbeat was answered yet").isNotDone();
        profiles.heard();
        assertThat(told.join().state()).isEqualTo(State.DONE);
        assertThat(profile(ENGLISH.name(), true))
                .as("the same again")
                .isEqualTo(new CommandRunner.Ended(State.DONE, ""));
    }

    @Test
    void whileSomebodyIsThere_orComesMeanwhile_orNobodyWouldStartItAgain_noSettingChanges() {
        assertThat(profile(ENGLISH.name(), false).detail()).isEqualTo(CommandDetail.NOT_SUPERVISED);
        serving = true;
        assertThat(profile(ENGLISH.name(), true).detail()).isEqualTo(CommandDetail.SERVING);
        serving = false;
        fetched = () -> attended = true;
        assertThat(profile(ENGLISH.name(), true))
                .isEqualTo(new CommandRunner.Ended(State.REFUSED, CommandDetail.ATTENDED));
        attended = false;
        assertThat(program().inForce()).as("nothing was left behind").isEqualTo(Profile.NONE);
        assertThat(ended.getCount()).isOne();
    }

    @Test
    void whatIsNotWhatItsNameSays_orIsWrong_isNotTaken_andEveryErrorIsTold() {
        assertThat(profile("0".repeat(64), true).detail()).isEqualTo(CommandDetail.NOT_FETCHED);
        ProfileCommand command = new ProfileCommand(
                profiles, _ -> Optional.of(Profile.of(Map.of("console.url", "https://x", "language", "fr"))));
        assertThat(command.propose(new Command("C-1", Command.PROFILE, "x", Instant.MAX)))
                .hasValueSatisfying(end -> {
                    assertThat(end.state()).isEqualTo(State.REFUSED);
                    assertThat(end.detail()).contains("console.url", "language", "zh, en");
                });
        assertThat(program().inForce()).isEqualTo(Profile.NONE);
    }

    private Closure closure() {
        return new Closure(folder.resolve("closed"), changes::incrementAndGet);
    }

    @Test
    void whileSomebodyIsServed_noPictureIsTaken_andNothingIsRestarted() {
        serving = true;
        assertThat(run(Command.SCREENSHOT, true))
                .isEqualTo(new CommandRunner.Ended(State.REFUSED, CommandDetail.SERVING));
        assertThat(run(Command.RESTART, true)).isEqualTo(new CommandRunner.Ended(State.REFUSED, CommandDetail.SERVING));
        assertThat(pictures).as("not even for the kiosk itself").hasValue(0);
        assertThat(ended.getCount()).isOne();
    }

    @Test
    void whileATechnicianIsAtWorkInFrontOfIt_nothingIsRestartedUnderHerHands() {
        attended = true;
        machineCommand = List.of("/usr/bin/touch", folder.resolve("ran").toString());
        assertThat(run(Command.RESTART, true))
                .isEqualTo(new CommandRunner.Ended(State.REFUSED, CommandDetail.ATTENDED));
        assertThat(run(Command.RESTART_MACHINE, true))
                .isEqualTo(new CommandRunner.Ended(State.REFUSED, CommandDetail.ATTENDED));
        attended = false;
        serving = true;
        assertThat(run(Command.RESTART_MACHINE, true))
                .isEqualTo(new CommandRunner.Ended(State.REFUSED, CommandDetail.SERVING));
        assertThat(ended.getCount()).isOne();
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void aMachineWhoseSettingsNameNoCommandIsNeverRestarted() {
        assertThat(run(Command.RESTART_MACHINE, true))
                .isEqualTo(new CommandRunner.Ended(State.REFUSED, CommandDetail.NO_MACHINE_RESTART));
    }

    @Test
    void theMachineRunsTheCommandOfItsSettingsOnly_andSaysWhenItStaysUp() {
        machineCommand = List.of("/bin/sh", "-c", "exit 7");
        assertThat(run(Command.RESTART_MACHINE, true))
                .isEqualTo(new CommandRunner.Ended(State.NOT_DONE, "its command ended with 7"));
        machineCommand = List.of("/nowhere/reboot");
        assertThat(run(Command.RESTART_MACHINE, true).state()).isEqualTo(State.NOT_DONE);
        Path ran = folder.resolve("ran; touch other");
        machineCommand = List.of("/usr/bin/touch", ran.toString());
        goesDown = Duration.ofMillis(100);
        assertThat(commands(true).run(new Command("C-2", Command.RESTART_MACHINE, "; rm -rf /", Instant.MAX)))
                .isEqualTo(new CommandRunner.Ended(State.NOT_DONE, CommandDetail.STAYED_UP));
        Awaitility.await().until(() -> Files.exists(ran));
    }

    @Test
    void whetherTheMachineWasRestarted_orOnlyTheProgram_theKernelSays() {
        machineCommand = List.of("/bin/sh", "-c", "exit 7");
        assertThat(commands(false).afterCut("C-1", Command.RESTART_MACHINE).state())
                .as("it was never begun")
                .isEqualTo(State.NOT_DONE);
        run(Command.RESTART_MACHINE, true);
        assertThat(commands(false).afterCut("C-1", Command.RESTART_MACHINE).state())
                .as("the program only")
                .isEqualTo(State.NOT_DONE);
        kernel = "";
        assertThat(commands(false).afterCut("C-1", Command.RESTART_MACHINE).state())
                .as("nobody can tell")
                .isEqualTo(State.NOT_DONE);
        kernel = "second";
        assertThat(commands(false).afterCut("C-1", Command.RESTART_MACHINE).state())
                .isEqualTo(State.DONE);
        assertThat(commands(false).afterCut("C-2", Command.RESTART_MACHINE).state())
                .as("a later command that was cut off before it remembered anything")
                .isEqualTo(State.NOT_DONE);
    }

    @Test
    void cutOffInTheMiddle_theMarkOnTheDiskSaysWhetherItWasDone() {
        assertThat(commands(false).afterCut("C-1", Command.MAINTENANCE_ON).state())
                .isEqualTo(State.NOT_DONE);
        assertThat(closure().set(true)).isTrue();
        assertThat(commands(false).afterCut("C-1", Command.MAINTENANCE_ON).state())
                .isEqualTo(State.DONE);
        assertThat(commands(false).afterCut("C-1", Command.MAINTENANCE_OFF).state())
                .isEqualTo(State.NOT_DONE);
        assertThat(commands(false).afterCut("C-1", Command.RESTART).state()).isEqualTo(State.DONE);
        assertThat(commands(false).afterCut("C-1", Command.SCREENSHOT).state()).isEqualTo(State.NOT_DONE);
    }

    @Test
    void aPictureAndTheLogAreHandedOver() {
        assertThat(run(Command.SCREENSHOT, false).handed())
                .hasValueSatisfying(file -> assertThat(file.media()).isEqualTo(CommandFile.PNG));
        assertThat(run(Command.FETCH_LOG, false).handed())
                .hasValueSatisfying(file -> assertThat(file.bytes()).asString().isEqualTo("one line"));
    }

    @Test
    void aKioskThatNobodyWouldStartAgainIsNotRestarted_anotherEndsInTheMiddleOfTheCommand() throws Exception {
        assertThat(run(Command.RESTART, false))
                .isEqualTo(new CommandRunner.Ended(State.REFUSED, CommandDetail.NOT_SUPERVISED));
        Thread command = Thread.ofVirtual().start(() -> run(Command.RESTART, true));
        ended.await();
        assertThat(command.isAlive()).as("its end is told by the next program").isTrue();
        command.interrupt();
        command.join();
    }

    @Test
    void whatWasClosedFromFarAwayStaysClosedAfterAPowerCut_andIsOpenedFromThere() {
        assertThat(closure().closed()).isFalse();
        assertThat(run(Command.MAINTENANCE_ON, false).state()).isEqualTo(State.DONE);
        assertThat(run(Command.MAINTENANCE_ON, false).state())
                .as("twice is once")
                .isEqualTo(State.DONE);
        assertThat(closure().closed()).isTrue();
        assertThat(closure().why()).hasSize(1);
        assertThat(run(Command.MAINTENANCE_OFF, false).state()).isEqualTo(State.DONE);
        assertThat(closure().closed()).isFalse();
        assertThat(changes).hasValue(3);
    }

    @Test
    void whatItDoesNotKnowIsRefused() {
        assertThat(run("FORMAT_DISK", true).state()).isEqualTo(State.REFUSED);
    }
}
