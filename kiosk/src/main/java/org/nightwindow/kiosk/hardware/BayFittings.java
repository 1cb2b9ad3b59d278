package org.nightwindow.kiosk.hardware;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.nightwindow.driver.ConfigSchema.Problem;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.Subscription;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.driver.host.SystemWires;

/// The devices of a bay, set by hand.
public final class BayFittings implements Fittings {
    /// For the device that plays the role now to be let go: at once, unless its printer prints.
    private static final Duration LET_GO = Duration.ofSeconds(15);

    /// From the refusal of a command to the status that says why: microseconds.
    private static final Duration WHY = Duration.ofSeconds(1);

    private final DeviceBay bay;
    private final VendorDrivers drivers;
    private final HostEnvironment environment;
    private final Keeper keeper;
    private volatile Map<String, DeviceSettings> devices;

    /// Where settings are kept.
    public interface Keeper {
        /// @throws IOException when nothing was changed, and why
        void keep(String role, DeviceSettings device) throws IOException;
    }

    /// @param devices as they are set now
    public BayFittings(
            DeviceBay bay,
            VendorDrivers drivers,
            Map<String, DeviceSettings> devices,
            HostEnvironment environment,
            Keeper keeper) {
        this.bay = bay;
        this.drivers = drivers;
        this.devices = Map.copyOf(devices);
        this.environment = environment;
        this.keeper = keeper;
    }

    @Override
    public List<Slot> slots() {
        return new TreeSet<>(Roles.KINDS.keySet())
                .stream()
                        .map(role -> new Slot(role, Optional.ofNullable(devices.get(role))))
                        .toList();
    }

    @Override
    public List<Offer> offers(String role) {
        InstalledDrivers known = drivers.known();
        return known.all().stream()
                .filter(driver -> driver.kind() == Roles.kind(role))
                .flatMap(driver -> known.find(driver.id()).stream())
                .map(provider -> new Offer(provider.info(), provider.configSchema()))
                .toList();
    }

    @Override
    public List<String> ports() {
        return SystemWires.plugged();
    }

    @Override
    public Judged judge(String role, DeviceSettings device) {
        Optional<DriverProvider> provider = drivers.known().find(device.driver());
        if (provider.isEmpty()) {
            return new Judged(List.of(), List.of(DeviceCheck.unknown(role, device, drivers.known())));
        }
        List<Problem> problems = provider.get().configSchema().check(device.settings());
        List<String> others = new ArrayList<>(DeviceCheck.ofRole(role, device, provider.get()));
        if (problems.isEmpty()) {
            Map<String, DeviceSettings> then = new TreeMap<>(devices);
            then.put(role, device);
            others.addAll(DeviceCheck.portsTakenTwice(then, drivers.box(), drivers.known())
                    .values());
        }
        return new Judged(problems, others);
    }

    @Override
    public Outcome<SelfTest> tryOut(String role, DeviceSettings device) {
        Optional<DriverProvider> provider = drivers.known().find(device.driver());
        if (provider.isEmpty()) {
            return Outcome.failed(Fault.CONFIGURATION, "no driver " + device.driver());
        }
        Optional<Supervisor> present = bay.device(role);
        present.ifPresent(it -> it.maintenance(true));
        try {
            if (!present.map(it -> becomes(it, LET_GO, DeviceStatus.State.MAINTENANCE::equals))
                    .orElse(true)) {
                return Outcome.failed(Fault.BUSY, "the device is at work and was not let go");
            }
            return trial(role, provider.get(), device);
        } finally {
            present.ifPresent(it -> it.maintenance(false));
        }
    }

    private Outcome<SelfTest> trial(String role, DriverProvider provider, DeviceSettings device) {
        try (Supervisor trial = Supervisor.start(role + " on trial", provider, device.settings(), environment)) {
            Outcome<SelfTest> outcome = SelfTests.test(trial);
            boolean opened = !(outcome instanceof Outcome.Failed<SelfTest> failed) || failed.fault() != Fault.NOT_READY;
            if (opened) {
                return outcome;
            }
            var _ = becomes(trial, WHY, state -> state != DeviceStatus.State.CONNECTING);
            DeviceStatus why = trial.status();
            return Outcome.failed(Fault.NOT_READY, why.state() + "/" + why.detail() + " " + why.text());
        }
    }

    private static boolean becomes(Supervisor device, Duration limit, Predicate<DeviceStatus.State> wanted) {
        CountDownLatch there = new CountDownLatch(1);
        try (Subscription _ = device.onStatus(status -> {
            if (wanted.test(status.state())) {
                there.countDown();
            }
        })) {
            return there.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void keep(String role, DeviceSettings device) throws IOException {
        keeper.keep(role, device);
        Map<String, DeviceSettings> now = new HashMap<>(devices);
        now.put(role, device);
        devices = Map.copyOf(now);
    }
}
