package org.nightwindow.kiosk.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The kiosk's time, without trusting its clock.
///
/// * Once the console has been heard in this run, time is *console time plus what has passed since by the monotonic
/// clock*; the kiosk's own clock is not looked at any more, so somebody who sets it changes nothing. Each later
/// reply replaces the anchor. The console's word also lowers a floor that a wrong clock has pushed ahead. * Before
/// that, the kiosk's own clock is believed when it lies between the floor (the last durable act or console time)
/// less [#BEHIND] and the floor plus [#AHEAD]. Outside of that the time is unknown and dated acts are refused. *
/// Time never runs backwards across the floor: a clock slightly behind it reads as the floor.
///
/// The offset of the kiosk's clock is shown to the technician by [#offset()] and corrected by nobody here: that is
/// the operating system's task.
///
/// Thread-safe.
public final class ClockFloor {
    /// How far behind the floor the kiosk's clock may lie: steps of a time service and the console's own error.
    static final Duration BEHIND = Duration.ofMinutes(2);

    /// How long a kiosk may have been switched off; beyond it the clock has more likely lost its battery.
    static final Duration AHEAD = Duration.ofDays(400);

    /// An answer that took longer says nothing exact about now; normally 20 ms.
    static final Duration ROUND_TRIP_AT_MOST = Duration.ofSeconds(10);

    /// The floor of a kiosk that has never done anything: no clock is right that shows an earlier time.
    static final Instant FIRST_FLOOR = Instant.parse("2026-01-01T00:00:00Z");

    /// How far ahead a kiosk without any history may be: it was made after the floor and is used within its life.
    private static final Duration FIRST_AHEAD = Duration.ofDays(3650);

    /// What time it is, if that is known.
    public sealed interface Reading {
        record Known(Instant now) implements Reading {}

        /// @param why one line for the technician
        record Unknown(String why) implements Reading {}
    }

    private record Anchor(Instant console, long nanos) {}

    private final Clock clock;
    private final LongSupplier nanoTime;
    private Instant floor = FIRST_FLOOR;
    private boolean history;
    private @Nullable Anchor anchor;

    public ClockFloor(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    public synchronized Reading read() {
        if (anchor != null) {
            return new Reading.Known(later(byConsole(anchor), floor));
        }
        Instant own = clock.instant();
        if (own.isBefore(floor.minus(BEHIND))) {
            return new Reading.Unknown("the clock shows " + own + ", before the last known time " + floor);
        }
        if (own.isAfter(floor.plus(history ? AHEAD : FIRST_AHEAD))) {
            return new Reading.Unknown("the clock shows " + own + ", too long after the last known time " + floor);
        }
        return new Reading.Known(later(own, floor));
    }

    /// The time, if it is known.
    public Optional<Instant> known() {
        return switch (read()) {
            case Reading.Known(Instant now) -> Optional.of(now);
            case Reading.Unknown unknown -> Optional.empty();
        };
    }

    /// The time to write beside something that must be written whatever the clock says: now if that is known, else
    /// the floor, which is certainly not in the future.
    public synchronized Instant stamp() {
        return switch (read()) {
            case Reading.Known(Instant now) -> now;
            case Reading.Unknown unknown -> floor;
        };
    }

    /// The console said what time it is.
    ///
    /// @param consoleTime as written in the reply
    /// @param roundTrip from sending the question to having the reply; half of it is taken for the way back
    public synchronized void heard(Instant consoleTime, Duration roundTrip) {
        if (roundTrip.compareTo(ROUND_TRIP_AT_MOST) > 0 || roundTrip.isNegative()) {
            return;
        }
        Instant now = consoleTime.plus(roundTrip.dividedBy(2));
        anchor = new Anchor(now, nanoTime.getAsLong());
        floor = consoleTime.isBefore(floor.minus(BEHIND)) ? consoleTime : later(floor, consoleTime);
        history = true;
    }

    /// True once the console has told the time in this run.
    public synchronized boolean confirmed() {
        return anchor != null;
    }

    /// How far the kiosk's own clock is ahead of the console's; empty until the console was heard.
    public synchronized Optional<Duration> offset() {
        return Optional.ofNullable(anchor).map(a -> Duration.between(byConsole(a), clock.instant()));
    }

    /// Something with this time is on the disk.
    synchronized void durable(Instant time) {
        floor = later(floor, time);
        history = true;
    }

    /// What the kiosk's own clock shows, right or wrong; for names of files only.
    Instant own() {
        return clock.instant();
    }

    synchronized Instant floor() {
        return floor;
    }

    private Instant byConsole(Anchor a) {
        return a.console().plusNanos(nanoTime.getAsLong() - a.nanos());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
