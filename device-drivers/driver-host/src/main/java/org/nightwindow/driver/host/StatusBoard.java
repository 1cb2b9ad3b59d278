package org.nightwindow.driver.host;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;

/// What the outside sees of a device: the driver's own word while it is open, the host's while it is not,
/// BUSY over a usable device that is at work, and DISCONNECTED over a usable one that does not answer. Any
/// thread.
final class StatusBoard {
    /// Characters of a line for the technician; a driver that says more fills heartbeats with it.
    private static final int TEXT_MAX = 500;

    private final Clock clock;
    private final Listeners<DeviceStatus> listeners = new Listeners<>();
    private DeviceStatus own;
    private boolean busy;
    private boolean silent;
    private volatile DeviceStatus shown;

    StatusBoard(Clock clock) {
        this.clock = clock;
        this.own = DeviceStatus.of(State.DISCONNECTED, Detail.NONE, "", clock.instant());
        this.shown = own;
    }

    DeviceStatus shown() {
        return shown;
    }

    synchronized Subscription listen(Consumer<DeviceStatus> listener) {
        return listeners.add(listener, List.of(shown));
    }

    /// The host's own word.
    void show(State state, Detail detail, String text) {
        show(DeviceStatus.of(state, detail, text, clock.instant()));
    }

    /// The driver's word.
    synchronized void show(DeviceStatus status) {
        own = status;
        silent = false;
        refresh();
    }

    synchronized void silent(boolean now) {
        silent = now;
        refresh();
    }

    synchronized void busy(boolean now) {
        busy = now;
        refresh();
    }

    private void refresh() {
        boolean lost = silent && own.usable();
        Detail detail = lost ? Detail.COMMUNICATION : own.detail();
        String text = lost ? "does not answer" : own.text();
        DeviceStatus before = shown;
        State state = lost
                ? State.DISCONNECTED
                : busy && own.usable() && detail.goesWith(State.BUSY) ? State.BUSY : own.state();
        boolean sameWhy = state == before.state() && detail == before.detail();
        DeviceStatus after = new DeviceStatus(
                state,
                detail,
                text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text,
                own.supplies(),
                own.media(),
                sameWhy ? before.since() : clock.instant());
        shown = after;
        if (!after.sameAs(before)) {
            listeners.publish(after);
        }
    }
}
