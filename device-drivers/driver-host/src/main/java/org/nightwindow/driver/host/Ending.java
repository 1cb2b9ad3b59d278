package org.nightwindow.driver.host;

import org.nightwindow.driver.Fault;

/// How a [Tenure] ended.
sealed interface Ending {
    /// The driver could not open the device.
    record Unopened(Fault fault, String detail) implements Ending {}

    /// The device was there and is gone.
    record Lost(String detail) implements Ending {}

    /// The driver threw, died or broke a rule.
    record Crashed(String what) implements Ending {}

    /// The driver did not come back in time; its thread is abandoned, and [Landlord#cameBack()] may follow one day.
    record Hung(String what) implements Ending {}

    /// The host asked for it.
    record Stopped() implements Ending {}
}
