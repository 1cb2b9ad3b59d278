package org.nightwindow.kiosk.hall;

import java.util.Optional;
import org.nightwindow.hall.CommandDetail;
import org.nightwindow.hall.HeartbeatReply;

/// Does what the console asked for. Called once for each command id, on a virtual thread of its own; may block.
@FunctionalInterface
public interface CommandRunner {
    Ended run(HeartbeatReply.Command command);

    /// How a command ended that was cut off by the end of the program, by what it left behind. Asked once, at the
    /// next start.
    ///
    /// @param id of the command
    /// @param kind of the command; empty when it is not known any more
    default Ended afterCut(String id, String kind) {
        return new Ended(State.NOT_DONE, CommandDetail.RESTARTED);
    }

    /// Whether that is still to be found out: then [#afterCut] is called on a thread of its own and may block until
    /// it is.
    default boolean isStillToBeSeen(String id, String kind) {
        return false;
    }

    /// @param detail JSON text or one line; no personal data
    /// @param handed what the console is to have as well, before it hears of the end
    record Ended(State state, String detail, Optional<Attachment> handed) {
        public Ended(State state, String detail) {
            this(state, detail, Optional.empty());
        }
    }

    /// @param media as in [org.nightwindow.hall.CommandFile]
    /// @param bytes no personal data
    record Attachment(String media, byte[] bytes) {}

    enum State {
        DONE,
        NOT_DONE,
        /// This kiosk does not know this kind of command, or will not do it now.
        REFUSED
    }
}
