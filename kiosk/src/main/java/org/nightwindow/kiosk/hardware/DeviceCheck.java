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

/// Whether drivers can play their roles with their settings. Pure.
final class DeviceCheck {
    private DeviceCheck() {}

    /// What is wrong with one device, one line each, in English; empty when it can be used.
    static List<String> problems(String role, DeviceSettings device, DriverProvider provider) {
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
        for (ConfigSchema.Problem problem : provider.configSchema().check(device.settings())) {
            problems.add(at + ".settings." + problem.key() + " " + problem.message());
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
                            .ifPresent(provider -> ports(device, provider).forEach((key, port) -> {
                                String other = roleOfPort.putIfAbsent(port, role);
                                if (other != null && !other.equals(role)) {
                                    refused.put(
                                            role,
                                            "devices." + role + ".settings." + key + " is " + port + ", which devices."
                                                    + other + " has; give each device its own port");
                                }
                            }));
                }
            });
        }
        return refused;
    }

    /// By key of the setting. Only what one program can have at a time; a printer on the network serves many.
    private static Map<String, String> ports(DeviceSettings device, DriverProvider provider) {
        Map<String, String> ports = new TreeMap<>();
        for (ConfigSchema.Field field : provider.configSchema().fields()) {
            String value = device.settings().getOrDefault(field.key(), "");
            if (field.type() == ConfigSchema.Type.WIRE && (value.startsWith("serial:") || value.startsWith("tcp:"))) {
                ports.put(field.key(), value.strip().replaceFirst("\\?.*", ""));
            }
        }
        return ports;
    }
}
