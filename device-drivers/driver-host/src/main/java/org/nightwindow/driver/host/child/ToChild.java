package org.nightwindow.driver.host.child;

import java.time.Duration;
import java.util.Map;

/// What the host says to a child.
sealed interface ToChild {

    /// Open the device. Once.
    record Open(String driverId, Map<String, String> settings, Duration limit) implements ToChild {}

    /// Call a method of the device.
    ///
    /// @param id of the call
    /// @param verb by [Contract#verbs()]
    /// @param arguments by [Contract.Verb#arguments()]
    /// @param limit how long the driver may take
    record Ask(int id, int verb, byte[] arguments, Duration limit) implements ToChild {}

    /// Call it off.
    record CallOff(int id) implements ToChild {}

    /// Close the device and end.
    record Close() implements ToChild {}
}
