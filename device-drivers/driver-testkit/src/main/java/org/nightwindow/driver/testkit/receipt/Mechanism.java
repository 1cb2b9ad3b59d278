package org.nightwindow.driver.testkit.receipt;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Head, paper and cutter. Prints where it can, waits where it cannot, and goes on where it stopped.
///
/// Any thread; what prints is one thread.
final class Mechanism {
    /// From the head to the cutter.
    private static final int TO_CUTTER = 96;

    private final ReceiptTray tray;
    private final Clock clock;
    private final int width;
    private final ReceiveBuffer buffer;

    /// Told of each fault that strikes, without the lock.
    private final Consumer<ReceiptFault> outside;

    private ByteArrayOutputStream hanging = new ByteArrayOutputStream();
    private int rows;
    private int stray;
    private boolean paperOut;
    private boolean nearEnd;
    private boolean coverOpen;
    private boolean openedWhilePrinting;
    private boolean cutterStuck;
    private boolean cutterError;
    private boolean hot;
    private boolean broken;
    private boolean hasCutter = true;
    private Duration perRow = Duration.ZERO;
    private @Nullable ReceiptFault next;
    private @Nullable ReceiptFault always;
    private boolean loseConfirmation;

    Mechanism(ReceiptTray tray, Clock clock, int width, ReceiveBuffer buffer, Consumer<ReceiptFault> outside) {
        this.tray = tray;
        this.clock = clock;
        this.width = width;
        this.buffer = buffer;
        this.outside = outside;
    }

    /// Prints one row, or feeds one when `row` is shorter than the paper is wide.
    void row(byte[] row) throws InterruptedException, Forgotten {
        ReceiptFault struck;
        synchronized (this) {
            awaitReady();
            byte[] whole = new byte[width / 8];
            System.arraycopy(row, 0, whole, 0, Math.min(row.length, whole.length)); // what is too wide is lost
            hanging.writeBytes(whole);
            rows++;
            struck = strike(rows);
        }
        if (struck != null) {
            outside.accept(struck);
        }
        if (perRow.isPositive()) {
            LockSupport.parkNanos(perRow.toNanos());
        }
    }

    void feed(int count) throws InterruptedException, Forgotten {
        for (int i = 0; i < count; i++) {
            row(new byte[0]);
        }
    }

    /// A byte was taken for text.
    synchronized void stray() {
        stray++;
    }

    void cut(boolean feedFirst, int extra) throws InterruptedException, Forgotten {
        if (feedFirst) {
            feed(TO_CUTTER + extra);
        }
        ReceiptFault struck;
        synchronized (this) {
            awaitReady();
            if (!hasCutter) {
                return;
            }
            if (takeIf(ReceiptFault.CutterJam.class)) {
                cutterStuck = true;
            }
            while (cutterStuck) {
                cutterError = true;
                awaitReady(); // who recovers with the cutter still stuck is stopped again
            }
            comesOff(true);
            struck = afterCut();
        }
        if (struck != null) {
            outside.accept(struck);
        }
    }

    /// Whether what the printer says of this slip gets lost.
    synchronized boolean losesConfirmation() {
        boolean lost = loseConfirmation;
        loseConfirmation = false;
        return lost;
    }

    /// Waits as a queued command does that is no printing.
    synchronized void awaitReady() throws InterruptedException, Forgotten {
        while (blocked() && !buffer.forgotten()) {
            wait();
        }
        if (buffer.forgotten()) {
            throw new Forgotten();
        }
    }

    private boolean blocked() {
        return paperOut || coverOpen || cutterError || hot || broken || openedWhilePrinting;
    }

    private void comesOff(boolean cut) {
        if (rows > 0 || stray > 0) {
            tray.drop(width, rows, hanging.toByteArray(), stray, cut, clock.instant());
        }
        hanging = new ByteArrayOutputStream();
        rows = 0;
        stray = 0;
    }

    /// @return the fault that strikes after this row
    private @Nullable ReceiptFault strike(int row) {
        switch (next != null ? next : always) {
            case ReceiptFault.PaperOutAfter(int at) when at == row -> paperOut = true;
            case ReceiptFault.CoverOpenAfter(int at)
            when at == row -> {
                coverOpen = true;
                openedWhilePrinting = true;
            }
            case ReceiptFault.HotAfter(int at) when at == row -> hot = true;
            case ReceiptFault.PowerOffAfter(int at) when at == row -> {}
            case ReceiptFault.UnpluggedAfter(int at) when at == row -> {}
            case ReceiptFault.SilentAfter(int at) when at == row -> {}
            case null, default -> {
                return null;
            }
        }
        return used();
    }

