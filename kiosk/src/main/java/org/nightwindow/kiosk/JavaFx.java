package org.nightwindow.kiosk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// JavaFX, started by hand and once per process. It takes about as long as everything a kiosk must read before it can
/// show something, so whoever asks early has both for the price of one.
///
/// Does not log, and so does not wait for the log to be made ready.
final class JavaFx {
    private static final AtomicBoolean ASKED = new AtomicBoolean();
    private static final CompletableFuture<Void> RUNS = new CompletableFuture<>();

    private JavaFx() {}

    /// Begins to start JavaFX unless somebody has. Returns at once; the future completes when JavaFX's thread runs and
    /// will go on to run without a window. Any thread.
    static CompletableFuture<Void> runs() {
        if (!ASKED.getAndSet(true)) {
            Thread.ofPlatform().name("javafx-start").start(JavaFx::start);
        }
        return RUNS;
    }

    private static void start() {
        try {
            HeadlessGlass.chooseWithoutDisplay();
            Platform.startup(() -> {
                try {
                    Platform.setImplicitExit(false);
                    HeadlessGlass.makeRoom();
                    RUNS.complete(null);
                } catch (RuntimeException | Error e) {
                    RUNS.completeExceptionally(e);
                }
            });
        } catch (RuntimeException | Error e) {
            RUNS.completeExceptionally(e); // such as a display that does not answer
        }
    }
}
