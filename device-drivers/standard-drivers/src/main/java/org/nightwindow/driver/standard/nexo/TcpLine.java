package org.nightwindow.driver.standard.nexo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// A TCP connection: each message is preceded by its length in four bytes, high byte first (nexo transport
/// protocol). Opened with the first message, and again after a loss.
final class TcpLine implements NexoLine {
    /// A response with both receipts has 2 to 6 KB; more than this is none.
    private static final int MAX_BYTES = 1 << 20;

    /// Between two pieces of one message; normally under 10 ms.
    private static final Duration REST_LIMIT = Duration.ofSeconds(2);

    private final Opener opener;
    private final LongSupplier nanoTime;
    private final byte[] buffer = new byte[8192];
    private byte[] pending = new byte[0];
    private long lastPiece;
    private volatile @Nullable Wire wire;

    /// Makes a new connection.
    @FunctionalInterface
    interface Opener {
        Wire open() throws WireException;
    }

    TcpLine(Opener opener, LongSupplier nanoTime) {
        this.opener = opener;
        this.nanoTime = nanoTime;
    }

    @Override
    public Sent send(String name, byte[] message, Duration limit) {
        Wire open = wire;
        if (open == null) {
            try {
                open = opener.open();
            } catch (WireException unreachable) {
                return new Sent.Nothing(String.valueOf(unreachable.getMessage()));
            }
            pending = new byte[0];
            wire = open;
        }
        byte[] frame = ByteBuffer.allocate(4 + message.length)
                .putInt(message.length)
                .put(message)
                .array();
        try {
            open.write(frame, limit);
            return new Sent.Taken();
        } catch (WireException lost) {
            close();
            return new Sent.Perhaps(String.valueOf(lost.getMessage()));
        }
    }

    @Override
    public Heard hear(Duration limit) {
        Wire open = wire;
        if (open == null) {
            LockSupport.parkNanos(limit.toNanos()); // until somebody sends there is nothing to hear
            return new Heard.Silence();
        }
        long until = nanoTime.getAsLong() + limit.toNanos();
        try {
            while (true) {
                if (pending.length >= 4) {
                    int length = ByteBuffer.wrap(pending).getInt();
                    if (length < 2 || length > MAX_BYTES) {
                        return lost("what the terminal sends is not nexo");
                    }
                    if (pending.length >= 4 + length) {
                        byte[] message = Arrays.copyOfRange(pending, 4, 4 + length);
                        pending = Arrays.copyOfRange(pending, 4 + length, pending.length);
                        return new Heard.Message(message);
                    }
                }
                long now = nanoTime.getAsLong();
                if (pending.length > 0 && now - lastPiece >= REST_LIMIT.toNanos()) {
                    return lost("the terminal sent half a message");
                }
                if (now - until >= 0) {
                    return new Heard.Silence();
                }
                int count = open.read(buffer, Duration.ofNanos(Math.min(until - now, REST_LIMIT.toNanos())));
                if (count > 0) {
                    take(count);
                }
            }
        } catch (WireException gone) {
            return lost(String.valueOf(gone.getMessage()));
        }
    }

    private void take(int count) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(pending.length + count);
        all.writeBytes(pending);
        all.write(buffer, 0, count);
        pending = all.toByteArray();
        lastPiece = nanoTime.getAsLong();
    }

    private Heard lost(String why) {
        close();
        return new Heard.Lost(why);
    }

    @Override
    public void close() {
        Wire open = wire;
        wire = null;
        if (open != null) {
            open.close();
        }
    }
}
