package org.nightwindow.driver.testkit.nexo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;

/// The terminal's network port. The first byte of a connection tells how it is spoken to: a length of four bytes
/// begins with 0, HTTP with `P`. One virtual thread per connection; the port stays the same over unplug and replug.
final class NexoDoor implements AutoCloseable {
    private static final int MAX_BYTES = 1 << 20;

    private final BiConsumer<byte[], Reply> terminal;
    private final Optional<SSLContext> tls;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reading = new AtomicInteger();
    private final int port;
    private ServerSocket server;
    private Socket keeper = new Socket(); // bound while shut, never listening: nobody else gets the port
    private Thread doorman;
    private boolean ended;

    /// @param terminal takes each request; on the connection's thread, so it must not block
    NexoDoor(Optional<SSLContext> tls, BiConsumer<byte[], Reply> terminal) {
        this.terminal = terminal;
        this.tls = tls;
        try {
            server = listen(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot get a port on the loopback", e);
        }
        port = server.getLocalPort();
        doorman = accept(server);
    }

    int port() {
        return port;
    }

    synchronized void shut() {
        if (server.isClosed()) {
            return;
        }
        try {
            server.close();
            dropAll();
            doorman.join(); // it holds the port until it has left its accept()
            if (!ended) {
                keeper.setReuseAddress(true);
                keeper.bind(address(port));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " was taken meanwhile", e);
        }
    }

    synchronized void reopen() {
        if (!server.isClosed() || ended) {
            return;
        }
        try {
            keeper.close();
            keeper = new Socket();
            server = listen(port);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " was taken meanwhile", e);
        }
        doorman = accept(server);
    }

    /// Whether every byte that was sent here has been heard and handed on.
    boolean quiet() {
        return open.stream().allMatch(NexoDoor::heardOut) && reading.get() == 0;
    }

    private static boolean heardOut(Socket socket) {
        try {
            return socket.getInputStream().available() == 0;
        } catch (IOException gone) {
            return true;
        }
    }

    /// Ends every connection; new ones are taken.
    void dropAll() {
        open.forEach(NexoDoor::cut);
    }

    @Override
    public synchronized void close() {
        ended = true;
        shut();
        cut(keeper);
    }

    private ServerSocket listen(int port) throws IOException {
        ServerSocket socket =
                tls.isPresent() ? tls.get().getServerSocketFactory().createServerSocket() : new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address(port));
        return socket;
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private Thread accept(ServerSocket from) {
        return Thread.ofVirtual().name("nexo-door").start(() -> {
            while (!from.isClosed()) {
                try {
                    Socket socket = from.accept();
                    open.add(socket);
                    if (from.isClosed()) {
                        cut(socket);
                    }
                    Thread.ofVirtual().name("nexo-connection").start(() -> serve(socket));
                } catch (IOException e) {
                    // closed by shut()
                }
            }
        });
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            in.mark(1);
            boolean framed = in.read() == 0;
            in.reset();
            while (true) {
                in.mark(1);
                int first = in.read();
                if (first < 0) {
                    return;
                }
                in.reset();
                reading.incrementAndGet();
                try {
                    byte[] message = framed ? frame(in) : post(in);
                    terminal.accept(message, framed ? new Framed(socket) : new Http(socket));
                } finally {
                    reading.decrementAndGet();
                }
            }
        } catch (IOException e) {
            // the kiosk went, or a fault cut the line; half a request is none
        } finally {
            open.remove(socket);
        }
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_BYTES) {
            throw new EOFException("no frame");
        }
        byte[] message = new byte[length];
        in.readFully(message);
        return message;
    }

    private static byte[] post(DataInputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length =
                        Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
            }
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return body;
    }

    private static String line(DataInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte next = in.readByte(); next != '\n'; next = in.readByte()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // gone either way
        }
    }

    private record Framed(Socket socket) implements Reply {
        @Override
        public byte[] wrapped(byte[] message) {
            return ByteBuffer.allocate(4 + message.length)
                    .putInt(message.length)
                    .put(message)
                    .array();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            synchronized (socket) {
                socket.getOutputStream().write(bytes);
            }
        }

        @Override
        public boolean takesMany() {
            return true;
        }

        @Override
        public void cut() {
            NexoDoor.cut(socket);
        }
    }

    private record Http(Socket socket) implements Reply {
        @Override
        public byte[] wrapped(byte[] message) {
            byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + message.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.allocate(head.length + message.length)
                    .put(head)
                    .put(message)
                    .array();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            synchronized (socket) {
                socket.getOutputStream().write(bytes);
            }
        }

        @Override
        public boolean takesMany() {
            return false;
        }

        @Override
        public void cut() {
            NexoDoor.cut(socket);
        }
    }
}
