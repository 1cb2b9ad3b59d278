package org.nightwindow.driver.testkit.conformance;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.EventSink;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.host.SystemWires;

/// What a driver touches of the outside world while it is examined; remembers all of it. Any thread.
final class Witness implements DeviceContext {
    private final DeviceConfig config;
    private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
    private final List<DeviceEvent> late = new CopyOnWriteArrayList<>();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final List<String> strangers = new CopyOnWriteArrayList<>();
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final SystemWires system = new SystemWires();
    private volatile @Nullable Thread owner;
    private volatile boolean closed;

    Witness(DeviceConfig config) {
        this.config = config;
    }

    void ownedBy(Thread thread) {
        owner = thread;
    }

    /// From now on events come too late.
    void closed() {
        closed = true;
    }

    /// Ends what still waits on a wire.
    void cutOff() {
        wires.forEach(Wire::close);
    }

    List<DeviceEvent> heard() {
        return events;
    }

    List<DeviceEvent> late() {
        return late;
    }

    List<String> logged() {
        return logged;
    }

    /// Names of threads that used a wire and do not own the device.
    List<String> strangers() {
        return strangers;
    }

    @Override
    public DeviceConfig config() {
        return config;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public LongSupplier nanoTime() {
        return System::nanoTime;
    }

    @Override
    public EventSink events() {
        return event -> (closed ? late : events).add(event);
    }

    @Override
    public System.Logger log() {
        return new Log();
    }

    @Override
    public Wire openWire(String address) throws WireException {
        Wire wire = new Watched(system.open(address));
        wires.add(wire); // until it is closed: what stays open is the driver's
        return wire;
    }

    private final class Watched implements Wire {
        private final Wire wire;

        Watched(Wire wire) {
            this.wire = wire;
        }

        private void look() {
            Thread now = Thread.currentThread();
            if (!now.equals(owner)) {
                strangers.add(now.getName());
            }
        }

        @Override
        public void write(byte[] bytes, Duration limit) throws WireException {
            look();
            wire.write(bytes, limit);
        }

        @Override
        public int read(byte[] buffer, Duration limit) throws WireException {
            look();
            return wire.read(buffer, limit);
        }

        @Override
        public void discardInput() throws WireException {
            look();
            wire.discardInput();
        }

        @Override
        public void close() {
            wires.remove(this);
            wire.close();
        }
    }

    private final class Log implements System.Logger {
        @Override
        public String getName() {
            return "driver";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {
            logged.add(text + " " + thrown);
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, Object @Nullable ... values) {
            logged.add(
                    format == null || values == null ? String.valueOf(format) : MessageFormat.format(format, values));
        }
    }
}
