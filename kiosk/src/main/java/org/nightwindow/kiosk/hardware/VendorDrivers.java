package org.nightwindow.kiosk.hardware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.vendor.DriversFolder;
import org.nightwindow.driver.host.vendor.DriversFolder.Findings;
import org.nightwindow.driver.host.vendor.DriversFolder.Problem;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The drivers in the box, and those vendors put into their folders, which are known a moment after the start: each
/// is asked in a process of its own. Thread-safe.
public final class VendorDrivers {
    private static final Logger log = LoggerFactory.getLogger(VendorDrivers.class);

    private final InstalledDrivers box;
    private final DriversSettings settings;
    private final Map<String, DeviceSettings> devices;
    private final Path runFolder;
    private final CompletableFuture<Found> found = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    /// @param box found on the class path
    /// @param runFolder for copies that were checked, and for logs of children
    public VendorDrivers(
            InstalledDrivers box, DriversSettings settings, Map<String, DeviceSettings> devices, Path runFolder) {
        this.box = box;
        this.settings = settings;
        this.devices = Map.copyOf(devices);
        this.runFolder = runFolder;
    }

    /// What is known once all folders were looked at.
    ///
    /// @param drivers in the box and of vendors
    /// @param outOfUse why a device cannot be used, by role
    /// @param notices all a technician must know
    record Found(InstalledDrivers drivers, Map<String, List<String>> outOfUse, List<Notice> notices) {
        List<String> problems(String role) {
            return outOfUse.getOrDefault(role, List.of());
        }
    }

    /// The driver for a role: one of the box, or one that will be looked for in the vendors' folders.
    DriverProvider driver(String role, DeviceSettings device) {
        return box.find(device.driver()).orElseGet(() -> new LateDriver(role, device, found));
    }

    /// Looks at all folders, once. Blocks for about a second.
    ///
    /// @param tell hears each notice once
    public void look(Consumer<Notice> tell) {
        if (begun.getAndSet(true)) {
            return;
        }
        try {
            Found now = judge(DriversFolder.look(
                    settings.folder(),
                    runFolder,
                    settings.trust(),
                    id -> box.find(id).isPresent()));
            now.notices().forEach(notice -> log.warn("{}", notice));
            found.complete(now);
            now.notices().forEach(tell);
        } catch (RuntimeException | Error bug) {
            found.completeExceptionally(bug);
            throw bug;
        }
    }

    /// What is installed, as far as is known: the folders are looked at a moment after the start.
    InstalledDrivers known() {
        return found.isDone() && !found.isCompletedExceptionally()
                ? found.join().drivers()
                : box;
    }

    InstalledDrivers box() {
        return box;
    }

    /// What a technician must know now; empty until the folders were looked at.
    List<Notice> notices() {
        return found.isDone() && !found.isCompletedExceptionally()
                ? found.join().notices()
                : List.of();
    }

    private Found judge(Findings findings) {
        InstalledDrivers all = box.and(findings.drivers());
        List<Notice> notices = new ArrayList<>();
        if (settings.trust().allowUnsigned()) {
            notices.add(new Notice(
                    LogEvent.UNSIGNED_DRIVERS_ALLOWED,
                    "drivers.unsigned is allowed"
                            + (findings.unsigned().isEmpty()
                                    ? "; no unsigned driver is in use"
                                    : "; in use though " + String.join("; ", findings.unsigned()))));
        }
        new TreeMap<>(devices)
                .forEach((role, device) -> all.find(device.driver())
                        .filter(driver -> !driver.info().decodesLocally() && device.remoteDecoding())
                        .ifPresent(_ -> notices.add(new Notice(
                                LogEvent.DECODES_REMOTELY,
                                "devices." + role + ".decoding: remote, by " + device.driver()))));
        findings.problems().forEach(problem -> notices.add(notice(problem)));
        Map<String, List<String>> outOfUse = outOfUse(all);
        outOfUse.forEach(
                (_, why) -> why.forEach(line -> notices.add(new Notice(LogEvent.DEVICE_NOT_CONFIGURED, line))));
        return new Found(all, outOfUse, List.copyOf(notices));
    }

    private static Notice notice(Problem problem) {
        return switch (problem) {
            case Problem.NotUsed(String text) -> new Notice(LogEvent.DRIVER_NOT_USED, text);
            case Problem.ClaimedTwice(String text) -> new Notice(LogEvent.DRIVER_CLAIMED_TWICE, text);
        };
    }

    /// Devices of vendors' drivers only: those of the box were checked before the kiosk opened.
    private Map<String, List<String>> outOfUse(InstalledDrivers all) {
        Map<String, List<String>> outOfUse = new TreeMap<>();
        Map<String, String> ports = DeviceCheck.portsTakenTwice(devices, box, all);
        devices.forEach((role, device) -> {
            if (box.find(device.driver()).isPresent()) {
                return;
            }
            List<String> problems = new ArrayList<>();
            Optional<DriverProvider> driver = all.find(device.driver());
            if (driver.isEmpty()) {
                problems.add(DeviceCheck.unknown(role, device, all));
            } else {
                problems.addAll(DeviceCheck.problems(role, device, driver.get()));
            }
            Optional.ofNullable(ports.get(role)).ifPresent(problems::add);
            if (!problems.isEmpty()) {
                outOfUse.put(role, List.copyOf(problems));
            }
        });
        return outOfUse;
    }
}
