package org.nightwindow.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nightwindow.kiosk.ledger.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a technician far away has closed this kiosk. Kept on the disk: a power cut does not open what somebody
/// has closed. Thread-safe.
final class Closure {
    private static final Logger log = LoggerFactory.getLogger(Closure.class);

    private final Path mark;
    private final Runnable changed;
    private volatile boolean closed;

    /// @param changed told on whatever thread changed it
    Closure(Path mark, Runnable changed) {
        this.mark = mark;
        this.changed = changed;
        this.closed = Files.exists(mark);
    }

    boolean closed() {
        return closed;
    }

    /// For the technician in front of it; empty while it is open.
    List<String> why() {
        return closed ? List.of("closed for maintenance from the console; it is opened there again") : List.of();
    }

    /// @return false when it could not be kept, and nothing changed
    synchronized boolean set(boolean close) {
        try {
            if (close) {
                PrivateFile.write(mark, new byte[0]);
            } else {
                Files.deleteIfExists(mark);
            }
        } catch (IOException e) {
            log.warn("whether this kiosk is closed cannot be kept", e);
            return false;
        }
        closed = close;
        changed.run();
        return true;
    }
}
