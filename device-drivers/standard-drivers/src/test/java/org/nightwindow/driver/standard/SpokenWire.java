package org.nightwindow.driver.standard;

import java.time.Duration;
import java.util.Random;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// A wire on which a device says some bytes, in pieces, and hangs up. What is said to it is lost. Nobody waits.
public final class SpokenWire implements Wire {
    private static final int PIECE = 64;

    private final byte[] said;
    private final Random random;
    private int at;

    public SpokenWire(byte[] said, Random random) {
        this.said = said;
        this.random = random;
    }

    @Override
    public void write(byte[] bytes, Duration limit) {}

    @Override
    public int read(byte[] buffer, Duration limit) throws WireException {
        if (at == said.length) {
            throw new WireException("hung up");
        }
        int count = Math.min(Math.min(buffer.length, said.length - at), random.nextInt(PIECE));
        System.arraycopy(said, at, buffer, 0, count);
        at += count;
        return count;
    }

    /// Nothing that is said comes too early here.
    @Override
    public void discardInput() {}

    @Override
    public void close() {}
}
