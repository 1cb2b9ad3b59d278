package org.nightwindow.kiosk;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs one action soon, once for however many reasons there are meanwhile: what changes a thousand times a second
/// fills nobody's queue. Thread-safe.
final class Soon implements Runnable {
    private final Executor executor;
    private final Runnable action;
    private final AtomicBoolean due = new AtomicBoolean();

    /// @param executor where, and when
    Soon(Executor executor, Runnable action) {
        this.executor = executor;
        this.action = action;
    }

    @Override
    public void run() {
        if (!due.getAndSet(true)) {
            executor.execute(() -> {
                due.set(false); // before the action: what changes during it is a reason for another
                action.run();
            });
        }
    }
}
