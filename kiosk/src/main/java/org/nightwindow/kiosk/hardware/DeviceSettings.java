package org.nightwindow.kiosk.hardware;

import java.util.Map;

/// Which driver plays a role, and how it is set.
///
/// @param driver id of a driver, such as `standard.sdt`
/// @param settings as the driver's own schema asks
/// @param remoteDecoding whether a driver may send what it reads out of the kiosk to be decoded; never without the
///     operator's own word
public record DeviceSettings(String driver, Map<String, String> settings, boolean remoteDecoding) {
    public DeviceSettings {
        settings = Map.copyOf(settings);
    }

    /// Names the keys only: a value may be a secret.
    @Override
    public String toString() {
        return driver + settings.keySet();
    }
}
