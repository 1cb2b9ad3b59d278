package org.nightwindow.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// A clock the test turns.
public final class TurnedClock extends Clock {
    private Instant now;

    private TurnedClock(Instant now) {
        this.now = now;
    }

    /// Near the real time, by which TLS judges the certificates made here.
    public static TurnedClock fromNow() {
        return new TurnedClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    public static TurnedClock at(Instant moment) {
        return new TurnedClock(moment);
    }

    public synchronized void turn(Duration by) {
        now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        return now;
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
