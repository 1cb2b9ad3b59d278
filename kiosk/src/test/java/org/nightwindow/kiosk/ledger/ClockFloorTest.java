package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.kiosk.ledger.ClockFloor.Reading;

@Timeout(30)
class ClockFloorTest {
    private static final Instant NOW = LedgerBench.NOW;

    private static final class Hands extends Clock {
        private Instant shows;
        private long nanos;

        Hands(Instant shows) {
            this.shows = shows;
        }

        void pass(Duration time) {
            shows = shows.plus(time);
            nanos += time.toNanos();
        }

        @Override
        public Instant instant() {
            return shows;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TempDir
    Path home;

    @Test
    void itIs1970_datedActsAreRefused_untilTheConsoleTellsTheTime() {
        Hands hands = new Hands(Instant.parse("1970-01-01T00:00:20Z"));
        ClockFloor clock = new ClockFloor(hands, () -> hands.nanos);
        try (Ledger ledger = LedgerBench.ledger(LedgerBench.settings(home), clock, CommitWatch.NONE)) {
            assertThat(ledger.blockedBy()).contains(Entry.Why.CLOCK_UNKNOWN);
            assertThat(ledger.plan("TAX-01")).isInstanceOf(Entry.Refused.class);

            ledger.heardConsole(NOW, Duration.ofMillis(20));

            hands.pass(Duration.ofSeconds(5));
            Act act = LedgerBench.written(ledger.plan("TAX-01"));
            assertThat(act.plannedAt()).isEqualTo(NOW.plusMillis(5010));
        }
    }

    @Test
    void afterARestartWithADeadBattery_theFloorIsKnown_andOpenActsCanStillBeSettled() throws Exception {
        String key;
        try (Ledger ledger = LedgerBench.ledger(home)) {
            key = LedgerBench.started(ledger);
        }
        ClockFloor clock = new ClockFloor(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> 0);
        try (Ledger ledger = LedgerBench.ledger(LedgerBench.settings(home), clock, CommitWatch.NONE)) {
            assertThat(ledger.blockedBy()).contains(Entry.Why.CLOCK_UNKNOWN);
            Act act = LedgerBench.written(
                    ledger.settle(key, org.nightwindow.hall.KioskEvent.Outcome.UNKNOWN, 0, "power cut"));
            assertThat(act.changedAt())
                    .as("never before what was written before")
                    .isEqualTo(NOW);
        }
    }

    @Test
    void aClockSlightlyBehindTheFloorReadsAsTheFloor_farBehindIsUnknown() {
        Hands hands = new Hands(NOW);
        ClockFloor clock = new ClockFloor(hands, () -> hands.nanos);
        clock.durable(NOW);
        hands.shows = NOW.minusSeconds(119);
        assertThat(clock.read()).isEqualTo(new Reading.Known(NOW));
        hands.shows = NOW.minusSeconds(121);
        assertThat(clock.read()).isInstanceOf(Reading.Unknown.class);
        hands.shows = NOW.plus(Duration.ofDays(399));
        assertThat(clock.read()).isEqualTo(new Reading.Known(hands.shows));
        hands.shows = NOW.plus(Duration.ofDays(401));
        assertThat(clock.read()).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void somebodySetsTheKiosksClock_nothingChangesOnceTheConsoleWasHeard() {
        Hands hands = new Hands(NOW);
        ClockFloor clock = new ClockFloor(hands, () -> hands.nanos);
        clock.heard(NOW.plusSeconds(3), Duration.ZERO);
        hands.pass(Duration.ofMinutes(1));
        hands.shows = Instant.parse("2049-01-01T00:00:00Z");
        assertThat(clock.read()).isEqualTo(new Reading.Known(NOW.plusSeconds(63)));
        assertThat(clock.offset().orElseThrow()).isGreaterThan(Duration.ofDays(8000));
    }

    @Test
    void aFloorThatAWrongClockPushedAhead_isLoweredByTheConsole_andStaysSo() {
        Clock future = Clock.fixed(NOW.plus(Duration.ofDays(300)), ZoneOffset.UTC);
        try (Ledger ledger =
                LedgerBench.ledger(LedgerBench.settings(home), new ClockFloor(future, () -> 0), CommitWatch.NONE)) {
            LedgerBench.planned(ledger);
            ledger.heardConsole(NOW, Duration.ZERO);
            assertThat(LedgerBench.written(ledger.plan("TAX-01")).plannedAt()).isEqualTo(NOW);
        }
        ClockFloor right = LedgerBench.clock();
        try (Ledger ledger = LedgerBench.ledger(LedgerBench.settings(home), right, CommitWatch.NONE)) {
            assertThat(ledger.blockedBy()).isEmpty();
        }
    }

    @Test
    void anAnswerThatTookTooLong_tellsNothing() {
        ClockFloor clock = new ClockFloor(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> 0);
        clock.heard(NOW, Duration.ofSeconds(11));
        assertThat(clock.read()).isInstanceOf(Reading.Unknown.class);
        clock.heard(NOW, Duration.ofSeconds(2));
        assertThat(clock.read()).isEqualTo(new Reading.Known(NOW.plusSeconds(1)));
    }
}
