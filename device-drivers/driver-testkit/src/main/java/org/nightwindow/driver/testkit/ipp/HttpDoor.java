package org.nightwindow.driver.testkit.ipp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// HTTP/1.1 (RFC 9112) by hand, so that a connection can be cut at any byte. One virtual thread per connection.
final class HttpDoor implements AutoCloseable {
    /// Nobody sends more than this: a header line, and all of them together.
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket server;
    private Socket keeper = new Socket(); // bound while shut, never listening: nobody else gets the port
    private boolean ended;
    private Thread doorman;

    /// Answers one request.
    interface Handler {
        /// @param body ends where the request ends
        /// @param length of the body, or -1 when it comes in chunks
        void answer(InputStream body, long length, Socket socket) throws IOException;
    }

    HttpDoor(Handler handler) throws IOException {
        this.handler = handler;
        this.server = listen(0);
        this.port = server.getLocalPort();
        this.doorman = accept(server);
    }

    int port() {
        return port;
    }

    /// Connections drop, new ones are refused.
    synchronized void shut() {
        if (server.isClosed()) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(HttpDoor::cut);
        try {
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

    /// Listens again at the same port.
    synchronized void reopen() {
        if (!server.isClosed()) {
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

    /// Ends a connection the hard way: what was written but not yet delivered is lost, as with a pulled cable.
    static void cut(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // already closed: nothing is left to lose
        }
        try {
            socket.close();
        } catch (IOException e) {
            // gone either way
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address(port));
        return socket;
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private Thread accept(ServerSocket from) {
        return Thread.ofVirtual().name("ipp-door").start(() -> {
            while (!from.isClosed()) {
                try {
                    Socket socket = from.accept();
                    open.add(socket);
                    if (from.isClosed()) {
                        cut(socket);
                    }
                    Thread.ofVirtual().name("ipp-connection").start(() -> serve(socket));
                } catch (IOException e) {
                    // closed by shut()
                }
            }
        });
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed() && request(in, socket)) {
                // the next request on the same connection
            }
        } catch (IOException e) {
            // the client went, or a fault cut it
        } finally {
            open.remove(socket);
        }
    }

    private boolean request(InputStream in, Socket socket) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return false;
        }
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            String value = lower.substring(lower.indexOf(':') + 1).strip();
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(value);
            } else if (lower.startsWith("transfer-encoding:") && value.equals("chunked")) {
                length = -1;
            } else if (lower.startsWith("expect:")) {
                socket.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        HttpBody body = new HttpBody(in, length);
        if (start.startsWith("POST ")) {
            handler.answer(body, length, socket);
        } else {
            socket.getOutputStream()
                    .write("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
        }
        body.skipRest();
        return true;
    }

    /// One line without its end; empty at the end of the stream.
    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
            if (line.size() > MAX_HEADER_BYTES) {
                throw new EOFException("a header line without end");
            }
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    @Override
    public synchronized void close() {
        ended = true;
        shut();
        cut(keeper);
    }
}
