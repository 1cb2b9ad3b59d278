package org.nightwindow.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.vendor.Trust;
import org.nightwindow.driver.testkit.Simulator;
import org.nightwindow.driver.testkit.camera.CameraSimulator;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerSetup;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;
import org.nightwindow.driver.testkit.smartcard.PcscdSimulator;
import org.nightwindow.driver.testkit.ups.UpsdSimulator;
import org.nightwindow.kiosk.hardware.DeviceBay;
import org.nightwindow.kiosk.hardware.DeviceSettings;
import org.nightwindow.kiosk.hardware.DriversSettings;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.hardware.VendorDrivers;

/// From a fault on the wire to what an item that needs the device says of it, while somebody is there: each
/// kind of device and each fault, at a random moment between two looks. The screen paints what it is told 10
/// to 50 ms later (`TouchBenchmark`). And what it costs to ask all devices so often: processor time of this
/// whole process, simulators and all, in percent of one core.
///
/// Argument: faults of each, at least 5. Ends with 1 when one takes longer than a second.
public final class ReadinessBenchmark {
    private static final long GOAL = Duration.ofSeconds(1).toNanos();
    private static final int FEWEST = 5;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration COST = Duration.ofSeconds(10);
    private static final int SLOWEST_LOOK_MILLIS = 1_000;

    private static final SdtReaderSimulator READER = SdtReaderSimulator.start();
    private static final PcscdSimulator CARDS = PcscdSimulator.start();
    private static final ScannerSimulator SCANNER = ScannerSimulator.start(ScannerSetup.USUAL);
    private static final ReceiptPrinterSimulator SLIPS = ReceiptPrinterSimulator.start();
    private static final IppPrinterSimulator PRINTER = IppPrinterSimulator.start();
    private static final NexoTerminalSimulator TERMINAL = NexoTerminalSimulator.start();
    private static final IoModuleSimulator PANEL = IoModuleSimulator.start();
    private static final UpsdSimulator POWER = UpsdSimulator.start();
    private static final CameraSimulator CAMERA = CameraSimulator.start();

    private ReadinessBenchmark() {}

    /// @param name as it is printed
    private record Trouble(String role, String name, Runnable begins, Runnable ends) {
        static Trouble cable(String role, Simulator<?> device) {
            return new Trouble(role, "unplugged", device::unplug, device::replug);
        }

        static Trouble silence(String role, Simulator<?> device) {
            return new Trouble(role, "silent on an open line", device::hang, device::clear);
        }
    }

    private static final List<Trouble> TROUBLES = List.of(
            Trouble.cable(Roles.ID_CARD_READER, READER),
            Trouble.silence(Roles.ID_CARD_READER, READER),
            Trouble.cable(Roles.SMART_CARD_READER, CARDS),
            Trouble.silence(Roles.SMART_CARD_READER, CARDS),
            Trouble.cable(Roles.CODE_SCANNER, SCANNER),
            new Trouble(
                    Roles.DOCUMENT_PRINTER, "paper out", () -> PRINTER.leaveSheets(0), () -> PRINTER.loadPaper(100)),
            new Trouble(Roles.DOCUMENT_PRINTER, "jam", PRINTER::jam, PRINTER::clearJam),
            new Trouble(Roles.DOCUMENT_PRINTER, "cover open", PRINTER::openCover, PRINTER::closeCover),
            new Trouble(
                    Roles.DOCUMENT_PRINTER,
                    "powered off",
                    () -> PRINTER.powerOff(HalfFed.STAYS_INSIDE),
                    PRINTER::powerOn),
            Trouble.cable(Roles.DOCUMENT_PRINTER, PRINTER),
            Trouble.silence(Roles.DOCUMENT_PRINTER, PRINTER),
            new Trouble(Roles.RECEIPT_PRINTER, "paper out", SLIPS::paperOut, SLIPS::loadPaper),
            new Trouble(Roles.RECEIPT_PRINTER, "cover open", SLIPS::openCover, SLIPS::closeCover),
            new Trouble(Roles.RECEIPT_PRINTER, "powered off", SLIPS::powerOff, SLIPS::powerOn),
            Trouble.cable(Roles.RECEIPT_PRINTER, SLIPS),
            Trouble.silence(Roles.RECEIPT_PRINTER, SLIPS),
            Trouble.cable(Roles.PAYMENT_TERMINAL, TERMINAL),
            Trouble.silence(Roles.PAYMENT_TERMINAL, TERMINAL),
            Trouble.cable(Roles.DOCUMENT_CAMERA, CAMERA),
            Trouble.silence(Roles.DOCUMENT_CAMERA, CAMERA),
            Trouble.cable(Roles.SENSOR_PANEL, PANEL),
            Trouble.silence(Roles.SENSOR_PANEL, PANEL),
            Trouble.cable(Roles.POWER_SUPPLY, POWER),
            Trouble.silence(Roles.POWER_SUPPLY, POWER));

