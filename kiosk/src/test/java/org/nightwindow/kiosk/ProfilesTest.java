package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.hall.CommandDetail;
import org.nightwindow.hall.profile.Profile;
import org.nightwindow.kiosk.config.ConfigReader;
import org.nightwindow.kiosk.config.DeviceFile;
import org.nightwindow.kiosk.config.KioskConfig;
import org.nightwindow.kiosk.config.KioskConfig.Problem;
import org.nightwindow.kiosk.config.KioskConfig.Read;
import org.nightwindow.kiosk.hall.CommandRunner.Ended;
import org.nightwindow.kiosk.hall.CommandRunner.State;
import org.nightwindow.kiosk.hardware.DeviceSettings;

/// The table of [Profiles], on real files with the real drivers: each new object is the next program.
class ProfilesTest {
    private static final String FOLLOW = "devices.document-printer.settings.follow-ms";
    private static final Profile ENGLISH = Profile.of(Map.of("language", "en", FOLLOW, "600"));
    private static final Profile LEFT = Profile.of(Map.of("screen.reader-side", "left"));
    private static final InstalledDrivers BOX = InstalledDrivers.onClassPath();

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Read read;
    private Profiles profiles;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("kiosk.yaml"), """
                data: %s
                console: {url: "https://console.hall.example:8443"}
                machine: {restart: /usr/bin/systemctl reboot}
                devices:
                  id-card-reader: {driver: standard.sdt, settings: {wire: "tcp://127.0.0.1:1"}}
                  document-printer: {driver: standard.ipp, settings: {url: "ipp://127.0.0.1:2/ipp/print"}}
                  receipt-printer: {driver: acme.receipt, settings: {wire: "tcp://127.0.0.1:3"}}
                """.formatted(folder.resolve("data")));
        nextProgram();
    }

    private void nextProgram() {
        profiles = new Profiles(profile -> ConfigReader.read(folder.resolve("kiosk.yaml"), profile, environment), BOX);
        read = profiles.start();
    }

    private KioskConfig config() {
        return ((Read.Accepted) read).config();
    }

    private void good(String command, Profile profile) {
        assertThat(profiles.propose(command, profile)).isTrue();
        nextProgram();
        profiles.heard();
    }

    @Test
    void newSettingsAreOnTrialUntilAHeartbeatWasAnsweredUnderThem_andStay() {
        assertThat(config().startsInEnglish()).isFalse();
        assertThat(profiles.propose("C-1", ENGLISH)).isTrue();
        assertThat(profiles.inForce()).as("not in this program").isEqualTo(Profile.NONE);
        nextProgram();
        assertThat(config().startsInEnglish()).isTrue();
        assertThat(config().devices().get("document-printer").settings()).containsEntry("follow-ms", "600");
        assertThat(profiles.isTried("C-1")).isTrue();
        assertThat(profiles.inForce()).as("as the heartbeat says").isEqualTo(ENGLISH);
        profiles.heard();
        assertThat(profiles.outcome("C-1")).isEqualTo(new Ended(State.DONE, ""));
        for (int start = 0; start < 5; start++) {
            nextProgram();
            assertThat(profiles.inForce()).isEqualTo(ENGLISH);
            assertThat(profiles.isOnTrial()).isFalse();
        }
        assertThat(profiles.outcome("C-1").state())
                .as("killed before it was told")
                .isEqualTo(State.DONE);
        good("C-2", Profile.NONE);
        nextProgram();
        assertThat(config().startsInEnglish()).as("the file alone again").isFalse();
    }

    @Test
    void theConsoleIsNotReached_itGoesBackToTheLastGoodOnes_andSaysWhy() {
        good("C-1", LEFT);
        profiles.propose("C-2", ENGLISH);
        nextProgram();
        assertThat(profiles.silent()).isTrue();
        profiles.heard(); // too late
        nextProgram();
        assertThat(profiles.inForce()).isEqualTo(LEFT);
        assertThat(config().startsInEnglish()).isFalse();
        assertThat(profiles.outcome("C-2")).isEqualTo(new Ended(State.NOT_DONE, CommandDetail.WENT_BACK));
        assertThat(profiles.outcome("C-1").state()).isEqualTo(State.DONE);
        good("C-3", ENGLISH);
        nextProgram();
        assertThat(profiles.inForce()).as("asked for again").isEqualTo(ENGLISH);
    }

    @Test
    void nobodyWouldStartItAgain_whoAskedIsToldInThisProgramThatItGoesBack() throws Exception {
        profiles.propose("C-1", ENGLISH);
        nextProgram();
        CompletableFuture<Ended> asked = new CompletableFuture<>();
        Thread asker = Thread.ofPlatform().daemon().start(() -> asked.complete(profiles.outcome("C-1")));
        await().until(() -> asker.getState() == Thread.State.WAITING);
        assertThat(profiles.silent()).isTrue();
        assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo(new Ended(State.NOT_DONE, CommandDetail.WENT_BACK));
    }

    @Test
    void aProgramThatKeepsEndingUnderThem_isTheLastOne() {
        profiles.propose("C-1", ENGLISH);
        nextProgram();
        nextProgram();
        assertThat(profiles.inForce())
                .as("a power cut is no fault of the settings")
                .isEqualTo(ENGLISH);
        nextProgram();
        assertThat(profiles.inForce()).isEqualTo(Profile.NONE);
        assertThat(profiles.outcome("C-1")).isEqualTo(new Ended(State.NOT_DONE, CommandDetail.KEPT_ENDING));
        nextProgram();
        assertThat(profiles.inForce()).isEqualTo(Profile.NONE);
    }

    @Test
    void killedBetweenTwoFiles_theNextProgramFinishesWhatWasBegun() throws IOException {
        Path trial = folder.resolve("data/profile-on-trial.json");
        profiles.propose("C-1", ENGLISH);
        byte[] begun = Files.readAllBytes(trial);
        nextProgram();
        profiles.heard();
        Files.write(trial, begun); // killed after the good one was written, before the trial was deleted
        nextProgram();
        assertThat(profiles.isOnTrial()).isFalse();
        assertThat(profiles.inForce()).isEqualTo(ENGLISH);
        assertThat(trial).doesNotExist();

        profiles.propose("C-2", LEFT);
        begun = Files.readAllBytes(trial);
        nextProgram();
        profiles.silent();
        Files.write(trial, begun); // killed after it was written that it goes back
        nextProgram();
        assertThat(profiles.inForce()).isEqualTo(ENGLISH);
        assertThat(trial).doesNotExist();
        assertThat(profiles.outcome("C-2").state()).isEqualTo(State.NOT_DONE);
        assertThat(profiles.outcome("C-9"))
                .as("killed before anything was written")
                .isEqualTo(new Ended(State.NOT_DONE, CommandDetail.RESTARTED));
    }

    @Test
    void aDiskThatTakesNothing_changesNothing() throws IOException {
        good("C-1", LEFT);
        Path inTheWay = folder.resolve("data/profile-on-trial.json.part/full");
        Files.createDirectories(inTheWay);
        assertThat(profiles.propose("C-2", ENGLISH)).isFalse();
        Files.delete(inTheWay);
        assertThat(profiles.propose("C-2", ENGLISH)).isTrue();
        Files.createDirectories(inTheWay);
        nextProgram();
        assertThat(profiles.inForce()).as("a start that cannot be counted").isEqualTo(LEFT);
    }

    @Test
    void whatCannotBeReadOrUsedAnyMore_countsForNothing() throws IOException {
        good("C-1", ENGLISH);
        environment.put("NIGHTWINDOW_KIOSK_LANGUAGE", "zh");
        nextProgram();
        assertThat(profiles.inForce()).isEqualTo(Profile.NONE);
        assertThat(read).as("it is open all the same").isInstanceOf(Read.Accepted.class);
        environment.clear();
        Files.writeString(folder.resolve("data/profile.json"), "{\"command\":\"C-1\"");
        nextProgram();
        assertThat(profiles.inForce()).isEqualTo(Profile.NONE);
    }

    @Test
    void whatATechnicianSetsAtTheKiosk_countsWhereTheConsoleSetsNothing_andSheIsToldWhereItDoes() throws IOException {
        DeviceFile atTheKiosk = new DeviceFile(folder.resolve("data"), Map.of());
        good("C-1", ENGLISH);
        DeviceSettings slower = new DeviceSettings(
                "standard.ipp", Map.of("url", "ipp://127.0.0.1:9/ipp/print", "follow-ms", "900"), false);
        assertThatThrownBy(() -> profiles.refuse("document-printer", slower)).hasMessageContaining(FOLLOW);
        profiles.refuse("id-card-reader", slower);
        DeviceSettings moved = new DeviceSettings(
                "standard.ipp", Map.of("url", "ipp://127.0.0.1:9/ipp/print", "follow-ms", "600"), false);
        profiles.refuse("document-printer", moved);
        atTheKiosk.keep("document-printer", moved);
        nextProgram();
        assertThat(profiles.inForce()).isEqualTo(ENGLISH);
        assertThat(config().devices().get("document-printer").settings())
                .containsEntry("url", "ipp://127.0.0.1:9/ipp/print")
                .containsEntry("follow-ms", "600");
    }

    @Test
    void everythingWrongIsListedAtOnce_andNothingThatCutsOff_leaks_orStartsPrograms_canBeSetFromAfar() {
        environment.put("NIGHTWINDOW_KIOSK_LANGUAGE", "zh");
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("console.url", "https://elsewhere:1"),
                Map.entry("data", "/"),
                Map.entry("machine.restart", "/bin/sh"),
                Map.entry("drivers.unsigned", "allowed"),
                Map.entry("devices.id-card-reader.decoding", "remote"),
                Map.entry("devices.id-card-reader.settings.wire", "tcp://evil:9100"),
                Map.entry("devices.document-printer.settings.url", "ipp:evil"),
                Map.entry("devices.receipt-printer.settings.dots", "576"),
                Map.entry("devices.code-scanner.settings.idle-gap-ms", "50"),
                Map.entry(FOLLOW, "soon"),
                Map.entry("devices.document-printer.settings.colour", "red"),
                Map.entry("language", "en"));
        assertThat(profiles.problems(Profile.of(wrong)))
                .extracting(Problem::setting)
                .containsExactlyInAnyOrderElementsOf(wrong.keySet());
        assertThat(profiles.problems(Profile.of(Map.of("language", "fr", "screen.inches", "3", "x", "y"))))
                .extracting(Problem::setting)
                .containsExactlyInAnyOrder("language", "screen.inches", "x");
        assertThat(profiles.problems(LEFT)).isEmpty();
        assertThat(profiles.problems(Profile.of(Map.of(FOLLOW, "600")))).isEqualTo(List.of());
    }
}
