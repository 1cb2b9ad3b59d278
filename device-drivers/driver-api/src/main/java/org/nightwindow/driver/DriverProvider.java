package org.nightwindow.driver;

/// The door of a driver. A vendor ships a jar that names its implementation in
/// `META-INF/services/org.nightwindow.driver.DriverProvider`, or in `provides` of its module-info.
///
/// A provider has a public constructor without parameters, keeps no state and may be asked from any thread.
public interface DriverProvider {

    DriverInfo info();

    /// What a technician can set. Drives the form in the console and is checked before [#open(DeviceContext,
    /// Call)].
    ConfigSchema configSchema();

    /// Opens one device, on its owner thread. Tries the wire once and returns; the host tries again after 1, 2, 5,
    /// 15 and then every 60 s.
    ///
    /// @return done with a device of the interface named by [DriverInfo#kind()]; or failed with [Fault#TRANSPORT]
    ///     when the device does not answer, [Fault#CONFIGURATION] when it answers but is not the device this driver
    ///     is for
    Outcome<Device> open(DeviceContext context, Call call);
}
