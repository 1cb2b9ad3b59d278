package org.nightwindow.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// A clock the test turns.
final class TurnedClock extends Clock {
    private Instant now;

    private TurnedClock(Instant now) {
        this.now = now;
    }

    /// Near the real time, by which TLS judges the certificates made here.
    static TurnedClock fromNow() {
        return new TurnedClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    synchronized void turn(Duration by) {
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
