package org.nightwindow.console.cases;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// So many query codes may miss at one kiosk before it must wait: with 5 in a quarter of an hour, somebody who
/// tries codes day and night finds one among 100,000 cases in about five years. A code that hits costs nothing, and
/// one with a wrong check digit is no try. Forgotten with the console's process. Thread-safe.
final class CodeTries {
    static final int MOST = 5;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private record Misses(long window, int number) {}

    private final Clock clock;
    private final Map<String, Misses> misses = new ConcurrentHashMap<>();

    CodeTries(Clock clock) {
        this.clock = clock;
    }

    boolean mayTry(String kioskId) {
        Misses so = misses.get(kioskId);
        return so == null || so.window() != window() || so.number() < MOST;
    }

    void missed(String kioskId) {
        misses.merge(
                kioskId,
                new Misses(window(), 1),
                (before, one) -> before.window() == one.window() ? new Misses(one.window(), before.number() + 1) : one);
    }

    private long window() {
        return clock.millis() / WINDOW.toMillis();
    }
}
