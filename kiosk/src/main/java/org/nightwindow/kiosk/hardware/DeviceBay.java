package org.nightwindow.kiosk.hardware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.hall.Heartbeat;

/// The devices of this kiosk, each under its own supervisor, by role. Any thread; nothing here blocks but
/// [#close()].
public final class DeviceBay implements AutoCloseable {
    private final Map<String, Supervisor> byRole;
    private final Map<String, DeviceSettings> settings;
    private final List<Runnable> onChange = new CopyOnWriteArrayList<>();

    private DeviceBay(Map<String, Supervisor> byRole, Map<String, DeviceSettings> settings) {
        this.byRole = byRole;
        this.settings = Map.copyOf(settings);
    }

    /// What is wrong with the settings of all devices, one line each, in English; empty when they can be used.
    public static List<String> check(Map<String, DeviceSettings> devices, InstalledDrivers installed) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(devices).forEach((role, device) -> {
            String at = "devices." + role;
            Optional<DriverProvider> provider = installed.find(device.driver());
            if (provider.isEmpty()) {
                problems.add(at + ".driver \"" + device.driver() + "\" is not installed; installed are "
                        + installed.all().stream().map(info -> info.id()).toList());
                return;
            }
            DeviceKind kind = provider.get().info().kind();
            if (kind != Roles.KINDS.get(role)) {
                problems.add(
                        at + ".driver " + device.driver() + " drives a " + kind + ", not a " + Roles.KINDS.get(role));
            }
            if (!provider.get().info().decodesLocally()) {
                problems.add(at + ".driver " + device.driver()
                        + " sends what it reads out of the kiosk to be decoded; such drivers are refused");
            }
            for (ConfigSchema.Problem problem : provider.get().configSchema().check(device.settings())) {
                problems.add(at + ".settings." + problem.key() + " " + problem.message());
            }
        });
        return problems;
    }

    /// Starts all devices and returns at once; they become ready by and by.
    ///
    /// @param devices checked by [#check]
    public static DeviceBay start(
            Map<String, DeviceSettings> devices, InstalledDrivers installed, HostEnvironment environment) {
        Map<String, Supervisor> supervisors = new LinkedHashMap<>();
        new TreeMap<>(devices)
                .forEach((role, device) -> supervisors.put(
                        role,
                        Supervisor.start(
                                role, installed.find(device.driver()).orElseThrow(), device.settings(), environment)));
        DeviceBay bay = new DeviceBay(supervisors, devices);
        for (Supervisor supervisor : supervisors.values()) {
            var _ = supervisor.onStatus(_ -> bay.onChange.forEach(Runnable::run));
        }
        return bay;
    }

    /// Runs `listener` whenever a device changed; on a thread of that device, so it must be quick.
    public void onChange(Runnable listener) {
        onChange.add(listener);
    }

    public Optional<Supervisor> device(String role) {
        return Optional.ofNullable(byRole.get(role));
    }

    /// All devices, in a fixed order.
    public List<Supervisor> all() {
        return List.copyOf(byRole.values());
    }

    /// Names one printer among all for ever: driver and settings, so that a counter is compared with its own printer
    /// only.
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
