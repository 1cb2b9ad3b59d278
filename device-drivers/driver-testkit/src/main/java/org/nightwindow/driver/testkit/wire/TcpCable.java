package org.nightwindow.driver.testkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One TCP port on the loopback with one listener at a time. A new connection takes the line over from the old one.
final class TcpCable implements Cable {
    /// An idle listener asks for nothing, so any buffer will do.
    private static final int BUFFER = 4096;

    /// Normally less than a millisecond.
    private static final Duration LET_GO = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(1);

    /// Holds the port while the cable is out: bound, never listening, so that connecting is refused and nobody else
    /// gets the port.
    private final Socket portKeeper = new Socket();

    private final InetSocketAddress address;
    private final Consumer<byte[]> device;
    private final Runnable newcomer;
    private final Object plug = new Object();
    private @Nullable ServerSocket listening;
    private @Nullable Thread listener;
    private @Nullable Socket connection;

    /// @param newcomer runs when somebody has connected, before his first byte
    TcpCable(Consumer<byte[]> device, Runnable newcomer) {
        this.device = device;
        this.newcomer = newcomer;
        try {
            portKeeper.setReuseAddress(true);
            portKeeper.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot get a port on the loopback", e);
        }
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), portKeeper.getLocalPort());
        replug();
    }

    @Override
    public String address() {
        return "tcp://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    @Override
    public @Nullable OutputStream out() {
        synchronized (plug) {
            try {
                return connection == null ? null : connection.getOutputStream();
            } catch (IOException e) {
                return null; // closed just now
            }
        }
    }

    @Override
    public void unplug() {
        Thread left;
        synchronized (plug) {
            close(listening);
            listening = null;
            close(connection);
            connection = null;
            left = listener;
            listener = null;
        }
        awaitEnd(left);
    }

    /// Until its thread has left the system call, a closed socket still takes connections.
    private static void awaitEnd(@Nullable Thread left) {
        if (left != null) {
            try {
                left.join(LET_GO);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void replug() {
        synchronized (plug) {
            if (listening != null || portKeeper.isClosed()) {
                return;
            }
            ServerSocket server = listening();
            listening = server;
            listener = thread("listens", () -> listen(server));
        }
    }

    /// The socket that was closed a moment ago listens until its thread has left the system call.
    private ServerSocket listening() {
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
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        unplug();
        close(portKeeper);
    }

    private void listen(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket accepted = server.accept();
                accepted.setTcpNoDelay(true);
                synchronized (plug) {
                    if (!Objects.equals(listening, server)) {
                        close(accepted);
                        return;
                    }
                    close(connection);
                    connection = null;
                }
                newcomer.run(); // what is still being said to the one before finds nobody
                synchronized (plug) {
                    if (!Objects.equals(listening, server)) {
                        close(accepted);
                        return;
                    }
                    connection = accepted;
                }
                var _ = thread("serves", () -> serve(accepted));
            } catch (SocketException e) {
                return; // unplugged
            } catch (IOException e) {
                throw new UncheckedIOException("the loopback failed", e);
            }
        }
    }

    private void serve(Socket accepted) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = accepted.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                device.accept(Arrays.copyOf(buffer, n));
            }
        } catch (IOException e) {
            // Unplugged, or the kiosk let go.
        }
        synchronized (plug) {
            close(accepted);
            if (Objects.equals(connection, accepted)) {
                connection = null;
            }
        }
    }

    private Thread thread(String does, Runnable work) {
        return Thread.ofPlatform()
                .daemon()
                .name("serial line " + address.getPort() + " " + does)
                .start(work);
    }

    private static void close(@Nullable AutoCloseable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (Exception e) {
            // Closing a socket: it is gone either way.
        }
    }
}
