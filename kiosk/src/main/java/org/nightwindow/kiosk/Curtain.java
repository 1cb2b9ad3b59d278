package org.nightwindow.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// The way to the screen thread while the kiosk is still being wired by another thread: what comes in is kept, in
/// order, until the curtain is raised. So both can be made ready at the same time, and still only one thread at a time
/// touches what belongs to the screen. Any thread.
final class Curtain implements Executor {
    private final Executor screen;
    private final List<Runnable> behind = new ArrayList<>();
    private boolean raised;

    /// @param screen runs what it is given on the screen thread, in order
    Curtain(Executor screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void execute(Runnable act) {
        if (raised) {
            screen.execute(act);
        } else {
            behind.add(act);
        }
    }

    /// What the caller wired belongs to the screen thread from now on. Once.
    synchronized void raise() {
        raised = true;
        behind.forEach(screen::execute);
        behind.clear();
    }
}
