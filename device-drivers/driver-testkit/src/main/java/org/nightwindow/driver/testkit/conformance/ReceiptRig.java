package org.nightwindow.driver.testkit.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptTray.Piece;

/// A receipt printer: each command prints another slip.
final class ReceiptRig extends DeviceRig<ReceiptPrinterSimulator> {
    static final int WIDTH = ReceiptPrinterSimulator.PAPER_80_MM;

    /// 24 mm.
    static final int ROWS = 192;

    /// A simulated printer that does nothing for so long has done all it will.
    private static final long STILL_NANOS = 40_000_000;

    private int number;
    private ReceiptImage last = slip(0);

    private ReceiptRig(String device, @Nullable ReceiptPrinterSimulator simulator) {
        super(DeviceKind.RECEIPT_PRINTER, device, simulator);
    }

    static ReceiptRig ofSimulator() {
        ReceiptPrinterSimulator simulator = ReceiptPrinterSimulator.start();
        return new ReceiptRig(simulator.address(), simulator);
    }

    static ReceiptRig at(String device) {
        return new ReceiptRig(device, null);
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        last = slip(++number);
        return ((ReceiptPrinter) device).print(last, call);
    }

    /// The slip of the last command.
    ReceiptImage last() {
        return last;
    }

    /// 192 rows of dots, each slip another; nothing in it looks like a command.
    static ReceiptImage slip(int number) {
        byte[] dots = new byte[ROWS * WIDTH / 8];
        new Random(number).nextBytes(dots);
        for (int i = 0; i < dots.length; i++) {
            dots[i] |= 0x20;
        }
        return new ReceiptImage(WIDTH, ROWS, dots);
    }

    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        ReceiptPrinterSimulator simulator = simulator().orElse(null);
        if (simulator == null) {
            return Optional.empty();
        }
        awaitStill(simulator);
        long whole = wholeSlips(simulator, last);
        String said = "it said " + Ended.name(outcome) + ", and the slip came out whole " + whole + " times";
        boolean true_ = switch (outcome) {
            case Outcome.Done<?> _ -> whole == 1;
            case Outcome.Failed<?> _ -> whole == 0;
            case Outcome.Cancelled<?> _ -> whole == 0 && !anyOf(simulator, last);
            case Outcome.Unknown<?> _ -> whole <= 1;
        };
        return true_ ? Optional.empty() : Optional.of(said);
    }

    /// Until nothing moves any more.
    static void awaitStill(ReceiptPrinterSimulator simulator) {
        int pieces = -1;
        int rows = -1;
        while (pieces != simulator.tray().pieces().size() || rows != simulator.hangingRows()) {
            pieces = simulator.tray().pieces().size();
            rows = simulator.hangingRows();
            LockSupport.parkNanos(STILL_NANOS);
        }
    }

    /// How many cut pieces hold all of a slip, row by row, and nothing that was taken for text.
    static long wholeSlips(ReceiptPrinterSimulator simulator, ReceiptImage slip) {
        return simulator.tray().slips().stream()
                .filter(piece -> piece.cut() && piece.stray() == 0 && at(piece, slip.dots()) >= 0)
                .count();
    }

    /// @return the row of the piece at which these dots begin; -1 when they are not on it
    static int at(Piece piece, byte[] dots) {
        int bytes = piece.width() / 8;
        for (int from = 0; from + dots.length <= piece.dots().length; from += bytes) {
            if (Arrays.equals(piece.dots(), from, from + dots.length, dots, 0, dots.length)) {
                return from / bytes;
            }
        }
        return -1;
    }

    private static boolean anyOf(ReceiptPrinterSimulator simulator, ReceiptImage slip) {
        byte[] firstRow = Arrays.copyOf(slip.dots(), WIDTH / 8);
        return simulator.tray().slips().stream().anyMatch(piece -> at(piece, firstRow) >= 0);
    }

    /// A few bytes of the dots, as a log may show them.
    @Override
    public List<String> personal() {
        return Printed.bytes(last.dots(), 720);
    }

    @Override
    void clear(ReceiptPrinterSimulator broken) {
        broken.clear();
        broken.powerOn();
    }
}
