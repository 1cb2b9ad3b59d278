package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.hardware.SelfTests;

/// Every device is tested once a night, when nobody is there, and the report is kept.
final class NightRoundTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final SelfTests.Report GOOD = new SelfTests.Report(
            true, "[{\"role\":\"id-card-reader\",\"passed\":true},{\"role\":\"document-printer\",\"passed\":true}]");

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T18:00:00Z"); // 02:00
    private boolean free = true;
    private int tests;
    private SelfTests.Report report = GOOD;
    private List<String> closed = List.of();
    private NightRound round;

    @BeforeEach
    void starts() {
        round = new NightRound(
                folder.resolve("self-test.json"),
                ZONE,
                new NightRound.World(
                        () -> now,
                        () -> free,
                        () -> {
                            tests++;
                            return report;
                        },
                        () -> closed,
                        Runnable::run,
                        Runnable::run,
                        event -> told.add(
                                ((KioskEvent.Noticed) event).event() + " " + ((KioskEvent.Noticed) event).text())));
    }

    private void minutesPass(int minutes) {
        for (int i = 0; i < minutes; i++) {
            now = now.plusSeconds(60);
            round.look();
        }
    }

    @Test
    void onceANight_everyDeviceIsTested_andTheReportIsKept() throws Exception {
        minutesPass(3 * 24 * 60);
        assertThat(tests).isEqualTo(3);
        assertThat(told).hasSize(3).containsOnly("NW-3903 all 2 devices passed; everything is open");
        assertThat(Files.readString(folder.resolve("self-test.json")))
                .contains("2026-11-24", "id-card-reader", "\"passed\" : true");
    }

    @Test
    void somebodyIsThere_itWaitsUntilSheHasLeft_butNotIntoTheMorning() {
        free = false;
        minutesPass(120); // 04:00
        assertThat(tests).isZero();
        free = true;
        minutesPass(1);
        assertThat(tests).isEqualTo(1);

        free = false;
        minutesPass(24 * 60 + 180); // 07:01 of the next day
        free = true;
        minutesPass(60);
        assertThat(tests).isEqualTo(1);
    }

    @Test
    void theProgramWasStartedAgainInTheSameNight_itIsNotTestedTwice() {
        minutesPass(120);
        starts();
        minutesPass(30);
        assertThat(tests).isEqualTo(1);
    }

    @Test
    void aReportThatCannotBeRead_isMadeAnew() throws Exception {
        Files.writeString(folder.resolve("self-test.json"), "{");
        starts();
        minutesPass(120);
        assertThat(tests).isEqualTo(1);
    }

    @Test
    void whatBrokeUnseen_isNamed_withWhatCannotBeDone() {
        report = new SelfTests.Report(
                false,
                "[{\"role\":\"id-card-reader\",\"passed\":true},{\"role\":\"document-printer\",\"passed\":false,"
                        + "\"fault\":\"TRANSPORT\"}]");
        closed = List.of("Tax payment certificate (document-printer:COMMUNICATION)");
        minutesPass(120);
        assertThat(told)
                .containsExactly(
                        "NW-3903 1 of 2 devices did not pass: document-printer TRANSPORT; not open: Tax payment"
                                + " certificate (document-printer:COMMUNICATION)");
    }
}
