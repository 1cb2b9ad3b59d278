package org.nightwindow.driver.host.child;

import java.util.function.LongSupplier;

/// Counts what happens within a second. Not thread-safe.
final class Flood {
    private static final long SECOND = 1_000_000_000L;

    private final int most;
    private final LongSupplier nanoTime;
    private long since;
    private int count;

    /// @param most how often in a second is no flood
    Flood(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /// It happened once more.
    ///
    /// @return whether that is too often
    boolean rises() {
        long now = nanoTime.getAsLong();
        if (now - since >= SECOND) {
            since = now;
            count = 0;
        }
        return ++count > most;
    }
}