    private @Nullable ReceiptFault afterCut() {
        if (takeIf(ReceiptFault.ConfirmationLost.class)) {
            loseConfirmation = true;
        } else if (takeIf(ReceiptFault.PaperOutAfterCut.class)) {
            paperOut = true;
            return new ReceiptFault.PaperOutAfterCut();
        } else if (takeIf(ReceiptFault.UnpluggedAfterCut.class)) {
            return new ReceiptFault.UnpluggedAfterCut();
        }
        return null;
    }

    private @Nullable ReceiptFault used() {
        ReceiptFault struck = next != null ? next : always;
        next = null;
        return struck;
    }

    private boolean takeIf(Class<? extends ReceiptFault> kind) {
        boolean strikes = kind.isInstance(next != null ? next : always);
        if (strikes) {
            used();
        }
        return strikes;
    }

    // ---- what hands and the outside do

    synchronized <T> T look(Function<Mechanism, T> question) {
        return question.apply(this);
    }

    synchronized void change(Consumer<Mechanism> verb) {
        verb.accept(this);
        notifyAll();
    }

    int rows() {
        return rows;
    }

    void failNext(ReceiptFault fault) {
        next = fault;
    }

    void failAlways(ReceiptFault fault) {
        always = fault;
    }

    void paperOut() {
        paperOut = true;
    }

    /// Somebody takes away what hangs out and lays a new roll in.
    void loadPaper() {
        if (paperOut) {
            comesOff(false);
        }
        paperOut = false;
        nearEnd = false;
    }

    void nearEnd(boolean near) {
        nearEnd = near;
    }

    void openCover() {
        coverOpen = true;
    }

    void closeCover() {
        coverOpen = false;
        openedWhilePrinting = false;
    }

    void jamCutter() {
        cutterStuck = true;
        cutterError = true;
    }

    void freeCutter() {
        cutterStuck = false;
    }

    void cooled() {
        hot = false;
    }

    void broken(boolean is) {
        broken = is;
    }

    void withoutCutter() {
        hasCutter = false;
    }

    void perRow(Duration time) {
        perRow = time;
    }

    void mend() {
        next = null;
        always = null;
        loseConfirmation = false;
        loadPaper();
        closeCover();
        freeCutter();
        recover();
        hot = false;
        broken = false;
    }

    /// DLE ENQ and the clearing of buffers: the printer tries again what stopped it.
    void recover() {
        cutterError = false;
        openedWhilePrinting = coverOpen;
        notifyAll();
    }

    /// Wakes a printing that waits, after the buffer was cleared.
    synchronized void wake() {
        notifyAll();
    }

    // ---- the four status bytes, and the four of the automatic status

    private static int bits(int fixed, int mask, BooleanSupplier is) {
        return is.getAsBoolean() ? fixed | mask : fixed;
    }

    /// DLE EOT n.
    int status(int n) {
        return switch (n) {
            case 1 -> bits(0x12, 0x08, this::blocked);
            case 2 ->
                bits(0x12, 0x04, () -> coverOpen)
                        | bits(0, 0x20, () -> paperOut)
                        | bits(0, 0x40, () -> cutterError || broken || hot || openedWhilePrinting);
            case 3 ->
                bits(0x12, 0x08, () -> cutterError)
                        | bits(0, 0x20, () -> broken)
                        | bits(0, 0x40, () -> hot || openedWhilePrinting);
            case 4 -> bits(0x12, 0x0C, () -> nearEnd) | bits(0, 0x60, () -> paperOut);
            default -> throw new IllegalArgumentException("DLE EOT " + n);
        };
    }

    /// GS r 1.
    int paperStatus() {
        return bits(0, 0x03, () -> nearEnd) | bits(0, 0x0C, () -> paperOut);
    }

    byte[] automaticStatus() {
        int first = bits(0x10, 0x08, this::blocked) | bits(0, 0x20, () -> coverOpen);
        int second = bits(0, 0x08, () -> cutterError)
                | bits(0, 0x20, () -> broken)
                | bits(0, 0x40, () -> hot || openedWhilePrinting);
        return new byte[] {(byte) first, (byte) second, (byte) paperStatus(), 0x0F};
    }
}
