package org.nightwindow.kiosk.visit;

import java.time.Duration;

/// The moments in which 0.1 s of standstill keep nobody waiting: after a visit, when nobody comes, and while an act
/// runs,
/// when there is nothing to touch. Times are those of a monotonic clock, in nanoseconds. Screen thread only.
final class QuietMoments {
    /// Whoever comes right after the last one must not wait for the memory to be swept.
    private static final Duration NOBODY_COMES = Duration.ofSeconds(4);

    /// The first collection finds the pictures that nobody shows any more; JavaFX lets go of what they hold for the
    /// second.
    private static final int AFTER_A_VISIT = 2;

    /// She sees that it prints 0.1 s after her touch; a page takes seconds.
    private static final Duration PAGE_PAINTED = Duration.ofMillis(300);

    private int left;
    private long since;
    private boolean acting;
    private boolean swept;

    void visitEnded(long now) {
        left = AFTER_A_VISIT;
        since = now;
        acting = false;
    }

    /// Nobody is served.
    ///
    /// @return whether the memory should be swept now
    boolean atRest(long now) {
        if (left == 0 || now - since <= NOBODY_COMES.toNanos()) {
            return false;
        }
        left--;
        since = now;
        return true;
    }

    /// Somebody is served.
    ///
    /// @param act whether an act of hers runs
    /// @return whether the memory should be swept now: once an act
    boolean serving(boolean act, long now) {
        if (act && !acting) {
            since = now;
            swept = false;
        }
        acting = act;
        if (!acting || swept || now - since <= PAGE_PAINTED.toNanos()) {
            return false;
        }
        swept = true;
        return true;
    }
}
