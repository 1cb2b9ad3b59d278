package org.nightwindow.console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the console does from time to time, one thing after the other. One that fails is logged and done again next
/// time.
final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("console-chores").daemon().factory());

    Chores every(Duration pause, String what, Runnable chore) {
        Runnable careful = () -> {
            try {
                chore.run();
            } catch (RuntimeException e) {
                LOG.error("{} could not {}; it is tried again in {}", LogEvent.CHORE_FAILED, what, pause, e);
            }
        };
        var _ = clockwork.scheduleWithFixedDelay(careful, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
