package org.nightwindow.driver.standard.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.driver.testkit.sdt.SdtFault.during;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.ReceiptPrinter.Confirmation;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.standard.receipt.EscPosReceiptDriver;
import org.nightwindow.driver.standard.scanner.LineScannerDriver;
import org.nightwindow.driver.standard.sdt.SdtDriver;
import org.nightwindow.driver.standard.sensors.ModbusPanelDriver;
import org.nightwindow.driver.testkit.Simulator;
import org.nightwindow.driver.testkit.receipt.ReceiptFault;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerSetup;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.sdt.SdtFault;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.driver.testkit.sdt.SdtRequest;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;
import org.nightwindow.driver.testkit.wire.Pace;
import org.nightwindow.driver.testkit.wire.Port;

/// Each serial driver on a port of the operating system, through the library that opens it in a kiosk.
@EnabledOnOs(OS.LINUX)
class SerialPortsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// A cable that is pulled is noticed within this time: the longest wait between two looks is 100 ms.
    private static final Duration NOTICED = Duration.ofSeconds(2);

    // ---- the ID card reader

    @Test
    void aCardIsRead_atTheSpeedOfARealLine() {
        try (SdtReaderSimulator simulator = SdtReaderSimulator.start(Port.PTY)) {
            simulator.pace(Pace.BAUD_115200);
            simulator.lay(DemoPeople.RUOXI.card());
            try (IdCardReader reader = open(new SdtDriver(), simulator, IdCardReader.class)) {
                assertThat(name(reader.read(Call.within(PATIENCE)))).isEqualTo("样若溪");
            }
        }
    }

    @Test
    void theReaderIsPulledOutMidRead_isTold_andReadsAgainOnTheNextPort() {
        try (SdtReaderSimulator simulator = SdtReaderSimulator.start(Port.PTY)) {
            simulator.failNext(during(SdtRequest.READ, new SdtFault.UnpluggedAt(700)));
            simulator.lay(DemoPeople.RUOXI.card());
            try (IdCardReader reader = open(new SdtDriver(), simulator, IdCardReader.class)) {
                long start = System.nanoTime();
                assertThat(fault(reader.read(Call.within(PATIENCE)))).isEqualTo(Fault.TRANSPORT);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(NOTICED);
                assertThat(reader.status().state()).isEqualTo(State.DISCONNECTED);
            }
            simulator.replug();
            simulator.lift();
            simulator.lay(DemoPeople.YIMING.card());
            try (IdCardReader reader = open(new SdtDriver(), simulator, IdCardReader.class)) {
                assertThat(name(reader.read(Call.within(PATIENCE)))).isEqualTo("样一鸣");
            }
        }
    }

    // ---- the scanner

    @Test
    void aCodeIsScanned_andAPulledCableEndsTheNextWait() {
        try (ScannerSimulator simulator = ScannerSimulator.start(ScannerSetup.USUAL, Port.PTY);
                CodeScanner scanner = open(new LineScannerDriver(), simulator, CodeScanner.class)) {
            simulator.show("样例市示范区");
            // Shown before the question it is thrown away; shown again until it is asked for.
            CompletableFuture<Outcome<ScannedCode>> scan =
                    CompletableFuture.supplyAsync(() -> scanner.scan(Call.within(PATIENCE)));
            await().pollInterval(Duration.ofMillis(50)).until(() -> {
                simulator.show("样例市示范区");
                return scan.isDone();
            });
            assertThat(scan.join()).isEqualTo(Outcome.done(new ScannedCode("样例市示范区")));
            CompletableFuture<Outcome<ScannedCode>> another =
                    CompletableFuture.supplyAsync(() -> scanner.scan(Call.within(PATIENCE)));
            simulator.unplug();
            assertThat(another.orTimeout(5, TimeUnit.SECONDS)
                            .thenApply(SerialPortsTest::fault)
                            .join())
                    .isEqualTo(Fault.TRANSPORT);
        }
    }

    // ---- the receipt printer

    @Test
    void aSlipIsPrinted_andOneWhosePowerGoesIsNotCalledDone() {
        try (ReceiptPrinterSimulator simulator = ReceiptPrinterSimulator.start(576, Port.PTY)) {
            try (ReceiptPrinter printer = open(new EscPosReceiptDriver(), simulator, ReceiptPrinter.class)) {
                assertThat(printer.print(slip(), Call.within(PATIENCE)))
                        .isEqualTo(Outcome.done(Confirmation.CONFIRMED));
                simulator.failNext(new ReceiptFault.PowerOffAfter(100));
                assertThat(fault(printer.print(slip(), Call.within(PATIENCE)))).isEqualTo(Fault.TRANSPORT);
            }
            simulator.powerOn();
            try (ReceiptPrinter printer = open(new EscPosReceiptDriver(), simulator, ReceiptPrinter.class)) {
                assertThat(printer.print(slip(), Call.within(PATIENCE)).isDone())
                        .isTrue();
            }
            assertThat(simulator.tray().slips()).hasSize(3).noneMatch(piece -> piece.stray() > 0);
        }
    }

    // ---- storms

    @Test
    void pulledAndPluggedAgainTenTimes_everyDriverComesBack_andNothingIsLeftBehind() throws Exception {
        storm(10);
    }

    @Test
    @Tag("slow")
    void pulledAndPluggedAgainThreeHundredTimes() throws Exception {
        storm(300);
    }

    /// One round: open, work, pull the cable while nobody looks, be told by the poll, let go, plug in.
    private static void storm(int rounds) throws Exception {
        try (SdtReaderSimulator reader = SdtReaderSimulator.start(Port.PTY);
                ScannerSimulator scanner = ScannerSimulator.start(ScannerSetup.USUAL, Port.PTY);
                ReceiptPrinterSimulator printer = ReceiptPrinterSimulator.start(576, Port.PTY);
                IoModuleSimulator module = IoModuleSimulator.start(Port.PTY)) {
            List<Supplier<Device>> drivers = List.of(
                    () -> open(new SdtDriver(), reader, IdCardReader.class),
                    () -> open(new LineScannerDriver(), scanner, CodeScanner.class),
                    () -> open(new EscPosReceiptDriver(), printer, ReceiptPrinter.class),
                    () -> open(new ModbusPanelDriver(), module, SensorPanel.class));
            List<Simulator<?>> simulators = List.of(reader, scanner, printer, module);
            rounds(2, drivers, simulators); // classes, libraries and pools are there after this
            long filesBefore = openFiles();
            long threadsBefore = threads();
            long start = System.nanoTime();
            long cpuBefore = cpu();
            rounds(rounds, drivers, simulators);
            assertThat(Duration.ofNanos(cpu() - cpuBefore))
                    .as("a pulled cable keeps no core busy")
                    .isLessThan(Duration.ofNanos(System.nanoTime() - start).plus(Duration.ofSeconds(1)));
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(openFiles()).isLessThanOrEqualTo(filesBefore));
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(threads()).isLessThanOrEqualTo(threadsBefore));
        }
    }

    private static void rounds(int rounds, List<Supplier<Device>> drivers, List<Simulator<?>> simulators) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < drivers.size(); i++) {
                Simulator<?> simulator = simulators.get(i);
                try (Device device = drivers.get(i).get()) {
                    simulator.unplug();
                    long start = System.nanoTime();
                    device.poll(Call.within(Duration.ofSeconds(1)));
                    assertThat(device.status().state()).as("round %s", round).isEqualTo(State.DISCONNECTED);
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(NOTICED);
                }
                simulator.replug();
            }
        }
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// But the one that waits here.
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("awaitility"))
                .count();
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static <D extends Device> D open(DriverProvider driver, Simulator<?> simulator, Class<D> kind) {
        return new TestContext(driver, Map.of("wire", simulator.address())).open(kind);
    }

    private static ReceiptImage slip() {
        byte[] dots = new byte[72 * 200];
        Arrays.fill(dots, (byte) 0x5A);
        return new ReceiptImage(576, 200, dots);
    }

    private static String name(Outcome<IdCard> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<IdCard>) outcome).value().name();
    }

    private static <T> Fault fault(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<T>) outcome).fault();
    }
}
