package org.nightwindow.console.alerts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.fleet.Kiosk;

/// Whether time has passed evenly here for so long that a kiosk nobody heard of must be silent. A console that has
/// just started, was suspended, or whose clock was set, has heard of nobody for a reason of its own. Used by one
/// thread.
final class Continuity {
    /// Two looks are 5 s apart; a slow one, or a pause of the machine, takes seconds.
    static final Duration EVEN = Duration.ofSeconds(30);

    /// What a time service takes back at once without anybody noticing.
    private static final Duration SET_BACK = Duration.ofSeconds(2);

    private @Nullable Instant before;
    private Instant since = Instant.EPOCH;

    /// At each look.
    ///
    /// @return whether silence can be told
    boolean tells(Instant now) {
        Instant last = before;
        if (last == null || now.isAfter(last.plus(EVEN)) || now.isBefore(last.minus(SET_BACK))) {
            since = now;
        }
        before = now;
        return !now.isBefore(since.plus(Kiosk.LOST_AFTER));
    }
}
