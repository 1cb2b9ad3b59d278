package org.nightwindow.kiosk.hardware;

import org.nightwindow.driver.DeviceStatus;

/// One column of the strip 这台机器现在: only what the resident can notice.
///
/// @param role `id-card-reader`, `code-scanner`, `document-printer`
/// @param health what to say of it
/// @param detail why, where it is not well
public record DeviceLine(String role, Health health, DeviceStatus.Detail detail) {

    public enum Health {
        /// 正常
        WELL,
        /// A supply runs low; it still works.
        LOW,
        /// Being found or warming up.
        STARTING,
        OUT
    }

    static DeviceLine of(String role, DeviceStatus status) {
        return new DeviceLine(role, health(status), status.detail());
    }

    private static Health health(DeviceStatus status) {
        return switch (status.state()) {
            case READY -> Health.WELL;
            case BUSY, DEGRADED -> status.detail() == DeviceStatus.Detail.SUPPLY_LOW ? Health.LOW : Health.WELL;
            case CONNECTING -> Health.STARTING;
            case DISCONNECTED, FAILED, MAINTENANCE -> Health.OUT;
        };
    }
}
