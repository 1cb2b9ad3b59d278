package org.nightwindow.driver.testkit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How fast bytes leave a device. Waits by absolute deadlines, so that a late wake-up does not slow down the rest.
///
/// @param chunk how many bytes leave together
/// @param perByte what one byte takes on the line; zero sends everything at once
public record Pace(int chunk, Duration perByte) {
    public static final Pace AT_ONCE = new Pace(Integer.MAX_VALUE, Duration.ZERO);

    /// One byte every 5 ms.
    public static final Pace DRIBBLE = new Pace(1, Duration.ofMillis(5));

    /// 115,200 baud with 8 data bits, a start and a stop bit: 11,520 bytes/s, in USB packets of 64 bytes.
    public static final Pace BAUD_115200 = new Pace(64, Duration.ofNanos(1_000_000_000L / 11_520));

    public Pace {
        if (chunk < 1 || perByte.isNegative()) {
            throw new IllegalArgumentException("at least one byte at a time and no negative time");
        }
    }

    /// A chunk leaves when its last byte would have come over the line.
    void write(byte[] bytes, OutputStream out) throws IOException {
        long start = System.nanoTime();
        for (int from = 0; from < bytes.length; ) {
            int length = Math.min(chunk, bytes.length - from);
            waitUntil(start + perByte.toNanos() * (from + length));
            out.write(bytes, from, length);
            from += length;
        }
        out.flush();
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
