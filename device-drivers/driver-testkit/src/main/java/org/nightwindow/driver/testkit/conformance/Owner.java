package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The owner thread of a device, as the host has one. A driver that does not return costs this thread, nothing else.
final class Owner {
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("owner").unstarted(this::own);
    private volatile boolean over;

    Owner() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    private void own() {
        while (!over) {
            try {
                work.take().run();
            } catch (InterruptedException leftover) {
                // Whoever interrupts this thread has said so in another way.
            }
        }
    }

    /// Begins a stretch of driver code.
    Running begin(String what, Callable<@Nullable Object> code) {
        Running running = new Running(what);
        work.add(() -> running.run(code));
        return running;
    }

    /// Ends when the work that was begun has ended.
    void end() {
        work.add(() -> over = true);
    }

    /// Something under way.
    final class Running {
        private final String what;
        private final CompletableFuture<Ended> ended = new CompletableFuture<>();
        private final CompletableFuture<Long> begun = new CompletableFuture<>();

        private Running(String what) {
            this.what = what;
        }

        private void run(Callable<@Nullable Object> code) {
            long start = System.nanoTime();
            begun.complete(start);
            Object value = null;
            Throwable thrown = null;
            try {
                value = code.call();
            } catch (Throwable whatever) { // whatever a driver throws, errors too, is judged
                thrown = whatever;
            }
            ended.complete(new Ended(what, value, thrown, Duration.ofNanos(System.nanoTime() - start), false));
        }

        boolean hasEnded() {
            return ended.isDone();
        }

        /// Waits a moment, and gives nothing up.
        ///
        /// @return whether it has ended
        boolean endsWithin(Duration moment) throws InterruptedException {
            try {
                ended.get(moment.toNanos(), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException goesOn) {
                return false;
            } catch (ExecutionException impossible) {
                throw new AssertionError(impossible);
            }
        }

        /// @param most how long it may take from now; then it is interrupted and given up
        Ended await(Duration most) throws InterruptedException {
            try {
                return ended.get(most.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                over = true;
                thread.interrupt();
                long since = begun.getNow(System.nanoTime());
                return new Ended(what, null, null, Duration.ofNanos(System.nanoTime() - since), true);
            } catch (ExecutionException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }
}
