package org.nightwindow.driver.standard.ipp;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.nightwindow.driver.Call;

/// How a running job is watched.
///
/// @param interval between two looks at the job
/// @param silence how long a printer may be out of reach before the act is given up as unknown
/// @param nanoTime a monotonic clock
record Pace(Duration interval, Duration silence, LongSupplier nanoTime) {

    /// The waits of one call; calling it off ends the one under way.
    Rests rests(Call call) {
        return new Rests(call);
    }

    final class Rests {
        private final Call call;
        private final Semaphore calledOff = new Semaphore(0);

        private Rests(Call call) {
            this.call = call;
            call.onCancel(calledOff::release);
        }

        /// Waits one interval, or until the call is called off. An interrupt stays set.
        ///
        /// @return whether it was called off during this wait
        boolean rest() {
            try {
                return calledOff.tryAcquire(call.remaining(interval).toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
