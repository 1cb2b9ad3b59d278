package org.nightwindow.driver.standard;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.EventSink;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.host.Wires;

/// What a driver gets without a supervisor: real sockets unless told otherwise, and everything it says is kept.
public final class TestContext implements DeviceContext {
    private static final Duration A_LOOK = Duration.ofMillis(2);
    private static final Duration OPENING = Duration.ofSeconds(5);

    private final DriverProvider provider;
    private final DeviceConfig config;
    private final Wires wires;
    private final LongSupplier nanoTime;
    private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger waits = new AtomicInteger();
    private final List<String> logged = new CopyOnWriteArrayList<>();

    public TestContext(DriverProvider provider, Map<String, String> settings) {
        this(provider, settings, new SystemWires(), System::nanoTime);
    }

    public TestContext(DriverProvider provider, Map<String, String> settings, Wires wires, LongSupplier nanoTime) {
        this.provider = provider;
        this.config = provider.configSchema().configure(settings);
        this.wires = wires;
        this.nanoTime = nanoTime;
    }

    /// @throws AssertionError when the driver does not open
    public <D extends Device> D open(Class<D> kind) {
        Outcome<Device> outcome = tryOpen();
        if (outcome instanceof Outcome.Done<Device>(Device device)) {
            return kind.cast(device);
        }
        throw new AssertionError("not opened: " + outcome);
    }

    public Outcome<Device> tryOpen() {
        return provider.open(this, call(OPENING));
    }

    public Call call(Duration limit) {
        return new Call("test", limit, nanoTime);
    }

    /// All events so far.
    public List<DeviceEvent> heard() {
        return events;
    }

    /// All lines the driver logged.
    public List<String> logged() {
        return logged;
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
        return nanoTime;
    }

    @Override
    public EventSink events() {
        return events::add;
    }

    /// How often the driver began to wait for bytes, longer than for a look at what is there.
    public int waits() {
        return waits.get();
    }

    @Override
    public Wire openWire(String address) throws WireException {
        return new CountedWire(wires.open(address));
    }

    private final class CountedWire implements Wire {
        private final Wire wire;

        CountedWire(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void write(byte[] bytes, Duration limit) throws WireException {
            wire.write(bytes, limit);
        }

        @Override
        public int read(byte[] buffer, Duration limit) throws WireException {
            if (limit.compareTo(A_LOOK) > 0) {
                waits.incrementAndGet();
            }
            return wire.read(buffer, limit);
        }

        @Override
        public void discardInput() throws WireException {
            wire.discardInput();
        }

        @Override
        public void close() {
            wire.close();
        }
    }

    @Override
    public System.Logger log() {
        return new System.Logger() {
            @Override
            public String getName() {
                return "test";
            }

            @Override
            public boolean isLoggable(Level level) {
                return true;
            }

            @Override
            public void log(Level level, @Nullable ResourceBundle bundle, String text, @Nullable Throwable thrown) {
                logged.add(level + " " + text + " " + thrown);
            }

            @Override
            public void log(Level level, @Nullable ResourceBundle bundle, String format, Object... values) {
                logged.add(level + " " + MessageFormat.format(format, values));
            }
        };
    }
}
