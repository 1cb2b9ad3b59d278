package org.nightwindow.driver.standard.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.ReceiptPrinter.Confirmation;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptTray.Piece;
import org.nightwindow.driver.testkit.wire.Port;

/// A simulated printer, the driver on it, and the kiosk's side of one slip.
final class ReceiptBench implements AutoCloseable {
    /// Long enough for any fault that ends by itself; no test waits for it.
    static final Duration LIMIT = Duration.ofSeconds(20);

    /// 200 rows: nine bands, the last one not full.
    static final int ROWS = 200;

    final ReceiptPrinterSimulator simulator;
    final TestContext context;
    private ReceiptPrinter printer;

    ReceiptBench(ReceiptPrinterSimulator simulator, Map<String, String> more) {
        this.simulator = simulator;
        context = context(simulator, more);
        printer = context.open(ReceiptPrinter.class);
    }

    ReceiptBench() {
        this(ReceiptPrinterSimulator.start(), Map.of());
    }

    static ReceiptBench on(Port port) {
        return new ReceiptBench(ReceiptPrinterSimulator.start(576, port), Map.of());
    }

    static TestContext context(ReceiptPrinterSimulator simulator, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("wire", simulator.address(), "silence-ms", "400"));
        settings.putAll(more);
        return new TestContext(new EscPosReceiptDriver(), settings);
    }

    static Outcome<Device> open(ReceiptPrinterSimulator simulator, Map<String, String> more) {
        return context(simulator, more).tryOpen();
    }

    /// As the host does after a loss: once more when the first try fails.
    void reopen() {
        printer.close();
        Outcome<Device> first = context.tryOpen();
        printer = first instanceof Outcome.Done<Device>(Device device)
                ? (ReceiptPrinter) device
                : context.open(ReceiptPrinter.class);
    }

    ReceiptPrinter printer() {
        return printer;
    }

    Outcome<Confirmation> print(ReceiptImage slip) {
        return printer.print(slip, context.call(LIMIT));
    }

    CompletableFuture<Outcome<Confirmation>> printing(ReceiptImage slip) {
        return CompletableFuture.supplyAsync(() -> print(slip));
    }

    DeviceStatus polled() {
        printer.poll(context.call(Duration.ofSeconds(1)));
        return printer.status();
    }

    /// Dots like noise, so that no two slips are alike and every byte pair occurs in some of them.
    static ReceiptImage slip(long seed) {
        return slip(seed, 576, ROWS);
    }

    static ReceiptImage slip(long seed, int width, int rows) {
        byte[] dots = new byte[width / 8 * rows];
        new Random(seed).nextBytes(dots);
        return new ReceiptImage(width, rows, dots);
    }

    /// Whether the whole slip is on this piece, from its top. A dot more beside a black one does not count.
    static boolean shows(Piece piece, ReceiptImage slip) {
        if (piece.width() != slip.width() || piece.rows() < slip.rows() || piece.stray() > 0) {
            return false;
        }
        for (int i = 0; i < slip.dots().length; i++) {
            int extra = piece.dots()[i] ^ slip.dots()[i];
            if (extra != 0 && (extra != 0x02 || (piece.dots()[i] & 0x02) == 0)) {
                return false;
            }
        }
        return true;
    }

    /// The pieces this slip is whole on.
    List<Piece> wholeOnes(ReceiptImage slip) {
        return simulator.tray().pieces().stream()
                .filter(piece -> shows(piece, slip))
                .toList();
    }

    static void assertConfirmed(Outcome<Confirmation> outcome) {
        assertThat(outcome).isEqualTo(Outcome.done(Confirmation.CONFIRMED));
    }

    static void assertFailed(Outcome<Confirmation> outcome, Fault fault, String words) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(fault);
            assertThat(failed.detail()).contains(words);
        });
    }

    @Override
    public void close() {
        printer.close();
        simulator.close();
    }
}
