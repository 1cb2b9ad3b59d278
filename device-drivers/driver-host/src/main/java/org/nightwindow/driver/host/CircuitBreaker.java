package org.nightwindow.driver.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// Decides when a driver crashed too often to be tried again soon. Not thread-safe.
///
/// After the long pause the driver is on probation: one more crash within the window is enough.
final class CircuitBreaker {
    /// Five crashes in ten minutes (facts of XFS deployments: a driver that survives five restarts is not helped by
    /// a sixth).
    static final int CRASHES = 5;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private final Deque<Long> crashes = new ArrayDeque<>();
    private boolean probation;
    private long probationSince;

    /// @param now monotonic nanoseconds
    /// @return true when the driver is to be given up for a long time
    boolean crashed(long now) {
        crashes.removeIf(then -> now - then > WINDOW.toNanos());
        crashes.addLast(now);
        boolean onProbation = probation && now - probationSince <= WINDOW.toNanos();
        return onProbation || crashes.size() >= CRASHES;
    }

    /// The long pause is over; the driver gets one more chance.
    void secondChance(long now) {
        crashes.clear();
        probation = true;
        probationSince = now;
    }

    /// A technician looked at it: everything is forgotten.
    void reset() {
        crashes.clear();
        probation = false;
    }
}
