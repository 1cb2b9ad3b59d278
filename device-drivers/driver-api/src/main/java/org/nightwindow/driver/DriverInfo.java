package org.nightwindow.driver;

/// What a driver says of itself.
///
/// @param id short and stable, unique among all drivers, `vendor.model` in lower case: `standard.sdt`. The
///     configuration of a kiosk names a driver by it
/// @param vendor who made the driver
/// @param model which devices it is for
/// @param version of the driver, `1.2.3`
/// @param kind what it drives
/// @param decodesLocally true when everything read from a card is decoded in the kiosk. False when it leaves the
///     kiosk, such as an ID reader that decodes in a vendor's cloud: refused unless the configuration allows it by
///     name
public record DriverInfo(
        String id, String vendor, String model, String version, DeviceKind kind, boolean decodesLocally) {
    public DriverInfo {
        if (!id.matches("[a-z0-9]+(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("a driver id looks like vendor.model, was \"" + id + "\"");
        }
    }
}
