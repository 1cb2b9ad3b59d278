package org.nightwindow.driver.testkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A serial line behind a serial device server on the loopback: one TCP port, one listener at a time, and every
/// trouble a cable can have. A new connection takes the line over from the old one.
///
/// The device gets what the kiosk sends through the consumer given to the constructor, on the thread of the
/// connection, and answers with [#send(byte\[\])]. All other methods may be called from any thread.
public final class SerialLine implements AutoCloseable {
    /// An idle listener asks for nothing, so any buffer will do; the longest request of our devices has 12 bytes.
    private static final int BUFFER = 4096;

    /// Holds the port while the cable is out: bound, never listening, so that connecting is refused and nobody else
    /// gets the port.
    private final Socket portKeeper = new Socket();

    private final InetSocketAddress address;
    private final Consumer<byte[]> device;
    private final Object plug = new Object();
    private @Nullable ServerSocket listening;
    private @Nullable Socket connection;
    private volatile Pace pace = Pace.AT_ONCE;
    private volatile boolean dribbling;
    private volatile boolean garbling;
    private volatile boolean hanging;
    private int garbled;

    /// Listens at once.
    ///
    /// @param device gets what the kiosk sends, in the pieces in which it arrives
    public SerialLine(Consumer<byte[]> device) {
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

    /// `tcp://127.0.0.1:port`; the same for the life of the line.
    public String address() {
        return "tcp://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /// Sends in the present pace and trouble; nothing while the line hangs or nobody is connected. Returns when the
    /// last byte has left.
    public void send(byte[] bytes) {
        Socket to = connection();
        if (to == null || hanging) {
            return;
        }
        byte[] sent = garbling ? garbled(bytes) : bytes;
        Pace now = dribbling ? Pace.DRIBBLE : pace;
        try {
            now.write(sent, to.getOutputStream());
        } catch (IOException e) {
            // The kiosk let go or the cable was pulled: what was not sent is lost, as on a real line.
            drop(to);
        }
    }

    /// How fast bytes leave from now on. A new line sends at once.
    public void pace(Pace pace) {
        this.pace = pace;
    }

    /// True while somebody is connected.
    public boolean connected() {
        return connection() != null;
    }

    public void unplug() {
        synchronized (plug) {
            close(listening);
            listening = null;
            close(connection);
            connection = null;
        }
    }

    public void replug() {
        synchronized (plug) {
            if (listening != null || portKeeper.isClosed()) {
                return;
            }
            try {
                ServerSocket server = new ServerSocket();
                server.setReuseAddress(true);
                server.bind(address);
                listening = server;
                thread("listens", () -> listen(server));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen on " + address, e);
            }
        }
    }

    public void dribble() {
        dribbling = true;
    }

    public void garble() {
        garbling = true;
    }

    public void hang() {
        hanging = true;
    }

    /// No dribbling, garbling or hanging any more; the pace stays, and so does the plug.
    public void clear() {
        dribbling = false;
        garbling = false;
        hanging = false;
    }

    @Override
    public void close() {
        unplug();
        close(portKeeper);
    }

    /// One byte in every answer is another one. Never two, so that a checksum by XOR must notice.
    private synchronized byte[] garbled(byte[] bytes) {
        byte[] broken = bytes.clone();
        if (broken.length > 0) {
            // Steps through the frame: preamble, length, status, data and checksum each get their turn.
            broken[garbled++ * 3 % broken.length] ^= 0x55;
        }
        return broken;
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
                    connection = accepted;
                }
                thread("serves", () -> serve(accepted));
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
        drop(accepted);
    }

    private void drop(Socket socket) {
        synchronized (plug) {
            close(socket);
            if (Objects.equals(connection, socket)) {
                connection = null;
            }
        }
    }

    private @Nullable Socket connection() {
        synchronized (plug) {
            return connection;
        }
    }

    private void thread(String does, Runnable work) {
        Thread.ofPlatform()
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
