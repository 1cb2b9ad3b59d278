package org.nightwindow.driver.standard.scanner;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// The bytes of a scanner as lines, and what of them nobody asked for.
///
/// **A code whose beginning was thrown away is thrown away whole.** Otherwise its rest would be taken for a code. It
/// ends as every code does: by a line end or by silence.
///
/// Owner thread only.
final class ScannerInput implements AutoCloseable {
    /// How soon a wait notices that its command was called off.
    static final Duration GLANCE = Duration.ofMillis(50);

    /// A look at what has arrived already; a wire may not take zero for a wait.
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /// Bounds that look, should the scanner send faster than this reads.
    private static final int MOST_DROPS = 16;

    /// Longest wait for the end of a code that nobody asked for: 4 KB take 0.4 s at 115,200 baud, 4.3 s at 9,600.
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(5);

    private final Wire wire;
    private final Duration idleGap;
    private final LongSupplier nanoTime;
    private final LineCollector collector = new LineCollector();
    private final byte[] buffer = new byte[ScannedCode.MAX_BYTES];

    /// What was read and not yet looked at: `buffer[at]` to `buffer[end - 1]`.
    private int at;

    private int end;

    /// When the last byte arrived.
    private long lastByteAt;

    /// The last byte that was thrown away was in the middle of a code.
    private boolean midCode;

    ScannerInput(Wire wire, Duration idleGap, LongSupplier nanoTime) {
        this.wire = wire;
        this.idleGap = idleGap;
        this.nanoTime = nanoTime;
    }

    /// Throws away what has arrived.
    void dropArrived() throws WireException {
        dropRead();
        for (int drops = 0; drops < MOST_DROPS && read(AT_ONCE); drops++) {
            dropRead();
        }
    }

    /// Throws away what has arrived, and the rest of a code that has begun to arrive.
    void settle(Call call) throws WireException {
        dropArrived();
        long until = nanoTime.getAsLong() + SETTLE_LIMIT.toNanos();
        while (midCode && call.goesOn() && nanoTime.getAsLong() < until && !idle()) {
            if (read(call.remaining(GLANCE))) {
                skipToLineEnd();
            }
        }
        midCode = false;
    }

    /// Waits for one line. Of one that is too long, the beginning.
    ///
    /// @return the line; empty when the command ended before it was complete
    Line next(Call call) throws WireException {
        collector.clear();
        while (call.goesOn()) {
            while (at < end) {
                boolean complete = collector.take(buffer[at++]);
                if (complete || collector.tooLong()) {
                    midCode = !complete;
                    return collector.tooLong() ? new Line.TooLong() : new Line.Whole(collector.line());
                }
            }
            if (!collector.isEmpty() && idle()) {
                return new Line.Whole(collector.line()); // a scanner without a suffix: silence ends the line
            }
            read(call.remaining(collector.isEmpty() || idleGap.compareTo(GLANCE) > 0 ? GLANCE : idleGap));
        }
        midCode = !collector.isEmpty();
        return new Line.None();
    }

    /// What came of waiting for a line.
    sealed interface Line {
        record Whole(byte[] bytes) implements Line {}

        record TooLong() implements Line {}

        record None() implements Line {}
    }

    /// Forgets what it holds, also in memory.
    void forget() {
        dropRead();
        collector.clear();
        Arrays.fill(buffer, (byte) 0);
    }

    @Override
    public void close() {
        forget();
        wire.close();
    }

    /// True when nothing has come for as long as ends a code.
    private boolean idle() {
        return nanoTime.getAsLong() - lastByteAt >= idleGap.toNanos();
    }

    private boolean read(Duration limit) throws WireException {
        at = 0;
        end = wire.read(buffer, limit);
        if (end > 0) {
            lastByteAt = nanoTime.getAsLong();
        }
        return end > 0;
    }

    private void dropRead() {
        if (at < end) {
            midCode = !LineCollector.isEnd(buffer[end - 1]);
        }
        at = end;
    }

    private void skipToLineEnd() {
        while (at < end && midCode) {
            midCode = !LineCollector.isEnd(buffer[at++]);
        }
    }
}
