package org.nightwindow.kiosk.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Stands between a driver and its device on the loopback, and passes crash points around the first and the last byte
/// of everything that goes either way.
final class CrashingProxy {
    private static final int CHUNK = 64 * 1024;

    private static final int SHORT = 4;

    private final ServerSocket door;
    private final int device;
    private final String name;
    private final CrashPoints points;

    /// @param device port of the simulator
    CrashingProxy(String name, int device, CrashPoints points) throws IOException {
        this.name = name;
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
                    Socket wire = new Socket(InetAddress.getLoopbackAddress(), device);
                    Thread.ofVirtual().start(() -> carry(driver, wire, "to " + name));
                    Thread.ofVirtual().start(() -> carry(wire, driver, "from " + name));
                } catch (IOException e) {
                    driver.close(); // the device is off
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void carry(Socket from, Socket to, String way) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
                points.at("before the first of " + length + " bytes " + way);
                int first = length > SHORT ? 1 : length; // a device may take its shortest commands whole only
                out.write(chunk, 0, first);
                if (first < length) {
                    points.at("after the first of " + length + " bytes " + way);
                    out.write(chunk, first, length - first);
                }
                points.at("after the last of " + length + " bytes " + way);
            }
        } catch (IOException e) {
            // One of them hung up; both are closed now.
        }
    }
}
