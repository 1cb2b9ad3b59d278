package org.nightwindow.kiosk.hall;

import org.nightwindow.hall.HeartbeatReply;

/// Does what the console asked for. Called once for each command id, on a virtual thread of its own; may block.
@FunctionalInterface
public interface CommandRunner {
    Ended run(HeartbeatReply.Command command);

    /// @param detail JSON text or one line; no personal data
    record Ended(State state, String detail) {}

    enum State {
        DONE,
        NOT_DONE,
        /// This kiosk does not know this kind of command.
        REFUSED
    }
}
