package org.nightwindow.kiosk.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/// Real time that can be pushed forward, and a wall clock that can be set wrong.
public final class Time extends Clock {
    private final AtomicLong ahead = new AtomicLong();
    private final AtomicLong wrongBy = new AtomicLong();

    public void pass(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    /// Sets the machine's own clock; nothing passes.
    public void setWallClock(Instant to) {
        wrongBy.set(Duration.between(Instant.now().plusNanos(ahead.get()), to).toMillis());
    }

    public long nanoTime() {
        return System.nanoTime() + ahead.get();
    }

    @Override
    public Instant instant() {
        return Instant.now().plusNanos(ahead.get()).plusMillis(wrongBy.get());
    }

    /// What time it really is.
    public Clock right() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plusNanos(ahead.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
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
