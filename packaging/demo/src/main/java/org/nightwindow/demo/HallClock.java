package org.nightwindow.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of day in the hall: as on this machine, or whole days later. Programs have it from the moment they start
/// ([org.nightwindow.hall.MachineClock]). Thread-safe.
final class HallClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    void nextDay() {
        ahead = ahead.plusDays(1);
    }

    Duration ahead() {
        return ahead;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
