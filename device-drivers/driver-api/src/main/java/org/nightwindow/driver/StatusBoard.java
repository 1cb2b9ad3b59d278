package org.nightwindow.driver;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.DeviceStatus.State;

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

    /// Shows what is wrong with the device, and says it. A fault of the command alone, such as [Fault#TIMEOUT] or
    /// [Fault#INVALID_DATA], is said and changes nothing that is shown.
    ///
    /// @return failed
    public <T> Outcome<T> failed(Fault fault, String text) {
        switch (fault) {
            case TRANSPORT -> disconnected(text);
            case NOT_READY -> failed(Detail.PAUSED, text);
            case MEDIA_JAMMED -> failed(Detail.MEDIA_JAMMED, text);
            case SUPPLY_OUT -> failed(Detail.SUPPLY_OUT, text);
            case COVER_OPEN -> failed(Detail.COVER_OPEN, text);
            case HARDWARE -> failed(Detail.HARDWARE, text);
            case CONFIGURATION -> failed(Detail.CONFIGURATION, text);
            case SECURITY -> failed(Detail.SECURITY, text);
            case BUSY, TIMEOUT, NO_MEDIA, MEDIA_ERROR, MEDIA_SUSPECT, UNSUPPORTED, INVALID_DATA, INTERNAL -> {}
        }
        return Outcome.failed(fault, text);
    }

    /// In order, as far as these last: one that is out stops the device, one that is low lets it go on.
    ///
    /// @return done; failed with [Fault#SUPPLY_OUT] when one is out
    public Outcome<Nothing> supplied(Supply... all) {
        List<Supply> supplies = List.of(all);
        for (Supply supply : supplies) {
            if (supply.level() == Supply.Level.OUT) {
                String text = supply.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " out";
                supplied(State.FAILED, Detail.SUPPLY_OUT, supplies, text);
                return Outcome.failed(Fault.SUPPLY_OUT, text);
            }
        }
        boolean low = supplies.stream().anyMatch(supply -> supply.level() == Supply.Level.LOW);
        supplied(low ? State.DEGRADED : State.READY, low ? Detail.SUPPLY_LOW : Detail.NONE, supplies, "");
        return Outcome.done();
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
