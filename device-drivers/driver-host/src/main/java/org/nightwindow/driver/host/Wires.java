package org.nightwindow.driver.host;

import java.util.Optional;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// Opens byte streams to devices. Any thread.
@FunctionalInterface
public interface Wires {

    /// @param address as in [org.nightwindow.driver.DeviceContext#openWire(String)]
    /// @throws WireException when it cannot be opened; the message says what to do
    Wire open(String address) throws WireException;

    /// Whether the port an address means is there, as far as can be told without opening it. Quick.
    ///
    /// @return empty where only opening tells, as with anything on a network
    default Optional<Boolean> there(String address) {
        return Optional.empty();
    }
}
