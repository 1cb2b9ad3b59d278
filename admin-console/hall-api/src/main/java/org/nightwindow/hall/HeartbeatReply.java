package org.nightwindow.hall;

import java.time.Instant;
import java.util.List;

/// @param consoleTime by which the kiosk checks its clock
/// @param nextInSeconds when to send the next one, 5 to 30
/// @param catalogueVersion the published version; the kiosk fetches it when it runs another
/// @param commands what to do; each is repeated until its result has arrived, so the kiosk does each id once
/// @param acknowledgedResults ids of command results the kiosk need not repeat
public record HeartbeatReply(
        Instant consoleTime,
        int nextInSeconds,
        String catalogueVersion,
        List<Command> commands,
        List<String> acknowledgedResults) {

    public HeartbeatReply {
        commands = List.copyOf(commands);
        acknowledgedResults = List.copyOf(acknowledgedResults);
    }

    /// @param id unique for ever
    /// @param kind what to do; a kiosk answers `REFUSED` to a kind it does not know
    /// @param argument depends on the kind; for [#SELF_TEST] the role of a device, or empty for all
    /// @param expiresAt after which the kiosk must not begin it
    public record Command(String id, String kind, String argument, Instant expiresAt) {
        public static final String SELF_TEST = "SELF_TEST";
    }
}
