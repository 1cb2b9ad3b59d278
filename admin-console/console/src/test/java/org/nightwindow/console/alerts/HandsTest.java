package org.nightwindow.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.console.alerts.AlertNight.K03;
import static org.nightwindow.console.alerts.AlertNight.K07;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.fleet.Sites;

/// Somebody works on a kiosk, and for that it is switched off, or starts anew: it is silent because of her, for a
/// while.
class HandsTest {
    @TempDir
    Path folder;

    private AlertNight night;

    @BeforeEach
    void begin() {
        night = new AlertNight(folder);
    }

    @AfterEach
    void end() {
        night.close();
    }

    private void pass(Duration time) {
        night.clock.turn(time);
        night.healthy(K03);
        night.watch("mail").look();
    }

    @Test
    void sheClosesItAndPullsThePlug_nobodyIsCalled_untilItHasBeenOffForAnHour() {
        night.maintained(K07);
        night.silent(K07);
        pass(Duration.ofMinutes(2));
        pass(Duration.ofMinutes(57));
        assertThat(night.open()).isEmpty();
        assertThat(night.told()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(night.told()).as("forgotten, or really dead").containsExactly("OPENED " + K07);
    }

    @Test
    void sheSwitchesItOnAgain_andNobodyEverHeardOfIt() {
        night.maintained(K07);
        night.silent(K07);
        pass(Duration.ofMinutes(40));
        night.healthy(K07);
        pass(Duration.ofMinutes(1));
        assertThat(night.told()).isEmpty();
    }

    @Test
    void aMachineThatWasToldToRestart_mayTakeTenMinutes_andNotLonger() {
        restart(K07);
        night.silent(K07);
        pass(Duration.ofMinutes(9));
        assertThat(night.told()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(night.told()).containsExactly("OPENED " + K07);
    }

    @Test
    void aMachineThatCameBackFromItsRestart_orRefusedIt_andIsSilentThen_isNewsAtOnce() {
        restart(K07);
        night.database.jdbi().useHandle(handle -> handle.execute("update command set outcome = 'DONE'"));
        night.silent(K07);
        pass(Duration.ofSeconds(95));
        assertThat(night.told()).containsExactly("OPENED " + K07);
    }

    @Test
    void theOtherKioskOfTheHallFallsSilent_whileSheWorksOnThisOne_thatIsTold() {
        night.sites = Sites.read("songbei: {zh: 松北厅, en: Songbei, kiosks: [990101-K03, 990101-K07]}")
                        instanceof Sites.Read.Accepted(Sites read)
                ? read
                : Sites.NONE;
        night.maintained(K03);
        night.silent(K03);
        night.silent(K07);
        night.clock.turn(Duration.ofMinutes(3));
        night.watch("mail").look();
        night.watch("mail").look();
        assertThat(night.told()).containsExactly("OPENED " + K07);
    }

    private void restart(String kioskId) {
        long now = night.clock.instant().toEpochMilli();
        night.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into command (id, kiosk_id, kind, argument, asked_by, asked_at, expires_at, sent_at)"
                                + " values ('C-1', ?, 'RESTART_MACHINE', '', 'li.na', ?, ?, ?)",
                        kioskId,
                        now - 20_000,
                        now + 100_000,
                        now));
    }
}
