package org.nightwindow.console.backup;

/// A copy that cannot be made or brought back; the message says what to do.
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }
}
