package org.nightwindow.kiosk.hardware;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.EventSink;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.kiosk.hardware.VendorDrivers.Found;

/// A driver the configuration names and that is not in the box, so that a vendor's folder may hold it. Opening waits
/// until the folders were looked at; what is wrong is said by the outcome, and the supervisor tries again.
final class LateDriver implements DriverProvider {
    private final String role;
    private final DeviceSettings device;
    private final CompletableFuture<Found> found;

    LateDriver(String role, DeviceSettings device, CompletableFuture<Found> found) {
        this.role = role;
        this.device = device;
        this.found = found;
    }

    /// Of what it says, only id and kind are known; the kind is what the role asks for.
    @Override
    public DriverInfo info() {
        return new DriverInfo(device.driver(), "", "", "", Roles.kind(role), true);
    }

    /// Takes any setting: they are checked against the driver's own schema as soon as that is known.
    @Override
    public ConfigSchema configSchema() {
        return new ConfigSchema(device.settings().keySet().stream()
                .map(key -> ConfigSchema.Field.text(key, "", "", "", Optional.of("")))
                .toList());
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        CompletableFuture<Found> known = found.copy();
        call.onCancel(() -> known.cancel(false));
        try {
            Found now = known.get(call.remaining().toNanos(), TimeUnit.NANOSECONDS);
            List<String> problems = now.problems(role);
            Optional<DriverProvider> driver = now.drivers().find(device.driver());
            if (!problems.isEmpty() || driver.isEmpty()) {
                return Outcome.failed(Fault.CONFIGURATION, String.join("; ", problems));
            }
            DeviceConfig config = driver.get().configSchema().configure(device.settings());
            return driver.get().open(new Configured(config, context), call);
        } catch (TimeoutException e) {
            return Outcome.failed(Fault.NOT_READY, "the vendors' folders are still being looked at");
        } catch (CancellationException e) {
            return Outcome.cancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.cancelled();
        } catch (ExecutionException bug) {
            return Outcome.failed(Fault.INTERNAL, "the vendors' folders could not be looked at");
        }
    }

    /// The same world with the settings the driver's own schema has completed.
    private record Configured(DeviceConfig config, DeviceContext world) implements DeviceContext {
        @Override
        public Clock clock() {
            return world.clock();
        }

        @Override
        public LongSupplier nanoTime() {
            return world.nanoTime();
        }

        @Override
        public System.Logger log() {
            return world.log();
        }

        @Override
        public EventSink events() {
            return world.events();
        }

        @Override
        public Wire openWire(String address) throws WireException {
            return world.openWire(address);
        }
    }
}
