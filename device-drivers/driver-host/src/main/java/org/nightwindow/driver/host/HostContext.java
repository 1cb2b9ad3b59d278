package org.nightwindow.driver.host;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.EventSink;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// What one opening of a device may touch. Remembers its wires, so that a driver that does not return can be cut
/// off from outside: closing the wire is the only thing that ends a blocked native read.
public final class HostContext implements DeviceContext {
    private final DeviceConfig config;
    private final System.Logger log;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Wires wires;
    private final EventSink events;
    private final List<Wire> opened = new ArrayList<>();
    private volatile boolean cutOff;

    /// @param role names the log
    /// @param events gets what the driver emits until [#cutOff()]
    public HostContext(
            String role, DeviceConfig config, Clock clock, LongSupplier nanoTime, Wires wires, EventSink events) {
        this.config = config;
        this.log = System.getLogger("org.nightwindow.device." + role);
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.wires = wires;
        this.events = events;
    }

    @Override
    public DeviceConfig config() {
        return config;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public LongSupplier nanoTime() {
        return nanoTime;
    }

    @Override
    public System.Logger log() {
        return log;
    }

    @Override
    public EventSink events() {
        return this::emit;
    }

    private void emit(DeviceEvent event) {
        if (!cutOff) {
            events.emit(event);
        }
    }

    @Override
    public Wire openWire(String address) throws WireException {
        Wire wire = wires.open(address);
        synchronized (opened) {
            if (!cutOff) {
                opened.add(wire);
                return wire;
            }
        }
        wire.close();
        throw new WireException("the device was closed meanwhile");
    }

    /// Closes every wire and lets no more events through. May block as long as the operating system does.
    public void cutOff() {
        List<Wire> open;
        synchronized (opened) {
            cutOff = true;
            open = List.copyOf(opened);
            opened.clear();
        }
        open.forEach(Wire::close);
    }
}
