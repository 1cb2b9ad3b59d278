package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.BEGIN;
import static org.nightwindow.console.alerts.AlertNight.K03;
import static org.nightwindow.console.alerts.AlertNight.K07;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskEvent.Noticed;

/// A driver crashed at ten past three: what waits for whom.
class DriverAlertTest {
    private static final Noticed CRASHED = new Noticed(
            "NW-3805",
            "receipt-printer, acme.receipt: its process crashed in native code: SIGSEGV in libacme.so+0x1139");

    @TempDir
    Path folder;

    private AlertNight night;
    private Crashes crashes;

    @BeforeEach
    void begin() {
        night = new AlertNight(folder);
        crashes = new Crashes(night.database.jdbi());
    }

    @AfterEach
    void end() {
        night.close();
    }

    @Test
    void itCrashedAndIsBack_theAlertWaits_isToldInTheMorningOnce_andIsOverADayLater() {
        crashes.onNoticed(K07, 1, BEGIN, CRASHED);
        crashes.onNoticed(K07, 1, BEGIN, CRASHED); // a console that died in between reads the event again
        crashes.onNoticed(K03, 2, BEGIN, new Noticed("NW-3601", "account li.na"));
        night.healthy(K07);

        night.watch("mail").look();

        assertThat(night.open()).singleElement().satisfies(alert -> {
            assertThat(alert.ruleId()).isEqualTo("driver-crashed");
            assertThat(alert.kioskId()).isEqualTo(K07);
            assertThat(alert.urgency()).isEqualTo("TODAY");
            assertThat(Instant.ofEpochMilli(alert.since())).isEqualTo(BEGIN);
            assertThat(alert.items()).as("nothing is closed for it").isEmpty();
        });
        Long due = night.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select due_at from alert_message")
                        .mapTo(Long.class)
                        .one());
        assertThat(Instant.ofEpochMilli(due)).as("eight in the morning").isEqualTo("2026-11-22T00:00:00Z");
        night.clock.turn(Duration.ofHours(23));
        night.healthy(K07);
        night.watch("mail").look();
        assertThat(night.open()).as("still there in the evening").hasSize(1);
        assertThat(night.messages()).containsExactly("OPENED mail");
        night.clock.turn(Duration.ofHours(1));
        night.healthy(K07);
        night.watch("mail").look();
        assertThat(night.open()).isEmpty();
    }

    @Test
    void aKioskThatFellSilentAfterIt_keepsItsAlert() {
        crashes.onNoticed(K07, 1, BEGIN, CRASHED);
        night.silent(K07);
        night.watch().look();
        assertThat(night.open())
                .extracting(AlertRow::ruleId)
                .containsExactlyInAnyOrder("driver-crashed", "kiosk-offline");
    }

    @Test
    void itIsLeftAlone_somebodyIsCalledAtOnce_alsoForAPartThatClosesNothing() {
        night.slipsLeftAlone(K07);

        night.watch("mail").look();

        assertThat(night.open()).singleElement().satisfies(alert -> {
            assertThat(alert.ruleId()).isEqualTo("driver-given-up");
            assertThat(alert.kioskId()).isEqualTo(K07);
            assertThat(alert.urgency()).isEqualTo("NOW");
            assertThat(alert.about()).isEqualTo("receipt-printer");
            assertThat(alert.detail()).isEqualTo("GIVEN_UP");
        });
        assertThat(night.messages()).containsExactly("OPENED mail");
        night.healthy(K07);
        night.watch("mail").look();
        assertThat(night.open()).isEmpty();
    }

    @Test
    void itIsLeftAlone_andItemsAreOffForIt_oneAlertTellsIt() {
        night.printerLeftAlone(K07);
        night.watch().look();
        assertThat(night.open()).singleElement().satisfies(alert -> {
            assertThat(alert.ruleId()).isEqualTo("service-closed");
            assertThat(alert.urgency()).isEqualTo("NOW");
            assertThat(alert.detail()).isEqualTo("GIVEN_UP");
            assertThat(alert.items()).isEqualTo("*");
        });
    }
}
