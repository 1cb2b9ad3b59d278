package org.nightwindow.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for a screen on which nothing changes any more.
final class Still {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(4);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// The minute of the clock may change, and the halo breathes.
    private static final double SAME = 0.995;

    /// @return what is painted then
    static int[] picture(VirtualScreen screen) {
        long limit = System.nanoTime() + LIMIT.toNanos();
        int[] last = screen.picture();
        long since = System.nanoTime();
        while (System.nanoTime() - since < LONG_ENOUGH.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            if (screen.like(last) < SAME) {
                last = screen.picture();
                since = System.nanoTime();
            }
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("the screen does not come to rest");
            }
        }
        return last;
    }

    private Still() {}
}
