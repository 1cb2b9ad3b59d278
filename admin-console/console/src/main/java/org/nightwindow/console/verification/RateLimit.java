package org.nightwindow.console.verification;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// So many questions a minute from one address. Addresses are forgotten with the minute. Thread-safe.
final class RateLimit {
    private static final long WINDOW_MS = 60_000;

    /// One minute of one console; more addresses than it can answer in a minute never gather.
    private record Window(long number, Map<String, Integer> asked) {}

    private final int most;
    private final Clock clock;
    private volatile Window window = new Window(-1, Map.of());

    RateLimit(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /// Counts one question; false when it is one too many.
    boolean allows(String address) {
        return window().asked().merge(address, 1, Integer::sum) <= most;
    }

    private Window window() {
        long number = clock.millis() / WINDOW_MS;
        Window now = window;
        if (now.number() != number) {
            synchronized (this) {
                if (window.number() != number) {
                    window = new Window(number, new ConcurrentHashMap<>());
                }
                now = window;
            }
        }
        return now;
    }
}
