package org.nightwindow.driver.host.child;

import java.util.List;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.Outcome;

/// What a child says to the host.
sealed interface ToHost {

    /// What one driver in the vendor's folder says of itself.
    record Offer(DriverInfo info, ConfigSchema schema) {}

    /// The child is up. First, once.
    record Hello(List<Offer> offers) implements ToHost {}

    /// The vendor's folder cannot be used; the child ends.
    record Useless(String why) implements ToHost {}

    /// The device was opened, or not.
    ///
    /// @param snapshot by [Contract#snapshots()]
    record Opened(Outcome<byte[]> snapshot) implements ToHost {}

    /// A call ended.
    ///
    /// @param outcome by [Contract.Verb#returns()]
    record Answered(int id, byte[] outcome, byte[] snapshot) implements ToHost {}

    /// A call, or opening (id 0), ended with an exception.
    ///
    /// @param what the class of the exception; never its message
    record Threw(int id, String what) implements ToHost {}

    /// News for the consumer of a call.
    record Told(int id, byte[] news) implements ToHost {}

    /// The device told something by itself.
    record Happened(DeviceEvent event) implements ToHost {}

    /// What the device shows has changed.
    record Shown(byte[] snapshot) implements ToHost {}
}
