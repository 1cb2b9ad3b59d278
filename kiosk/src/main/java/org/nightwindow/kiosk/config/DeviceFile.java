package org.nightwindow.kiosk.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightwindow.kiosk.config.KioskConfig.Problem;
import org.nightwindow.kiosk.hardware.DeviceSettings;
import org.nightwindow.kiosk.ledger.PrivateFile;

/// What technicians set at the kiosk itself: `devices.yaml` in its data folder, which only the kiosk may read. A role
/// that stands there is played so, whatever the settings file says of it; the environment has the last word.
public final class DeviceFile {
    private static final String NAME = "devices.yaml";

    private final Path file;
    private final Map<String, String> environment;

    /// @param data folder of the kiosk
    /// @param environment as of [System#getenv()]
    public DeviceFile(Path data, Map<String, String> environment) {
        this.file = data.resolve(NAME);
        this.environment = Map.copyOf(environment);
    }

    /// Keeps how a role is played from the next start on. A power cut leaves the old settings or the new.
    ///
    /// @throws IOException when nothing was changed, and why
    public synchronized void keep(String role, DeviceSettings device) throws IOException {
        if (ConfigReader.environmentSays(role, environment)) {
            throw new IOException("the environment of the program sets devices." + role + ", which has the last word");
        }
        ObjectNode all = Files.exists(file) ? read() : ConfigReader.YAML.createObjectNode();
        ObjectNode one = all.putObject(role);
        one.put("driver", device.driver());
        if (device.remoteDecoding()) {
            one.put("decoding", "remote");
        }
        ObjectNode settings = one.putObject("settings");
        new TreeMap<>(device.settings()).forEach(settings::put);
        PrivateFile.write(file, ConfigReader.YAML.writeValueAsBytes(all));
    }

    /// Writes what stands in the file over what the settings file says.
    void over(ObjectNode root, List<Problem> problems) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            ObjectNode devices = root.get("devices") instanceof ObjectNode group ? group : root.putObject("devices");
            devices.setAll(read());
        } catch (IOException e) {
            problems.add(new Problem("", e.getMessage() + "; remove it, and set the devices at the kiosk again"));
        }
    }

    private ObjectNode read() throws IOException {
        try {
            JsonNode tree = ConfigReader.YAML.readTree(Files.readString(file));
            if (tree instanceof ObjectNode all) {
                return all;
            }
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not YAML: " + e.getOriginalMessage(), e);
        }
        throw new IOException(file + " is no group of settings");
    }
}
