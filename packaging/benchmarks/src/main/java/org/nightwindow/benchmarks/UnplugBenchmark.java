package org.nightwindow.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.driver.standard.camera.MjpegCameraDriver;
import org.nightwindow.driver.standard.ipp.IppPrinterDriver;
import org.nightwindow.driver.standard.nexo.NexoPaymentDriver;
import org.nightwindow.driver.standard.pcsc.PcscDriver;
import org.nightwindow.driver.standard.receipt.EscPosReceiptDriver;
import org.nightwindow.driver.standard.scanner.LineScannerDriver;
import org.nightwindow.driver.standard.sdt.SdtDriver;
import org.nightwindow.driver.standard.sensors.ModbusPanelDriver;
import org.nightwindow.driver.standard.ups.NutUpsDriver;
import org.nightwindow.driver.testkit.Simulator;
import org.nightwindow.driver.testkit.camera.CameraSimulator;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerSetup;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;
import org.nightwindow.driver.testkit.smartcard.PcscdSimulator;
import org.nightwindow.driver.testkit.ups.UpsdSimulator;

/// What a device costs whose cable was pulled: processor time of this whole process, supervisor and all,
/// while it is looked for again and again, in percent of one core, as long as somebody stands there. Each
/// driver of the box that has a line, one after the other.
///
/// Argument: seconds of each, at least 5. Ends with 1 when one takes 1 % or more.
public final class UnplugBenchmark {
    private static final double GOAL = 1;
    private static final int FEWEST = 5;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private UnplugBenchmark() {}

    /// @param key the setting for the address
    private record Plugged(DriverProvider driver, Simulator<?> device, String key, Map<String, String> settings) {
        Map<String, String> all() {
            Map<String, String> all = new HashMap<>(settings);
            all.put(key, device instanceof CameraSimulator camera ? camera.url() : device.address());
            return all;
        }
    }

    private static List<Plugged> devices() {
        return List.of(
                new Plugged(new SdtDriver(), SdtReaderSimulator.start(), "wire", Map.of()),
                new Plugged(new PcscDriver(), PcscdSimulator.start(), "wire", Map.of()),
                new Plugged(new LineScannerDriver(), ScannerSimulator.start(ScannerSetup.USUAL), "wire", Map.of()),
                new Plugged(new EscPosReceiptDriver(), ReceiptPrinterSimulator.start(), "wire", Map.of()),
                new Plugged(new IppPrinterDriver(), IppPrinterSimulator.start(), "url", Map.of()),
                new Plugged(new NexoPaymentDriver(), NexoTerminalSimulator.start(), "url", Map.of("poi-id", "POI-1")),
                new Plugged(new ModbusPanelDriver(), IoModuleSimulator.start(), "wire", Map.of()),
                new Plugged(new NutUpsDriver(), UpsdSimulator.start(), "wire", Map.of("ups", UpsdSimulator.UPS)),
                new Plugged(new MjpegCameraDriver(), CameraSimulator.start(), "url", Map.of()));
    }

    public static void main(String[] args) throws Exception {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.OFF);
        int seconds = Math.max(FEWEST, args.length > 0 ? Integer.parseInt(args[0]) : 20);
        System.out.println(Machine.words());
        Path run = Files.createTempDirectory("bench-unplug");
        double most = 0;
        for (Plugged each : devices()) {
            String name = each.driver().info().id();
            Progress.say(name + ", unplugged for " + seconds + " s");
            double percent = unplugged(each, run, Duration.ofSeconds(seconds));
            most = Math.max(most, percent);
            System.out.printf(Locale.ROOT, "%-24s %.2f %% of a core%n", name, percent);
        }
        System.out.printf(
                Locale.ROOT,
                "processor after unplug: most %.2f %% of a core (goal under %.0f), load %s%n",
                most,
                GOAL,
                Machine.load());
        System.exit(most < GOAL ? 0 : 1);
    }

    private static double unplugged(Plugged plugged, Path run, Duration time) throws InterruptedException {
        try (Simulator<?> device = plugged.device();
                Supervisor supervisor = Supervisor.start(
                        plugged.driver().info().id(), plugged.driver(), plugged.all(), HostEnvironment.system(run))) {
            await(supervisor, true);
            supervisor.watch(true);
            device.unplug();
            await(supervisor, false);
            long processor = processor();
            long begin = System.nanoTime();
            Thread.sleep(time);
            return 100.0 * (processor() - processor) / (System.nanoTime() - begin);
        }
    }

    /// A printer that is asked for every 10 s is missed after 10 s.
    private static void await(Supervisor device, boolean usable) {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (device.status().usable() != usable) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("still " + device.status());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// In nanoseconds, of every thread.
    private static long processor() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
