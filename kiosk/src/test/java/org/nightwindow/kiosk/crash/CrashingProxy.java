package org.nightwindow.kiosk.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Stands between a driver and its device on the loopback, and passes a crash point amid and after each message to the
/// device: when it has the first byte, and when it has them all.
final class CrashingProxy {
    private static final int CHUNK = 64 * 1024;

    private static final int SHORT = 4;

    private final ServerSocket door;
    private final int device;
    private final Wire wire;
    private final CrashPoints points;
    private volatile boolean documentSent;

    /// @param device port of the simulator
    CrashingProxy(Wire wire, int device, CrashPoints points) throws IOException {
        this.wire = wire;
        this.device = device;
        this.points = points;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    private void listen() {
        try {
            while (true) {
                Socket driver = door.accept();
                try {
                    Socket line = new Socket(InetAddress.getLoopbackAddress(), device);
                    AtomicReference<Optional<String>> said = new AtomicReference<>(Optional.empty());
                    Thread.ofVirtual()
                            .start(() -> carry(driver, line, (chunk, out) -> {
                                Optional<String> kind = wire.kind(chunk).map(this::sinceTheDocument);
                                int first = kind.isEmpty() || chunk.length <= SHORT ? chunk.length : 1;
                                out.write(chunk, 0, first); // a device may take its shortest commands whole only
                                if (first < chunk.length) {
                                    points.at("amid " + kind.get());
                                    out.write(chunk, first, chunk.length - first);
                                }
                                kind.ifPresent(message -> said.set(Optional.of(message)));
                            }));
                    Thread.ofVirtual()
                            .start(() -> carry(line, driver, (chunk, out) -> {
                                said.getAndSet(Optional.empty()).ifPresent(message -> {
                                    points.at("after " + message);
                                    documentSent |= message.equals(Wire.DOCUMENT);
                                });
                                out.write(chunk);
                            }));
                } catch (IOException e) {
                    driver.close(); // the device is off
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sinceTheDocument(String kind) {
        return documentSent ? kind + ", once the document is sent" : kind;
    }

    private interface Hand {
        void on(byte[] chunk, OutputStream to) throws IOException;
    }

    private static void carry(Socket from, Socket to, Hand hand) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                hand.on(Arrays.copyOf(chunk, length), out);
            }
        } catch (IOException e) {
            // One of them hung up; both are closed now.
        }
    }
}
