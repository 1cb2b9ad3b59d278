package org.nightwindow.driver.testkit.wire;

import java.util.function.Consumer;

/// What a simulated serial line ends in, on the kiosk's side.
public enum Port {
    /// A serial device server on the loopback: `tcp://127.0.0.1:port`.
    TCP,
    /// A serial port of the operating system: `serial:/tmp/…/tty`. Linux only.
    PTY;

    Cable cable(Consumer<byte[]> device) {
        return switch (this) {
            case TCP -> new TcpCable(device, () -> {});
            case PTY -> new PtyCable(device);
        };
    }
}
