package org.nightwindow.kiosk.attendant;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.kiosk.hardware.DeviceSettings;
import org.nightwindow.kiosk.hardware.Fittings;
import org.nightwindow.kiosk.hardware.Roles;

/// The drivers of the box with devices that answer as the test chooses.
public final class PlayedFittings implements Fittings {
    private final InstalledDrivers box = InstalledDrivers.onClassPath();
    public Map<String, DeviceSettings> devices = Map.of(
            Roles.CODE_SCANNER,
            new DeviceSettings("standard.line-scanner", Map.of("wire", "serial:0c2e:0720:SN20391147"), false),
            Roles.DOCUMENT_PRINTER,
            new DeviceSettings("standard.ipp", Map.of("url", "ipp://192.168.1.20:631/ipp/print"), false));
    public List<String> others = List.of();
    public Outcome<SelfTest> tried = Outcome.done(new SelfTest(List.of(new SelfTest.Check("answers", true, ""))));
    public Optional<String> notKept = Optional.empty();
    public Optional<DeviceSettings> kept = Optional.empty();

    /// A value in every setting of the printer's driver, each of them wrong.
    public static DeviceSettings wrongEverywhere() {
        Map<String, String> wrong = new HashMap<>();
        InstalledDrivers.onClassPath()
                .find("standard.ipp")
                .orElseThrow()
                .configSchema()
                .fields()
                .forEach(field -> wrong.put(field.key(), "over there"));
        return new DeviceSettings("standard.ipp", wrong, false);
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
        return box.all().stream()
                .filter(driver -> driver.kind() == Roles.KINDS.get(role))
                .flatMap(driver -> box.find(driver.id()).stream())
                .map(provider -> new Offer(provider.info(), provider.configSchema()))
                .toList();
    }

    @Override
    public List<String> ports() {
        return List.of("serial:0c2e:0720:SN20391147", "serial:1a86:7523@1-1.2", "serial:/dev/ttyS0");
    }

    @Override
    public Judged judge(String role, DeviceSettings device) {
        return new Judged(box.find(device.driver()).orElseThrow().configSchema().check(device.settings()), others);
    }

    @Override
    public Outcome<SelfTest> tryOut(String role, DeviceSettings device) {
        return tried;
    }

    @Override
    public void keep(String role, DeviceSettings device) throws IOException {
        if (notKept.isPresent()) {
            throw new IOException(notKept.get());
        }
        kept = Optional.of(device);
    }
}
