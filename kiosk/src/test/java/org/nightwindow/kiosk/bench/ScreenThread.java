package org.nightwindow.kiosk.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// The one thread a screen has, without a screen.
public final class ScreenThread implements Executor, AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("screen").daemon().factory());

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            // The program has ended; so has its screen.
        }
    }

    public <T> T get(Callable<T> question) {
        if (Thread.currentThread().getName().equals("screen")) {
            try {
                return question.call(); // asked from the screen thread itself
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                answer.complete(question.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    public void run(Runnable action) {
        get(() -> {
            action.run();
            return "";
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
