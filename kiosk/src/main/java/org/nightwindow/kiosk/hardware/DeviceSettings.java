package org.nightwindow.kiosk.hardware;

import java.util.Map;

/// Which driver plays a role, and how it is set.
///
/// @param driver id of a driver, such as `standard.sdt`
/// @param settings as the driver's own schema asks
public record DeviceSettings(String driver, Map<String, String> settings) {
    public DeviceSettings {
        settings = Map.copyOf(settings);
    }

    /// Names the keys only: a value may be a secret.
    @Override
    public String toString() {
        return driver + settings.keySet();
    }
}
