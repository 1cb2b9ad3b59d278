package org.nightwindow.kiosk.hardware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.LogEvent;

/// The devices of this kiosk, each under its own supervisor, by role. Any thread; nothing here blocks but
/// [#close()].
public final class DeviceBay implements AutoCloseable {
    private final Map<String, Supervisor> byRole;
    private final Map<String, DeviceSettings> settings;
    private final VendorDrivers drivers;
    private final List<Runnable> onChange = new CopyOnWriteArrayList<>();

    private DeviceBay(Map<String, Supervisor> byRole, Map<String, DeviceSettings> settings, VendorDrivers drivers) {
        this.byRole = byRole;
        this.drivers = drivers;
        this.settings = Map.copyOf(settings);
    }

    /// What is wrong with the settings of devices whose drivers are in the box, one line each, in English;
    /// empty when they can be used. Vendors' drivers are known later; what is wrong with those keeps nothing
    /// else from working.
    public static List<String> check(Map<String, DeviceSettings> devices, InstalledDrivers box) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(devices)
                .forEach((role, device) -> box.find(device.driver())
                        .ifPresent(provider -> problems.addAll(DeviceCheck.problems(role, device, provider))));
        problems.addAll(DeviceCheck.portsTakenTwice(devices, box, box).values());
        if (!problems.isEmpty()) {
            new TreeMap<>(devices).forEach((role, device) -> {
                if (box.find(device.driver()).isEmpty()) {
                    problems.add(DeviceCheck.unknown(role, device, box));
                }
            });
        }
        return problems;
    }

    /// Starts all devices and returns at once; they become ready by and by, those of vendors after
    /// [VendorDrivers#look].
    ///
    /// @param devices checked by [#check]
    public static DeviceBay start(
            Map<String, DeviceSettings> devices, VendorDrivers drivers, HostEnvironment environment) {
        Map<String, Supervisor> supervisors = new LinkedHashMap<>();
        new TreeMap<>(devices)
                .forEach((role, device) -> supervisors.put(
                        role, Supervisor.start(role, drivers.driver(role, device), device.settings(), environment)));
        DeviceBay bay = new DeviceBay(supervisors, devices, drivers);
        for (Supervisor supervisor : supervisors.values()) {
            var _ = supervisor.onStatus(_ -> bay.onChange.forEach(Runnable::run));
        }
        return bay;
    }

    /// What a technician must know of this machine's drivers, as long as it lasts.
    public List<Notice> notices() {
        return drivers.notices();
    }

    /// Tells each crash of a driver, on a thread of its device.
    public void onCrash(Consumer<Notice> listener) {
        for (Supervisor supervisor : byRole.values()) {
            var _ = supervisor.onCrash(crash -> listener.accept(notice(supervisor, crash)));
        }
    }

    private static Notice notice(Supervisor supervisor, Supervisor.Crash crash) {
        return new Notice(
                crash.givenUp() ? LogEvent.DRIVER_GIVEN_UP : LogEvent.DRIVER_CRASHED,
                supervisor.role() + ", " + supervisor.driver().id() + ": " + crash.what());
    }

    /// Tells when the cabinet is opened or closed, and when the mains fail or come back, on a thread of the
    /// device. Until a sensor has said otherwise the door is closed and the mains are there.
    public void onSensor(Consumer<Notice> listener) {
        for (Supervisor supervisor : byRole.values()) {
            SensorNews news = new SensorNews(supervisor.role());
            var _ = supervisor.onEvent(event -> news.heard(event).ifPresent(listener));
        }
    }

    /// Tells each status of each device, beginning with the present one, with the role it plays; on a thread
    /// of that device, so it must be quick.
    public void onStatus(BiConsumer<String, DeviceStatus> listener) {
        byRole.forEach((role, device) -> {
            var _ = device.onStatus(status -> listener.accept(role, status));
        });
    }

    /// Runs `listener` whenever a device changed; on a thread of that device, so it must be quick.
    public void onChange(Runnable listener) {
        onChange.add(listener);
    }

    /// Watches the devices of these roles closely, so that [#missing] follows a fault within a second, and
    /// all others at their own pace.
    ///
    /// @see Supervisor#watch(boolean)
    public void watch(Set<String> closely) {
        byRole.forEach((role, device) -> device.watch(closely.contains(role)));
    }

    public Optional<Supervisor> device(String role) {
        return Optional.ofNullable(byRole.get(role));
    }

    /// All devices, in a fixed order.
    public List<Supervisor> all() {
        return List.copyOf(byRole.values());
    }

    /// Names one printer among all for ever: driver and settings, so that a counter is compared with its own
    /// printer only.
    public String identity(String role) {
        DeviceSettings device = settings.get(role);
        return device == null ? "" : device.driver() + " " + new TreeMap<>(device.settings());
    }

    /// One setting of the device that plays a role, as configured.
    Optional<String> setting(String role, String key) {
        return Optional.ofNullable(settings.get(role))
                .map(device -> device.settings().get(key));
    }

    /// The first of these roles that cannot be played now.
    public Optional<Missing> missing(List<String> roles) {
        for (String role : roles) {
            Supervisor supervisor = byRole.get(role);
            if (supervisor == null) {
                return Optional.of(new Missing.NoDevice(role));
            }
            DeviceStatus status = supervisor.status();
            if (!status.usable()) {
                return Optional.of(new Missing.DeviceOut(role, status.state(), status.detail()));
            }
        }
        return Optional.empty();
    }

    /// The strip on the home screen.
    public List<DeviceLine> lines() {
        return all().stream()
                .filter(supervisor -> Roles.OF_RESIDENTS.contains(supervisor.role()))
                .map(supervisor -> DeviceLine.of(supervisor.role(), supervisor.status()))
                .toList();
    }

    /// What the heartbeat says of them.
    public List<Heartbeat.Device> report() {
        return all().stream().map(DeviceBay::report).toList();
    }

    private static Heartbeat.Device report(Supervisor supervisor) {
        DeviceStatus status = supervisor.status();
        List<Heartbeat.Supply> supplies = status.supplies().stream()
                .map(supply -> new Heartbeat.Supply(
                        supply.kind().name(), supply.name(), supply.level().name(), supply.percent()))
                .toList();
        return new Heartbeat.Device(
                supervisor.role(),
                supervisor.driver().kind().name(),
                supervisor.driver().id(),
                status.state().name(),
                status.detail().name(),
                status.text(),
                status.since(),
                supplies);
    }

    @Override
    public void close() {
        byRole.values().forEach(Supervisor::close);
    }
}
