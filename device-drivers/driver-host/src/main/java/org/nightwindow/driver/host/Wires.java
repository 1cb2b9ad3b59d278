package org.nightwindow.driver.host;

import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// Opens byte streams to devices. Any thread.
@FunctionalInterface
public interface Wires {

    /// @param address as in [org.nightwindow.driver.DeviceContext#openWire(String)]
    /// @throws WireException when it cannot be opened; the message says what to do
    Wire open(String address) throws WireException;
}
