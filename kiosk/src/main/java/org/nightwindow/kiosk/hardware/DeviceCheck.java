package org.nightwindow.kiosk.hardware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.PortIdentity;

/// Whether drivers can play their roles with their settings.
final class DeviceCheck {
    private DeviceCheck() {}

    /// What is wrong with one device, one line each, in English; empty when it can be used.
    static List<String> problems(String role, DeviceSettings device, DriverProvider provider) {
        List<String> problems = ofRole(role, device, provider);
        for (ConfigSchema.Problem problem : provider.configSchema().check(device.settings())) {
            problems.add("devices." + role + ".settings." + problem.key() + " " + problem.message());
        }
        return problems;
    }

    /// What is wrong beside its settings: whether such a driver may play the role.
    static List<String> ofRole(String role, DeviceSettings device, DriverProvider provider) {
        List<String> problems = new ArrayList<>();
        String at = "devices." + role;
        DeviceKind kind = provider.info().kind();
        if (kind != Roles.KINDS.get(role)) {
            problems.add(at + ".driver " + device.driver() + " drives a " + kind + ", not a " + Roles.KINDS.get(role));
        }
        if (!provider.info().decodesLocally() && !device.remoteDecoding()) {
            problems.add(
                    at + ".driver " + device.driver() + " sends what it reads out of the kiosk to be decoded; if the"
                            + " hall has agreed to that, say " + at + ".decoding: remote");
        }
        return problems;
    }

    static String unknown(String role, DeviceSettings device, InstalledDrivers installed) {
        return "devices." + role + ".driver \"" + device.driver() + "\" is not installed; installed are "
                + installed.all().stream().map(info -> info.id()).toList();
    }

    /// The devices that would open a port another one has, by role, with a line for the technician. Drivers in the
    /// box come first, then the order of the alphabet.
    static Map<String, String> portsTakenTwice(
            Map<String, DeviceSettings> devices, InstalledDrivers box, InstalledDrivers all) {
        Map<String, String> roleOfPort = new HashMap<>();
        Map<String, String> refused = new TreeMap<>();
        for (boolean inTheBox : new boolean[] {true, false}) {
            new TreeMap<>(devices).forEach((role, device) -> {
                if (box.find(device.driver()).isPresent() == inTheBox) {
                    all.find(device.driver())
                            .ifPresent(provider -> wires(device, provider).forEach((key, wire) -> {
                                String other = PortIdentity.of(wire)
                                        .map(port -> roleOfPort.putIfAbsent(port, role))
                                        .orElse(role);
                                if (!other.equals(role)) {
                                    refused.put(
                                            role,
                                            "devices." + role + ".settings." + key + " is " + wire + ", which devices."
                                                    + other + " has; give each device its own port");
                                }
                            }));
                }
            });
        }
        return refused;
    }

    /// By key of the setting.
    private static Map<String, String> wires(DeviceSettings device, DriverProvider provider) {
        Map<String, String> wires = new TreeMap<>();
        for (ConfigSchema.Field field : provider.configSchema().fields()) {
            if (field.type() == ConfigSchema.Type.WIRE) {
                wires.put(
                        field.key(),
                        device.settings().getOrDefault(field.key(), "").strip());
            }
        }
        return wires;
    }
}
