package org.nightwindow.kiosk.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nightwindow.driver.host.vendor.Publisher;
import org.nightwindow.driver.host.vendor.Trust;
import org.nightwindow.kiosk.hardware.DriversSettings;

/// Reads the group `drivers`; nothing unsigned is taken unless it says so.
final class DriversSection {
    private DriversSection() {}

    /// @param usual where the drivers are when the group does not say
    static DriversSettings read(Section section, Path usual) {
        Path folder = section.optional("folder", ConfigReader::folder, "must be an absolute path of a folder")
                .orElse(usual);
        boolean unsigned = section.optional(
                        "unsigned",
                        ConfigReader.oneOf(Map.of("refused", false, "allowed", true)),
                        "must be refused, or allowed on a machine for development")
                .orElse(false);
        boolean report = section.optional(
                        "report",
                        ConfigReader.oneOf(Map.of("optional", false, "demanded", true)),
                        "must be optional or demanded")
                .orElse(false);
        Section keys = section.section("publishers");
        List<Publisher> publishers = new ArrayList<>();
        for (String name : keys.keys()) {
            keys.optional(
                            name,
                            base64 -> Publisher.of(name, base64),
                            "must be a publisher's public key, as its tool prints it")
                    .ifPresent(publishers::add);
        }
        keys.nothingElse();
        section.nothingElse();
        return new DriversSettings(folder, new Trust(publishers, unsigned, report));
    }
}
