package org.nightwindow.driver;

import java.io.IOException;

/// The wire to a device is lost, or could not be opened. Stays inside a driver: above it, this is
/// [Fault#TRANSPORT].
public final class WireException extends IOException {
    private static final long serialVersionUID = 1;

    public WireException(String message) {
        super(message);
    }

    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
