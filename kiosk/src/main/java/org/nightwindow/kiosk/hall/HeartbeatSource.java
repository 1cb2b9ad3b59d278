package org.nightwindow.kiosk.hall;

import java.util.List;
import org.nightwindow.hall.Heartbeat;

/// Says how the kiosk is. Called on the link's own thread; must not block for long.
@FunctionalInterface
public interface HeartbeatSource {
    /// @param results of commands, to be put into the heartbeat as they are
    Heartbeat heartbeat(List<Heartbeat.CommandResult> results);
}
