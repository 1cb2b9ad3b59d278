package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;

/// How late is late.
final class Timing {
    /// The host gives up on a driver 200 ms after the deadline.
    static final Duration GRACE = Duration.ofMillis(200);

    static void inTime(Ended ended, Duration limit) throws Clause.Broken {
        ended.orBroken();
        if (ended.took().compareTo(limit.plus(GRACE)) > 0) {
            throw new Clause.Broken(ended.what() + " was given " + limit.toMillis() + " ms and took "
                    + ended.took().toMillis() + " ms");
        }
    }

    private Timing() {}
}
