package org.nightwindow.driver.host;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;

/// What the outside sees of a device: the driver's own word while it is open, the host's while it is not, and BUSY
/// over a usable device that is at work. Any thread.
final class StatusBoard {
    /// Characters of a line for the technician; a driver that says more fills heartbeats with it.
    private static final int TEXT_MAX = 500;

    private final Clock clock;
    private final Listeners<DeviceStatus> listeners = new Listeners<>();
    private DeviceStatus own;
    private boolean busy;
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
        refresh();
    }

    synchronized void busy(boolean now) {
        busy = now;
        refresh();
    }

    private void refresh() {
        State state = busy && own.usable() && own.detail().goesWith(State.BUSY) ? State.BUSY : own.state();
        DeviceStatus before = shown;
        boolean sameWhy = state == before.state() && own.detail() == before.detail();
        DeviceStatus after = new DeviceStatus(
                state,
                own.detail(),
                own.text().length() > TEXT_MAX ? own.text().substring(0, TEXT_MAX) : own.text(),
                own.supplies(),
                own.media(),
                sameWhy ? before.since() : clock.instant());
        shown = after;
        if (!after.sameAs(before)) {
            listeners.publish(after);
        }
    }
}
