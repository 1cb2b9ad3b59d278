package org.nightwindow.driver.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.standard.nexo.NexoPaymentDriver;
import org.nightwindow.driver.standard.pcsc.PcscDriver;
import org.nightwindow.driver.standard.receipt.EscPosReceiptDriver;
import org.nightwindow.driver.standard.scanner.LineScannerDriver;
import org.nightwindow.driver.standard.sdt.SdtDriver;
import org.nightwindow.driver.standard.sensors.ModbusPanelDriver;
import org.nightwindow.driver.standard.ups.NutUpsDriver;
import org.nightwindow.driver.testkit.Simulator;
import org.nightwindow.driver.testkit.nexo.NexoTerminalSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerSetup;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;
import org.nightwindow.driver.testkit.smartcard.PcscdSimulator;
import org.nightwindow.driver.testkit.ups.UpsdSimulator;

/// A loose plug: the cable of each device is pulled and put back again and again, each time opened as the host
/// does. What stays behind after each of them would be the end of a kiosk that runs for months.
final class ReplugTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofSeconds(10);

    /// Together with the other drivers: 300 in each build, 10,000 with `-Pslow`.
    private static final int FEW = 43;

    private static final int MANY = 1_429;

    /// What is made once and kept: classes, their files, a pool.
    private static final int WARM = 10;

    /// Of the simulator, on its way out.
    private static final int NOISE = 5;

    private static final long HEAP_NOISE = 8L << 20;

    static Stream<Arguments> drivers() {
        return Stream.of(
                it("standard.sdt", SdtDriver::new, SdtReaderSimulator::start, "wire", Map.of()),
                it("standard.pcsc", PcscDriver::new, PcscdSimulator::start, "wire", Map.of()),
                it(
                        "standard.line-scanner",
                        LineScannerDriver::new,
                        () -> ScannerSimulator.start(ScannerSetup.USUAL),
                        "wire",
                        Map.of()),
                it(
                        "standard.escpos-receipt",
                        EscPosReceiptDriver::new,
                        ReceiptPrinterSimulator::start,
                        "wire",
                        Map.of()),
                it(
                        "standard.nexo",
                        NexoPaymentDriver::new,
                        NexoTerminalSimulator::start,
                        "url",
                        Map.of("poi-id", "POI-1")),
                it(
                        "standard.nut-ups",
                        NutUpsDriver::new,
                        UpsdSimulator::start,
                        "wire",
                        Map.of("ups", UpsdSimulator.UPS)),
                it("standard.modbus-panel", ModbusPanelDriver::new, IoModuleSimulator::start, "wire", Map.of()));
    }

    private static Arguments it(
            String id,
            Supplier<DriverProvider> driver,
            Supplier<Simulator<?>> simulator,
            String wire,
            Map<String, String> settings) {
        return Arguments.of(id, driver, simulator, wire, settings);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drivers")
    void threeHundredTimes_nothingStaysBehind(
            String id,
            Supplier<DriverProvider> driver,
            Supplier<Simulator<?>> simulator,
            String wire,
            Map<String, String> settings) {
        replug(FEW, driver, simulator, wire, settings);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("drivers")
    void tenThousandTimes_nothingStaysBehind(
            String id,
            Supplier<DriverProvider> driver,
            Supplier<Simulator<?>> simulator,
            String wire,
            Map<String, String> settings) {
        replug(MANY, driver, simulator, wire, settings);
    }

    private static void replug(
            int times,
            Supplier<DriverProvider> driver,
            Supplier<Simulator<?>> simulator,
            String wire,
            Map<String, String> settings) {
        try (Simulator<?> device = simulator.get()) {
            Map<String, String> all = new HashMap<>(settings);
            all.put(wire, device.address());
            for (int i = 0; i < WARM; i++) {
                cycle(driver.get(), device, all);
            }
            int threads = threads();
            int files = files();
            long heap = heap();
            for (int i = 0; i < times; i++) {
                cycle(driver.get(), device, all);
            }
            await().atMost(SETTLE).untilAsserted(() -> {
                assertThat(threads()).as("threads").isLessThanOrEqualTo(threads + NOISE);
                assertThat(files()).as("file descriptors").isLessThanOrEqualTo(files + NOISE);
            });
            assertThat(heap()).as("bytes").isLessThan(heap + HEAP_NOISE);
        }
    }

    private static void cycle(DriverProvider driver, Simulator<?> device, Map<String, String> settings) {
        TestContext context = new TestContext(driver, settings);
        Device open = await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(LIMIT)
                .until(
                        () -> context.tryOpen() instanceof Outcome.Done<Device>(Device it) ? it : null,
                        it -> it != null);
        try (open) {
            device.unplug();
            open.poll(Call.within(LIMIT));
            assertThat(open.status().state()).isEqualTo(State.DISCONNECTED);
            assertThat(context.tryOpen().isDone()).isFalse();
        } finally {
            device.replug();
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static int files() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private static long heap() {
        System.gc();
        Runtime now = Runtime.getRuntime();
        return now.totalMemory() - now.freeMemory();
    }
}
