package org.nightwindow.kiosk.ledger;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that touches the ledger's disk. Who asks waits without being interruptible and never interrupts
/// it: Derby closes its files under an interrupted thread.
final class LedgerThread {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerThread.class);

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ledger").daemon().factory());
    private boolean ended; // its own thread only

    /// Runs `question` there and waits for its answer; what it throws is thrown here.
    ///
    /// @param whenClosed the answer after [#close(Runnable)]
    <T> T ask(Supplier<T> question, T whenClosed) {
        try {
            return CompletableFuture.supplyAsync(() -> ended ? whenClosed : question.get(), executor)
                    .join();
        } catch (RejectedExecutionException e) {
            return whenClosed;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw e;
        }
    }

    /// Runs `task` there some time later, unless it is closed before.
    void later(Duration pause, Runnable task) {
        Runnable loud = () -> {
            try {
                if (!ended) {
                    task.run();
                }
            } catch (RuntimeException bug) {
                LOG.error("a task of the ledger failed", bug);
                throw bug;
            }
        };
        CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, executor)
                .execute(loud);
    }

    /// Runs `last` there and nothing after it: what was asked meanwhile would open the database again.
    void close(Runnable last) {
        ask(
                () -> {
                    ended = true;
                    last.run();
                    return true;
                },
                true);
        executor.shutdown();
    }
}
