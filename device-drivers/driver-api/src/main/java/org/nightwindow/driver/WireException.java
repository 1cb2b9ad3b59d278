package org.nightwindow.driver;

import java.io.IOException;
import java.util.Objects;

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

    /// What was lost, and what to do; never null.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage(), "said when it was thrown");
    }
}
