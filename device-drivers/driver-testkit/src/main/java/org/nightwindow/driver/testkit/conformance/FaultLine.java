package org.nightwindow.driver.testkit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;
import org.nightwindow.driver.host.SystemWires;

/// Stands between a driver and its device, as a port on the loopback, and does to the line what happens to lines.
///
/// Any thread.
public final class FaultLine implements AutoCloseable {
    private static final int BUFFER = 4096;

    /// Pieces on their way to the device; who sends more waits.
    private static final int BACKLOG = 64;

    /// What a question waits at most until it is passed on.
    private static final Duration SLICE = Duration.ofMillis(2);

    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

    /// Normally less than a millisecond.
    private static final Duration LET_GO = Duration.ofSeconds(2);

    private static final long NEVER = Long.MAX_VALUE;

    /// What happens to bytes on their way to the driver.
    public enum Trouble {
        NONE,
        /// Nothing arrives any more, in neither direction; the line stays open.
        MUTE,
        /// What the device says is lost; it hears everything.
        DEAF_DRIVER,
        /// A few bytes at a time.
        DRIBBLE,
        /// Answers are held back and come together.
        MERGE,
        /// Noise comes before each answer.
        NOISE,
        /// One byte of each piece is another one.
        BREAK,
        /// A megabyte of rubbish instead of an answer.
        FLOOD
    }

    /// Bound and never listening: keeps the port while the line is out.
    private final Socket portKeeper = new Socket();

    private final InetSocketAddress address;
    private final String device;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong left = new AtomicLong(NEVER);
    private final AtomicLong passed = new AtomicLong();
    private volatile Trouble trouble = Trouble.NONE;
    private volatile Runnable atLimit = () -> {};
    private @Nullable ServerSocket listening;

    /// @param device a wire as in [org.nightwindow.driver.DeviceContext#openWire(String)]
    public FaultLine(String device) {
        this.device = device;
        try {
            portKeeper.setReuseAddress(true);
            portKeeper.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot get a port on the loopback", e);
        }
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), portKeeper.getLocalPort());
        replug();
    }

    /// Where a driver finds the device: `127.0.0.1:port`.
    public String hostAndPort() {
        return "127.0.0.1:" + address.getPort();
    }

    public void trouble(Trouble now) {
        trouble = now;
    }

    /// Lets so many more bytes reach the device, and not one more before `then` has run.
    ///
    /// @param then what happens at that moment: the cable is pulled, the device falls silent, the power goes
    public void after(long bytes, Runnable then) {
        atLimit = then;
        left.set(bytes);
    }

    /// How many bytes have reached the device since the line was made.
    public long passed() {
        return passed.get();
    }

    /// Connections drop, new ones are refused.
    public synchronized void unplug() {
        close(listening);
        listening = null;
        links.forEach(Link::close);
    }

    public synchronized void replug() {
        if (listening != null || portKeeper.isClosed()) {
            return;
        }
        ServerSocket server = listen();
        listening = server;
        Thread.ofPlatform().daemon().name("fault line").start(() -> accept(server));
    }

    /// The line is in order again and plugged in.
    public void mend() {
        trouble = Trouble.NONE;
        left.set(NEVER);
        atLimit = () -> {};
        replug();
    }

    @Override
    public void close() {
        unplug();
        close(portKeeper);
    }

    /// The socket that was closed a moment ago listens until its thread has left the system call.
    private ServerSocket listen() {
        long until = System.nanoTime() + LET_GO.toNanos();
        while (true) {
            try {
                ServerSocket server = new ServerSocket();
                server.setReuseAddress(true);
                try {
                    server.bind(address);
                    return server;
                } catch (IOException e) {
                    server.close();
                    if (System.nanoTime() - until >= 0) {
                        throw e;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen on " + address, e);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket driver = server.accept();
                driver.setTcpNoDelay(true);
                Link link = new Link(driver, new SystemWires().open(device));
                links.add(link);
                synchronized (this) {
                    if (!Objects.equals(listening, server)) {
                        link.close();
                        return;
                    }
                }
                link.begin();
            } catch (WireException noDevice) {
                // The driver finds its connection closed, as with a device server that has lost its device.
            } catch (IOException unplugged) {
                return;
            }
        }
    }

    /// @return how many of these bytes may pass
    private int allowed(int count) {
        long most = left.get();
        if (most == NEVER) {
            return count;
        }
        int allowed = (int) Math.min(most, count);
        left.addAndGet(-allowed);
        return allowed;
    }

    private static void close(@Nullable AutoCloseable it) {
        try {
            if (it != null) {
                it.close();
            }
        } catch (Exception gone) {
            // Closing a socket: it is gone either way.
        }
    }

    /// One connection.
    private final class Link {
        private final Socket driver;
        private final Wire wire;
        private final Stutter stutter;
        private final LinkedBlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(BACKLOG);

        Link(Socket driver, Wire wire) throws IOException {
            this.driver = driver;
            this.wire = wire;
            this.stutter = new Stutter(driver.getOutputStream());
        }

        void begin() {
            Thread.ofPlatform().daemon().name("fault line from driver").start(this::fromDriver);
            Thread.ofPlatform().daemon().name("fault line at device").start(this::atDevice);
        }

        private void fromDriver() {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream from = driver.getInputStream();
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    waiting.put(Arrays.copyOf(buffer, n));
                }
            } catch (IOException gone) {
                // One side let go; so does the other.
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
            close();
        }

        /// The one thread that uses the wire, in both directions.
        private void atDevice() {
            byte[] buffer = new byte[BUFFER];
            try {
                while (!driver.isClosed()) {
                    for (byte[] next = waiting.poll(); next != null; next = waiting.poll()) {
                        toDevice(next);
                    }
                    stutter.pass(buffer, wire.read(buffer, SLICE), trouble);
                }
            } catch (IOException gone) {
                // One side let go; so does the other.
            }
            close();
        }

        private void toDevice(byte[] bytes) throws IOException {
            int sent = 0;
            while (sent < bytes.length && trouble != Trouble.MUTE) {
                int allowed = allowed(bytes.length - sent);
                wire.write(Arrays.copyOfRange(bytes, sent, sent + allowed), WRITE_LIMIT);
                sent += allowed;
                passed.addAndGet(allowed);
                if (left.compareAndSet(0, NEVER)) {
                    atLimit.run();
                }
            }
        }

        void close() {
            links.remove(this);
            FaultLine.close(driver);
            FaultLine.close(wire);
        }
    }
}