    private static Map<String, DeviceSettings> devices() {
        return Map.of(
                Roles.ID_CARD_READER, device("standard.sdt", "wire", READER.address()),
                Roles.SMART_CARD_READER, device("standard.pcsc", "wire", CARDS.address()),
                Roles.CODE_SCANNER, device("standard.line-scanner", "wire", SCANNER.address()),
                Roles.RECEIPT_PRINTER, device("standard.escpos-receipt", "wire", SLIPS.address()),
                Roles.DOCUMENT_PRINTER, device("standard.ipp", "url", PRINTER.address()),
                Roles.PAYMENT_TERMINAL, device("standard.nexo", "url", TERMINAL.address(), "poi-id", "POI-1"),
                Roles.DOCUMENT_CAMERA, device("standard.mjpeg-camera", "url", CAMERA.url()),
                Roles.SENSOR_PANEL, device("standard.modbus-panel", "wire", PANEL.address()),
                Roles.POWER_SUPPLY, device("standard.nut-ups", "wire", POWER.address(), "ups", UpsdSimulator.UPS));
    }

    private static DeviceSettings device(String driver, String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return new DeviceSettings(driver, all, false);
    }

    public static void main(String[] args) throws IOException {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.OFF);
        int count = Math.max(FEWEST, args.length > 0 ? Integer.parseInt(args[0]) : FEWEST);
        System.out.println(Machine.words());
        long most = 0;
        try (DeviceBay bay = bay()) {
            await(bay, devices().keySet(), true);
            double alone = processor();
            bay.watch(devices().keySet());
            double watched = processor();
            System.out.printf(
                    Locale.ROOT, "%-20s %-24s %8s %8s %8s%n", "role", "fault", "median", "least", "most (ms)");
            for (Trouble trouble : TROUBLES) {
                long[] took = took(bay, trouble, count);
                most = Math.max(most, took[count - 1]);
                System.out.printf(
                        Locale.ROOT,
                        "%-20s %-24s %8d %8d %8d%n",
                        trouble.role(),
                        trouble.name(),
                        took[count / 2] / 1_000_000,
                        took[0] / 1_000_000,
                        took[count - 1] / 1_000_000);
            }
            System.out.printf(
                    Locale.ROOT,
                    "processor, all nine devices and their simulators: %.2f %% of a core at their own pace, %.2f %% while"
                            + " somebody is there%n",
                    alone,
                    watched);
        }
        System.out.printf(
                Locale.ROOT,
                "fault to readiness, n = %d each: most %d ms (goal %d), load %s%n",
                count,
                most / 1_000_000,
                GOAL / 1_000_000,
                Machine.load());
        System.exit(most <= GOAL ? 0 : 1);
    }

    private static DeviceBay bay() throws IOException {
        Path run = Files.createTempDirectory("bench-readiness");
        DriversSettings none = new DriversSettings(run.resolve("drivers"), new Trust(List.of(), false, false));
        VendorDrivers drivers = new VendorDrivers(InstalledDrivers.onClassPath(), none, devices(), run);
        return DeviceBay.start(devices(), drivers, HostEnvironment.system(run));
    }

    private static long[] took(DeviceBay bay, Trouble trouble, int count) {
        Random random = new Random(count);
        Set<String> role = Set.of(trouble.role());
        return LongStream.range(0, count)
                .map(_ -> {
                    LockSupport.parkNanos(random.nextInt(SLOWEST_LOOK_MILLIS) * 1_000_000L);
                    long begin = System.nanoTime();
                    trouble.begins().run();
                    await(bay, role, false);
                    long took = System.nanoTime() - begin;
                    trouble.ends().run();
                    bay.watch(Set.of());
                    bay.watch(devices().keySet()); // the next one comes: what was gone is tried at once
                    await(bay, role, true);
                    return took;
                })
                .sorted()
                .toArray();
    }

    private static void await(DeviceBay bay, Set<String> roles, boolean ready) {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (bay.missing(List.copyOf(roles)).isEmpty() != ready) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("still " + bay.missing(List.copyOf(roles)) + " of " + roles);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// In percent of a core, of every thread, for [#COST].
    private static double processor() {
        com.sun.management.OperatingSystemMXBean machine =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long processor = machine.getProcessCpuTime();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < COST.toNanos()) {
            LockSupport.parkNanos(COST.toNanos());
        }
        return 100.0 * (machine.getProcessCpuTime() - processor) / (System.nanoTime() - begin);
    }
}
