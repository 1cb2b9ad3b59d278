package org.nightwindow.console.fleet;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.nightwindow.hall.Heartbeat;

/// Learns what a kiosk said of itself, in the transaction that keeps it, before it is kept. The same heartbeat may come
/// twice.
@FunctionalInterface
public interface HeartbeatListener {
    /// @param kioskId from the certificate of the kiosk
    /// @param now when it came, by our clock
    void onHeartbeat(Handle transaction, String kioskId, Heartbeat heartbeat, Instant now);
}
