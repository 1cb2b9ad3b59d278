package org.nightwindow.console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the console does from time to time, one thing after the other. One that fails is logged and done again next
/// time. At the end the one that runs is let finish: interrupted inside the database it would tear down more than
/// itself.
final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    /// Longer than any commit; a mail server that hangs is not waited for.
    static final Duration LET_FINISH = Duration.ofSeconds(3);

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
        clockwork.shutdown();
        try {
            if (clockwork.awaitTermination(LET_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clockwork.shutdownNow();
    }
}
