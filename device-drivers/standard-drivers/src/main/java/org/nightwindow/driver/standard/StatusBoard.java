package org.nightwindow.driver.standard;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.EventSink;
import org.nightwindow.driver.Supply;

/// Keeps the status of a device, and tells the host when it changes. A device that is lost keeps the supplies it had.
///
/// Written by the owner thread, read by any.
public final class StatusBoard {
    private final Clock clock;
    private final EventSink events;
    private volatile DeviceStatus status;

    public StatusBoard(DeviceContext context) {
        clock = context.clock();
        events = context.events();
        status = DeviceStatus.of(State.CONNECTING, Detail.NONE, "", clock.instant());
    }

    /// What was last reported.
    public DeviceStatus status() {
        return status;
    }

    /// In order, with this in the device.
    public void ready(Media media) {
        ready(media, "");
    }

    /// In order, with this in the device, and something to say.
    public void ready(Media media, String text) {
        report(State.READY, Detail.NONE, media, text);
    }

    /// The wire is lost, or the device does not answer on it.
    public void disconnected(String text) {
        report(State.DISCONNECTED, Detail.COMMUNICATION, Media.UNKNOWN, text);
    }

    /// In contact, but not usable.
    public void failed(Detail why, String text) {
        report(State.FAILED, why, Media.UNKNOWN, text);
    }

    /// Any state of a device that uses something up.
    public void supplied(State state, Detail detail, List<Supply> supplies, String text) {
        report(state, detail, supplies, Media.UNKNOWN, text);
    }

    private void report(State state, Detail detail, Media media, String text) {
        report(state, detail, status.supplies(), media, text);
    }

    private void report(State state, Detail detail, List<Supply> supplies, Media media, String text) {
        DeviceStatus before = status;
        boolean moved = before.state() != state || before.detail() != detail;
        Instant since = moved ? clock.instant() : before.since();
        DeviceStatus now = new DeviceStatus(state, detail, text, supplies, media, since);
        status = now;
        if (!now.sameAs(before)) {
            events.emit(new DeviceEvent.StatusChanged(now));
        }
    }
}
