package org.nightwindow.driver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.ReceiptPrinter.Confirmation;
import org.nightwindow.driver.host.HostContext;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.host.child.VendorFolder;
import org.nightwindow.driver.testkit.receipt.ReceiptFault;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;

/// The sample driver, built as a vendor builds it, in a process of its own, on a printer that breaks.
class SampleDriverTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ReceiptPrinterSimulator simulator = ReceiptPrinterSimulator.start();

    @TempDir
    private Path vendor;

    @TempDir
    private Path run;

    private ReceiptPrinter printer;

    @BeforeEach
    void builtAndOpened() throws IOException {
        SampleDriver.build(SampleDriver.sources(), vendor);
        VendorFolder.Look look = VendorFolder.look(vendor, run);
        assertThat(look).isInstanceOf(VendorFolder.Look.Found.class);
        DriverProvider driver = ((VendorFolder.Look.Found) look).drivers().getFirst();
        HostContext context = new HostContext(
                "receipt",
                driver.configSchema().configure(Map.of("wire", simulator.address())),
                Clock.systemUTC(),
                System::nanoTime,
                new SystemWires(),
                event -> {});
        Outcome<Device> opened = driver.open(context, Call.within(LIMIT));
        assertThat(opened.isDone()).as(opened.toString()).isTrue();
        printer = (ReceiptPrinter) ((Outcome.Done<Device>) opened).value();
    }

    @AfterEach
    void closed() {
        printer.close();
        simulator.close();
    }

    /// Everything counts: comments, imports, blank lines.
    @Test
    void itIsUnder120LinesInAll_noneOfThemSqueezed() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path source : SampleDriver.sources()) {
            lines.addAll(Files.readAllLines(source));
        }
        assertThat(lines).hasSizeLessThan(120);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line).hasSizeLessThanOrEqualTo(120);
            assertThat(statements(line))
                    .as("statements in: " + line)
                    .isLessThanOrEqualTo(line.contains("for (") ? 3 : 1);
        });
    }

    private static long statements(String line) {
        return line.replaceFirst("//.*", "").chars().filter(each -> each == ';').count();
    }

    @Test
    void aSlipComesOut_andTheConfirmationIsTrue() {
        assertThat(printer.status().state()).isEqualTo(DeviceStatus.State.READY);
        ReceiptImage slip = slip(1);

        assertThat(printer.print(slip, Call.within(LIMIT))).isEqualTo(Outcome.done(Confirmation.CONFIRMED));

        assertThat(simulator.tray().slips()).singleElement().satisfies(piece -> {
            assertThat(piece.cut()).isTrue();
            assertThat(piece.stray()).isZero();
            assertThat(piece.dots()).startsWith(slip.dots());
        });
    }

    @Test
    void paperRunsOutInTheMiddle_isFailed_andTheNextSlipHasNothingOfIt() {
        simulator.failNext(new ReceiptFault.PaperOutAfter(100));
        assertThat(printer.print(slip(1), Call.within(LIMIT)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.SUPPLY_OUT));
        assertThat(printer.status().detail()).isEqualTo(DeviceStatus.Detail.SUPPLY_OUT);

        simulator.loadPaper();
        ReceiptImage second = slip(2);
        assertThat(printer.print(second, Call.within(LIMIT)).isDone()).isTrue();
        assertThat(simulator.tray().slips().getLast().dots()).startsWith(second.dots());
    }

    @Test
    void theConfirmationIsLost_isUnknown() {
        assertThat(printer.print(slip(1), Call.within(LIMIT)).isDone()).isTrue();
        simulator.failNext(new ReceiptFault.ConfirmationLost());
        assertThat(printer.print(slip(2), Call.within(Duration.ofSeconds(2)))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void theCableIsPulledInTheMiddle_isFailed_andTheStatusSaysSo() {
        simulator.failNext(new ReceiptFault.UnpluggedAfter(60));
        assertThat(printer.print(slip(1), Call.within(LIMIT)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.TRANSPORT));
        assertThat(printer.status().state()).isEqualTo(DeviceStatus.State.DISCONNECTED);
    }

    /// 200 rows of dots without anything that looks like a command.
    private static ReceiptImage slip(int number) {
        byte[] dots = new byte[200 * 72];
        new Random(number).nextBytes(dots);
        for (int i = 0; i < dots.length; i++) {
            dots[i] |= 0x20;
        }
        return new ReceiptImage(576, 200, dots);
    }
}
