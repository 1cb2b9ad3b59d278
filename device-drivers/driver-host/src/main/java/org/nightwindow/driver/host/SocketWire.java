package org.nightwindow.driver.host;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// A connection to a serial device server or a network device, or to a program of this machine by its Unix-domain
/// socket.
///
/// A peer that closes is noticed at the next read, and before the first byte of the next write: then nothing left
/// the kiosk, and a driver may say so. A peer that vanishes from the network without a word is noticed by keep-alive,
/// after 11 s
/// of silence.
final class SocketWire implements Wire {
    /// A device in the same cabinet or hall answers in 1 ms.
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    /// First probe after 5 s of silence, then every 2 s; gone after 3 without an answer.
    private static final int KEEP_ALIVE_IDLE_S = 5;

    private static final int KEEP_ALIVE_EVERY_S = 2;
    private static final int KEEP_ALIVE_COUNT = 3;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final SocketAddress address;
    /// Arrived and not read yet. Filled when a write looks for the end of the stream.
    private final ByteBuffer early = ByteBuffer.allocate(8192).flip();

    private volatile boolean closed;

    private SocketWire(SocketAddress address, SocketChannel channel, Selector selector) throws IOException {
        this.address = address;
        this.channel = channel;
        this.selector = selector;
        this.key = channel.register(selector, SelectionKey.OP_READ);
    }

    static SocketWire connect(InetSocketAddress address) throws WireException {
        if (address.isUnresolved()) {
            throw new WireException("no such host: " + address.getHostString());
        }
        SocketChannel channel = null;
        Selector selector = null;
        try {
            channel = SocketChannel.open();
            channel.socket().connect(address, (int) CONNECT_LIMIT.toMillis());
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_S);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_EVERY_S);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_COUNT);
            selector = Selector.open();
            return new SocketWire(address, channel, selector);
        } catch (IOException | UnsupportedOperationException unreachable) {
            closeQuietly(selector);
            closeQuietly(channel);
            throw new WireException(
                    address + " cannot be reached: " + unreachable.getMessage() + "; is the device switched on?",
                    unreachable);
        }
    }

    /// @param address of a socket on this machine, which is there at once or not at all
    static SocketWire connect(UnixDomainSocketAddress address) throws WireException {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(address);
            channel.configureBlocking(false);
            return new SocketWire(address, channel, Selector.open());
        } catch (IOException | UnsupportedOperationException unreachable) {
            closeQuietly(channel);
            throw new WireException(
                    address + " cannot be reached: " + unreachable.getMessage() + "; does its program run?",
                    unreachable);
        }
    }

    private static void closeQuietly(@Nullable Closeable it) {
        try {
            if (it != null) {
                it.close();
            }
        } catch (IOException nothingToSave) {
            // It is being thrown away; what it still says changes nothing.
        }
    }

    @Override
    public int read(byte[] buffer, Duration limit) throws WireException {
        if (early.hasRemaining()) {
            int count = Math.min(buffer.length, early.remaining());
            early.get(buffer, 0, count);
            return count;
        }
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                int count = channel.read(ByteBuffer.wrap(buffer));
                if (count < 0) {
                    throw lost(null);
                }
                long left = deadline - System.nanoTime();
                if (count > 0 || left <= 0) {
                    return count;
                }
                await(SelectionKey.OP_READ, left);
            }
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    @Override
    public void write(byte[] bytes, Duration limit) throws WireException {
        long deadline = System.nanoTime() + limit.toNanos();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            lookForTheEnd();
            while (true) {
                channel.write(rest);
                if (!rest.hasRemaining()) {
                    return;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new WireException(
                            "only " + rest.position() + " of " + bytes.length + " bytes were taken within " + limit);
                }
                await(SelectionKey.OP_WRITE, left);
            }
        } catch (WireException said) {
            throw said;
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    /// Takes in what has arrived, so that the end of the stream behind it shows.
    private void lookForTheEnd() throws IOException {
        early.compact();
        try {
            while (early.hasRemaining()) {
                int count = channel.read(early);
                if (count < 0) {
                    throw lost(null);
                }
                if (count == 0) {
                    return;
                }
            }
        } finally {
            early.flip();
        }
    }

    private void await(int operation, long nanos) throws IOException {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new WireException(closed ? "closed" : "interrupted");
        }
        try {
            key.interestOps(operation);
            selector.select(Math.max(1, Duration.ofNanos(nanos).toMillis()));
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException closedMeanwhile) {
            throw new WireException("closed", closedMeanwhile);
        }
    }

    @Override
    public void discardInput() throws WireException {
        try {
            do {
                early.clear().flip();
                lookForTheEnd();
            } while (early.hasRemaining());
        } catch (IOException broken) {
            throw lost(broken);
        }
    }

    private WireException lost(@Nullable IOException why) {
        if (why instanceof WireException said) {
            return said;
        }
        return closed
                ? new WireException("closed")
                : new WireException(
                        "the connection to " + address + " is lost"
                                + (why == null ? ", the other side closed it" : ": " + why.getMessage()),
                        why == null ? new IOException("end of stream") : why);
    }

    @Override
    public void close() {
        closed = true;
        closeQuietly(channel);
        closeQuietly(selector);
    }
}
