package org.nightwindow.driver.testkit.scanner;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.testkit.wire.LineSimulator;
import org.nightwindow.driver.testkit.wire.Port;
import org.nightwindow.driver.testkit.wire.SerialLine;

/// A scanner of QR and bar codes on a serial line. What it reads it sends as a line of text; a triggered one only
/// while it is switched on.
///
/// All methods may be called from any thread.
public final class ScannerSimulator extends LineSimulator<ScannerFault> {
    private final ScannerSetup setup;
    private final SerialLine line;

    /// One thread sends, so that codes never mix on the line.
    private final ScheduledThreadPoolExecutor eye;

    private @Nullable String code;
    private int shown;
    private boolean on;
    private int switchedOn;
    private int sent;

    private ScannerSimulator(ScannerSetup setup, Port port) {
        this.setup = setup;
        on = setup.triggerOn().length == 0;
        eye = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("scanner simulator").factory());
        eye.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        line = new SerialLine(port, this::received);
    }

    /// A scanner that listens now and sees nothing.
    public static ScannerSimulator start(ScannerSetup setup) {
        return start(setup, Port.TCP);
    }

    /// The same on another kind of line.
    public static ScannerSimulator start(ScannerSetup setup, Port port) {
        return new ScannerSimulator(setup, port);
    }

    public static ScannerSimulator start() {
        return start(ScannerSetup.USUAL);
    }

    /// Holds a code under the scanner until it is taken away.
    public synchronized void show(String text) {
        code = text;
        shown++;
        look();
    }

    /// Nothing is under the scanner any more.
    public synchronized void takeAway() {
        code = null;
        shown++;
    }

    /// The code that is held under it now.
    public synchronized Optional<String> underIt() {
        return Optional.ofNullable(code);
    }

    /// How often a code left for whoever is connected.
    public synchronized int sent() {
        return sent;
    }

    /// How often a driver switched the scanner on.
    public synchronized int switchedOn() {
        return switchedOn;
    }

    /// True while it reads: always, or between the two trigger commands.
    public synchronized boolean on() {
        return on;
    }

    public boolean connected() {
        return line.connected();
    }

    @Override
    protected SerialLine line() {
        return line;
    }

    @Override
    public void close() {
        eye.shutdownNow();
        super.close();
    }

    private synchronized void received(byte[] bytes) {
        if (on && setup.triggerOff().length > 0 && Arrays.equals(bytes, setup.triggerOff())) {
            on = false;
        } else if (setup.triggerOn().length > 0 && Arrays.equals(bytes, setup.triggerOn())) {
            on = true;
            switchedOn++;
            look();
        }
    }

    private void look() {
        int now = shown;
        if (on && code != null && !eye.isShutdown()) {
            eye.execute(() -> fire(now));
        }
    }

    private void fire(int showing) {
        byte[] bytes;
        synchronized (this) {
            if (!on || code == null || shown != showing) {
                return;
            }
            bytes = bytes(code);
            if (setup.repeatEvery().isPositive()) {
                var _ = eye.schedule(() -> fire(showing), setup.repeatEvery().toNanos(), TimeUnit.NANOSECONDS);
            }
        }
        line.send(bytes);
        synchronized (this) {
            sent++;
        }
    }

    private byte[] bytes(String text) {
        ScannerFault fault = strike();
        byte[] whole = (text + setup.suffix().text()).getBytes(setup.encoding());
        return switch (fault) {
            case null -> whole;
            case UNREADABLE -> new byte[0];
            case CUT_SHORT -> Arrays.copyOf(whole, whole.length / 2);
            case FLOOD -> "0123456789".repeat(1000).getBytes(StandardCharsets.US_ASCII);
            // 0xFF is in neither encoding.
            case NOT_TEXT -> new byte[] {(byte) 0xFF, (byte) 0xFF, '\r', '\n'};
        };
    }
}
