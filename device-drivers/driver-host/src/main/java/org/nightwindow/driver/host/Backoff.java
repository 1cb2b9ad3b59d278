package org.nightwindow.driver.host;

import java.time.Duration;
import java.util.List;

/// How long to wait before a device is opened again: 1, 2, 5, 15 and then every 60 s. Not thread-safe.
final class Backoff {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60));

    private int failures;

    Duration next() {
        Duration pause = PAUSES.get(Math.min(failures, PAUSES.size() - 1));
        failures++;
        return pause;
    }

    void reset() {
        failures = 0;
    }
}
