package org.nightwindow.kiosk.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// The one thread a screen has: its own, without a screen, or that of JavaFX. Closed, it drops what it is given.
public final class ScreenThread implements Executor, AutoCloseable {
    private final Executor thread;
    private final BooleanSupplier here;
    private final Runnable end;
    private volatile boolean closed;

    public ScreenThread() {
        ExecutorService own = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("screen").daemon().factory());
        this(own, () -> Thread.currentThread().getName().equals("screen"), own::shutdownNow);
    }

    private ScreenThread(Executor thread, BooleanSupplier here, Runnable end) {
        this.thread = thread;
        this.here = here;
        this.end = end;
    }

    /// JavaFX runs already, and goes on after this was closed.
    public static ScreenThread ofJavaFx() {
        return new ScreenThread(Platform::runLater, Platform::isFxApplicationThread, () -> {});
    }

    @Override
    public void execute(Runnable task) {
        if (!closed) {
            thread.execute(() -> {
                if (!closed) {
                    task.run();
                }
            });
        }
    }

    public <T> T get(Callable<T> question) {
        if (here.getAsBoolean()) {
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
        closed = true;
        end.run();
    }
}
