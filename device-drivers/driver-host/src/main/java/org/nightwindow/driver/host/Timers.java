package org.nightwindow.driver.host;

import java.time.Duration;

/// The only source of waiting in this package: deadlines, polls and pauses all come from here, so that a test runs
/// days in milliseconds.
@FunctionalInterface
public interface Timers {

    /// Runs `action` once after `delay`, on a thread that all devices share. The action must not block.
    Timer after(Duration delay, Runnable action);

    /// An action that waits for its time.
    @FunctionalInterface
    interface Timer {
        /// The action will not begin any more. One that has begun goes on.
        void cancel();
    }

    /// Real time, on one thread for the whole program.
    static Timers system() {
        return SystemTimers.ONLY;
    }
}
