package org.nightwindow.driver.testkit.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.nightwindow.driver.testkit.conformance.FaultLine.Trouble;

/// What a bad line makes of what a device says. One thread.
final class Stutter {
    /// So that an HTTP answer of 2 KB takes an eighth of a second.
    private static final int DRIBBLE_BYTES = 16;

    private static final Duration DRIBBLE_PAUSE = Duration.ofMillis(1);
    private static final Duration HOLD = Duration.ofMillis(50);
    private static final int NOISE_BYTES = 64;
    private static final int FLOOD_BYTES = 1 << 20;

    private final OutputStream driver;
    private final Random random = new Random(4); // the same noise in each run: what fails can be found again
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int broken;
    private long heldSince;

    Stutter(OutputStream driver) {
        this.driver = driver;
    }

    /// @param count how many bytes of `buffer` came; 0 when the device was silent just now
    void pass(byte[] buffer, int count, Trouble trouble) throws IOException {
        byte[] bytes = Arrays.copyOf(buffer, count);
        if (trouble != Trouble.MERGE || System.nanoTime() - heldSince > HOLD.toNanos()) {
            release();
        }
        if (count == 0) {
            return;
        }
        switch (trouble) {
            case NONE -> driver.write(bytes);
            case MUTE, DEAF_DRIVER -> {
                // Lost.
            }
            case DRIBBLE -> dribble(bytes);
            case MERGE -> {
                heldSince = held.size() == 0 ? System.nanoTime() : heldSince;
                held.writeBytes(bytes);
            }
            case NOISE -> {
                driver.write(noise(NOISE_BYTES));
                driver.write(bytes);
            }
            case BREAK -> {
                bytes[broken++ * 3 % count] ^= 0x55; // never two, so that a checksum by XOR must notice
                driver.write(bytes);
            }
            case FLOOD -> driver.write(noise(FLOOD_BYTES));
        }
        driver.flush();
    }

    private void release() throws IOException {
        if (held.size() > 0) {
            byte[] all = held.toByteArray();
            held.reset();
            driver.write(all);
            driver.flush();
        }
    }

    /// Pieces of sixteen bytes, and larger ones when the machine is busy and a pause was longer: the line is slow, and
    /// as slow each time.
    private void dribble(byte[] bytes) throws IOException {
        long begun = System.nanoTime();
        int sent = 0;
        while (sent < bytes.length) {
            long pauses = 1 + (System.nanoTime() - begun) / DRIBBLE_PAUSE.toNanos();
            int piece = (int) Math.min(bytes.length, Math.max(sent + DRIBBLE_BYTES, pauses * DRIBBLE_BYTES)) - sent;
            driver.write(bytes, sent, piece);
            driver.flush();
            sent += piece;
            LockSupport.parkNanos(DRIBBLE_PAUSE.toNanos());
        }
    }

    private byte[] noise(int count) {
        byte[] noise = new byte[count];
        random.nextBytes(noise);
        return noise;
    }
}
