package org.nightwindow.kiosk.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that touches the ledger's disk. Who asks waits without being interruptible and never interrupts
/// it: Derby closes its files under an interrupted thread. A disk that hangs holds this thread and nobody else: who
/// waits for it is told after a while that it does not answer, and what has not begun by then is called off.
final class LedgerThread {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerThread.class);

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ledger").daemon().factory());
    private final Duration patience;
    private boolean ended; // its own thread only

    /// What it does now, and since when by [System#nanoTime]; null while it waits.
    private volatile @Nullable Long since;

    /// @param patience how long who asks waits for the disk
    LedgerThread(Duration patience) {
        this.patience = patience;
    }

    /// Whether the disk has not answered for longer than anybody waits. Never blocks.
    boolean hangs() {
        Long begun = since;
        return begun != null && System.nanoTime() - begun >= patience.toNanos();
    }

    /// Runs `question` there and waits for its answer, but not longer than is worth it; at once when the disk hangs.
    ///
    /// @param whenClosed the answer after [#close(Runnable)]
    /// @param calledOff the answer when the disk hangs and it has not begun: then it never will
    /// @param underWay the answer when the disk hangs amid it: it may still be done
    <T> T ask(Supplier<T> question, T whenClosed, T calledOff, T underWay) {
        AtomicBoolean taken = new AtomicBoolean();
        if (hangs()) {
            return calledOff;
        }
        CompletableFuture<T> answer =
                submit(() -> taken.compareAndSet(false, true) ? question.get() : calledOff, whenClosed);
        return inTime(answer).orElseGet(() -> taken.compareAndSet(false, true) ? calledOff : underWay);
    }

    /// Has `act` done there, whenever that is, and waits for it as [#ask].
    ///
    /// @param late the answer when the disk hangs: it will be done
    <T> T surely(Supplier<T> act, T whenClosed, T late) {
        boolean hangs = hangs();
        CompletableFuture<T> answer = submit(act, whenClosed);
        return hangs ? late : inTime(answer).orElse(late);
    }

    private <T> Optional<T> inTime(CompletableFuture<T> answer) {
        try {
            return Optional.of(answer.copy()
                    .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                    .join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                LOG.error("the ledger's disk has not answered for {}", patience);
                return Optional.empty();
            }
            throw bug(e);
        }
    }

    private <T> CompletableFuture<T> submit(Supplier<T> question, T whenClosed) {
        try {
            return CompletableFuture.supplyAsync(() -> timed(() -> ended ? whenClosed : question.get()), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(whenClosed);
        }
    }

    private <T> T timed(Supplier<T> work) {
        since = System.nanoTime();
        try {
            return work.get();
        } finally {
            since = null;
        }
    }

    private static RuntimeException bug(CompletionException e) {
        return e.getCause() instanceof RuntimeException bug ? bug : e;
    }

    /// Runs `question` there and waits for its answer, however long that takes; what it throws is thrown here.
    ///
    /// @param whenClosed the answer after [#close(Runnable)]
    <T> T ask(Supplier<T> question, T whenClosed) {
        try {
            return submit(question, whenClosed).join();
        } catch (CompletionException e) {
            throw bug(e);
        }
    }

    /// Runs `task` there some time later, unless it is closed before.
    void later(Duration pause, Runnable task) {
        Runnable loud = () -> {
            try {
                if (!ended) {
                    timed(() -> {
                        task.run();
                        return true;
                    });
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
