package org.nightwindow.driver.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Looks whether the port of a device that was lost is back, so that whoever plugs it in again does not wait for the
/// back-off. Thread-safe.
final class PlugWatch implements Timers.Timer {
    /// A person looks at the lamp for about as long; a look takes 1 ms.
    static final Duration LOOK = Duration.ofSeconds(1);

    private final HostEnvironment env;
    private final List<String> gone;
    private final Runnable back;
    private boolean over;

    private PlugWatch(HostEnvironment env, List<String> gone, Runnable back) {
        this.env = env;
        this.gone = gone;
        this.back = back;
    }

    /// Watches the ports that are gone now; does nothing when none of them is.
    ///
    /// @param settings of the device; whatever is the address of a port
    /// @param back is run once, when all are back
    static PlugWatch start(HostEnvironment env, Iterable<String> settings, Runnable back) {
        List<String> gone = new ArrayList<>();
        for (String setting : settings) {
            if (setting.startsWith("serial:") && !env.wires().there(setting).orElse(true)) {
                gone.add(setting);
            }
        }
        PlugWatch watch = new PlugWatch(env, gone, back);
        if (!gone.isEmpty()) {
            watch.again();
        }
        return watch;
    }

    private void again() {
        env.timers().after(LOOK, this::look);
    }

    private void look() {
        if (isOver()) {
            return;
        }
        boolean allBack = gone.stream().allMatch(port -> env.wires().there(port).orElse(true));
        if (allBack) {
            cancel();
            back.run();
        } else {
            again();
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    @Override
    public synchronized void cancel() {
        over = true;
    }
}
