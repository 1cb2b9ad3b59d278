package org.nightwindow.console.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.Beats;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TurnedClock;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Json;

/// What is known of kiosks without asking the database, and what is left of it when the console starts again.
class FleetTest {
    private static final String K07 = "990101-K07";

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.at(Instant.parse("2026-11-22T19:30:00Z"));
    private Database database;
    private Fleet fleet;

    @BeforeEach
    void open() {
        database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD);
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, '松北-07', 'Songbei-07', 0)",
                        K07));
        fleet = new Fleet(database.jdbi(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private KioskState state(Fleet known) {
        return known.find(K07).orElseThrow().state();
    }

    private boolean heard(Heartbeat said) throws Exception {
        String body = Json.MAPPER.writeValueAsString(said);
        database.jdbi().useTransaction(transaction -> FleetStore.keep(transaction, K07, body, clock.instant()));
        return fleet.heard(K07, said, clock.instant());
    }

    /// A page that nothing else changes is drawn anew every 15 s.
    @Test
    void silenceIsReadWithinNinetySeconds_andNotBeforeTwoHeartbeatsAreMissing() throws Exception {
        heard(Beats.healthy(clock.instant()));
        clock.turn(Duration.ofSeconds(75));
        assertThat(state(fleet)).isEqualTo(KioskState.WORKING);
        clock.turn(Duration.ofMillis(1));
        assertThat(state(fleet)).isEqualTo(KioskState.LOST);
    }

    @Test
    void theBoardIsDrawnAnew_whenARowOfItChanges_notForEachOfTenThousandHeartbeats() throws Exception {
        assertThat(state(fleet)).isEqualTo(KioskState.LOST);
        assertThat(heard(Beats.healthy(clock.instant()))).as("the first").isTrue();
        assertThat(state(fleet)).isEqualTo(KioskState.WORKING);
        clock.turn(Duration.ofSeconds(30));
        Heartbeat before = fleet.find(K07).orElseThrow().heartbeat().orElseThrow();
        Heartbeat again = new Heartbeat(
                clock.instant(),
                before.epoch(),
                before.lastSeq() + 1,
                before.software(),
                before.catalogueVersion(),
                new Heartbeat.Screen("home", clock.instant()),
                true,
                false,
                0,
                before.devices(),
                before.items(),
                before.results(),
                before.notices());
        assertThat(heard(again)).as("somebody came in").isFalse();
        assertThat(fleet.find(K07).orElseThrow().heartbeat())
                .as("it is known all the same")
                .contains(again);
        assertThat(heard(Beats.jammed(clock.instant()))).as("paper jams").isTrue();
        assertThat(heard(Beats.healthy(clock.instant())))
                .as("and is pulled out")
                .isTrue();
        clock.turn(Duration.ofSeconds(91));
        assertThat(state(fleet)).isEqualTo(KioskState.LOST);
        Heartbeat back = Beats.healthy(clock.instant());
        assertThat(heard(back)).as("heard after a silence").isTrue();
        assertThat(heard(back)).as("and once more").isFalse();
    }

    @Test
    void whatAKioskWasNeverFittedFor_doesNotMakeItPartlyOut() throws Exception {
        heard(Beats.doing(
                clock.instant(),
                Beats.can("TAX-01"),
                Beats.cannot("PAY-01", "payment-terminal:NO_DEVICE"),
                Beats.cannot("GOV-02", "NOT_OFFERED")));
        assertThat(state(fleet)).isEqualTo(KioskState.WORKING);
        heard(Beats.doing(clock.instant(), Beats.cannot("GOV-02", "NOT_OFFERED")));
        assertThat(state(fleet)).isEqualTo(KioskState.OUT);
        heard(Beats.doing(clock.instant()));
        assertThat(state(fleet)).isEqualTo(KioskState.OUT);
    }

    @Test
    void aConsoleThatStarts_knowsWhatWasKept_andANewNameAtOnce() throws Exception {
        Heartbeat said = Beats.jammed(clock.instant());
        heard(said);
        Fleet later = new Fleet(database.jdbi(), clock);
        assertThat(later.all()).isEqualTo(fleet.all());
        assertThat(later.find(K07).orElseThrow().heartbeat()).contains(said);
        assertThat(state(later)).isEqualTo(KioskState.OUT);
        database.jdbi().useTransaction(transaction -> {
            later.kiosksChange(transaction);
            transaction.execute("update kiosk set name_en = 'Songbei-7' where id = ?", K07);
        });
        assertThat(later.find(K07).orElseThrow().name().en()).isEqualTo("Songbei-7");
    }
}
