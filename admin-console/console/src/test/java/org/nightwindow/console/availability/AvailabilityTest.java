package org.nightwindow.console.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.Beats;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.TurnedClock;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Heartbeat;

/// A night of one kiosk, minute by minute, on a real Derby.
class AvailabilityTest {
    private static final String K07 = "990101-K07";
    private static final Instant BEGIN = Instant.parse("2026-11-22T19:00:00Z");

    @TempDir
    Path folder;

    private final TurnedClock clock = TurnedClock.at(BEGIN);
    private Database database;
    private Availability availability;
    private Instant heard = BEGIN;

    @BeforeEach
    void open() {
        database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD);
        database.jdbi().useHandle(handle -> {
            handle.execute("insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, '', '', 0)", K07);
            handle.execute("insert into heartbeat (kiosk_id, received_at, body) values (?, ?, '{}')", K07, heard());
        });
        availability = new Availability(database.jdbi(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long heard() {
        return heard.toEpochMilli();
    }

    private void beat(Handle transaction, Heartbeat said) {
        availability.onHeartbeat(transaction, K07, said, clock.instant());
        heard = clock.instant();
        transaction.execute("update heartbeat set received_at = ? where kiosk_id = ?", heard(), K07);
    }

    /// A heartbeat a minute.
    private void minutes(int count, boolean works) {
        for (int minute = 0; minute < count; minute++) {
            database.jdbi()
                    .useTransaction(transaction ->
                            beat(transaction, works ? Beats.healthy(clock.instant()) : Beats.jammed(clock.instant())));
            clock.turn(Duration.ofMinutes(1));
        }
    }

    private Share share() {
        return Share.of(spans());
    }

    private List<Span> spans() {
        Kiosk kiosk = new Kiosk(K07, new HallName("", ""), KioskState.WORKING, Optional.of(heard), Optional.empty());
        Instant now = clock.instant();
        return availability
                .spans(List.of(kiosk), Optional.of(K07), now.minus(Availability.DAY), now)
                .get(K07)
                .getOrDefault("TAX-01", List.of());
    }

    private int rows(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void whatWorks_whatDoesNot_andWhatNobodyKnows_areCountedApart_byAFewRows() {
        minutes(60, true);
        minutes(20, false);
        minutes(30, true);
        assertThat(share()).isEqualTo(new Share(minute(90), minute(20), 0));
        clock.turn(Duration.ofMinutes(10)); // no network
        assertThat(share())
                .as("while it is silent: from the last word on")
                .isEqualTo(new Share(minute(89), minute(20), minute(11)));
        minutes(10, true);
        assertThat(share()).isEqualTo(new Share(minute(99), minute(20), minute(11)));
        assertThat(spans())
                .extracting(Span::how)
                .containsExactly(Span.How.UP, Span.How.OFF, Span.How.UP, Span.How.UNKNOWN, Span.How.UP);
        assertThat(rows("item_change")).as("of 120 heartbeats").isEqualTo(3);
        assertThat(rows("silence")).isEqualTo(1);
        clock.turn(Duration.ofDays(2));
        assertThat(share()).as("two days without a word").isEqualTo(new Share(0, 0, Availability.DAY.toMillis()));
    }

    @Test
    void killedBeforeTheCommit_orStartedAnew_nothingIsLostAndNothingTwice() {
        minutes(5, true);
        try {
            database.jdbi().useTransaction(transaction -> {
                beat(transaction, Beats.jammed(clock.instant()));
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException killed) {
            heard = clock.instant().minus(Duration.ofMinutes(1));
        }
        assertThat(rows("item_change")).isEqualTo(1);
        minutes(5, false);
        availability = new Availability(database.jdbi(), clock);
        minutes(5, false);
        assertThat(rows("item_change")).isEqualTo(2);
        assertThat(share()).isEqualTo(new Share(minute(5), minute(10), 0));
    }

    @Test
    void whatIsNotOfferedAnyMore_isCountedNoMore() {
        minutes(10, true);
        Heartbeat said = Beats.healthy(clock.instant());
        Heartbeat nothing = new Heartbeat(
                said.sentAt(),
                said.epoch(),
                said.lastSeq(),
                said.software(),
                said.catalogueVersion(),
                said.screen(),
                false,
                false,
                0,
                said.devices(),
                List.of(),
                List.of(),
                List.of());
        database.jdbi().useTransaction(transaction -> beat(transaction, nothing));
        clock.turn(Duration.ofMinutes(1));
        assertThat(share()).isEqualTo(new Share(minute(10), 0, 0));
    }

    @Test
    void ourClockWasAnHourAhead_whatItWroteThereNeverWas() {
        minutes(10, true);
        clock.turn(Duration.ofHours(1));
        minutes(1, false);
        clock.turn(Duration.ofMinutes(-61));
        minutes(10, false);
        assertThat(share()).isEqualTo(new Share(minute(10), minute(10), 0));
        clock.turn(Duration.ofHours(2));
        heard = clock.instant();
        assertThat(spans()).extracting(Span::how).containsExactly(Span.How.UP, Span.How.OFF);
    }

    @Test
    void whatHeldBeforeTheDay_isFoundWithoutWhatWasBeforeIt() {
        minutes(3, true);
        minutes(3, false);
        minutes(3, true);
        clock.turn(Duration.ofDays(3));
        heard = clock.instant();
        assertThat(spans())
                .containsExactly(
                        new Span(clock.instant().minus(Availability.DAY).toEpochMilli(), heard(), Span.How.UP));
        assertThat(rows("item_change where until_at > " + heard()))
                .as("of three changes")
                .isEqualTo(1);
    }

    private static long minute(int count) {
        return Duration.ofMinutes(count).toMillis();
    }
}
