package org.nightwindow.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Where the console of a demo hall answers, on the loopback address.
///
/// @param staff where technicians look
/// @param kiosks where kiosks report; the demo's kiosk reaches it through [HallNetwork]
/// @param open where anybody checks a document
public record Ports(int staff, int kiosks, int open) {

    /// Ports nobody listens on now.
    ///
    /// @param staff the port technicians are told, or 0 for any
    /// @throws IOException when it is taken
    public static Ports free(int staff) throws IOException {
        try (ServerSocket first = listen(0);
                ServerSocket second = listen(0);
                ServerSocket third = listen(staff)) {
            return new Ports(third.getLocalPort(), first.getLocalPort(), second.getLocalPort());
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IOException("port " + port + " is taken; close what uses it and try again", e);
        }
    }
}
