package org.nightwindow.kiosk.hardware;

import java.util.Optional;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.hall.LogEvent;

/// The number of each thing a device can be, as `docs/log-events.md` lists them. To be at work is to work.
public final class DeviceNumber {
    private DeviceNumber() {}

    /// @return empty for one that is just being connected to, which lasts seconds and leads to another
    public static Optional<LogEvent> of(DeviceStatus status) {
        return switch (status.detail()) {
            case NONE -> plain(status.state());
            case COMMUNICATION ->
                status.state() == State.CONNECTING ? Optional.empty() : Optional.of(LogEvent.DEVICE_SILENT);
            case CONFIGURATION -> Optional.of(LogEvent.DEVICE_SET_WRONG);
            case SUPPLY_LOW -> Optional.of(LogEvent.DEVICE_LOW);
            case SUPPLY_OUT -> Optional.of(LogEvent.DEVICE_OUT);
            case MEDIA_JAMMED -> Optional.of(LogEvent.DEVICE_JAMMED);
            case COVER_OPEN -> Optional.of(LogEvent.DEVICE_COVER_OPEN);
            case OUTPUT_FULL -> Optional.of(LogEvent.DEVICE_TRAY_FULL);
            case PAUSED -> Optional.of(LogEvent.DEVICE_PAUSED);
            case WARMING_UP -> Optional.of(LogEvent.DEVICE_WARMING_UP);
            case HARDWARE -> Optional.of(status.usable() ? LogEvent.DEVICE_IMPAIRED : LogEvent.DEVICE_BROKEN);
            case SECURITY -> Optional.of(LogEvent.DEVICE_NOT_TRUSTED);
            case GIVEN_UP -> Optional.of(LogEvent.DEVICE_LEFT_ALONE);
        };
    }

    private static Optional<LogEvent> plain(State state) {
        return switch (state) {
            case CONNECTING -> Optional.empty();
            case READY, BUSY, DEGRADED -> Optional.of(LogEvent.DEVICE_WORKS);
            case DISCONNECTED, FAILED -> Optional.of(LogEvent.DEVICE_SILENT);
            case MAINTENANCE -> Optional.of(LogEvent.DEVICE_WITH_TECHNICIAN);
        };
    }
}
