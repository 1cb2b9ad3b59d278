package org.nightwindow.hall;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    /// @param argument depends on the kind; for [#SELF_TEST] the role of a device, or empty for all; for
    ///     [#PROFILE] the name of the profile; else empty
    /// @param expiresAt after which the kiosk must not begin it
    /// @param seal by [org.nightwindow.hall.credential.CommandSeal]; a kiosk refuses a command without
    public record Command(
            String id,
            String kind,
            String argument,
            Instant expiresAt,
            @Nullable String seal) {
        /// Test devices; needs no person, paper or money.
        public static final String SELF_TEST = "SELF_TEST";

        /// End the program and let its supervisor start it again; refused while somebody is served or a
        /// technician is at work in front of it.
        public static final String RESTART = "RESTART";

        /// Restart the machine by the one command of its settings; refused while somebody is served or a technician
        /// is at work in front of it, and where the settings name none.
        public static final String RESTART_MACHINE = "RESTART_MACHINE";

        /// Serve nobody from the next visit on, also after a restart.
        public static final String MAINTENANCE_ON = "MAINTENANCE_ON";

        /// Serve again.
        public static final String MAINTENANCE_OFF = "MAINTENANCE_OFF";

        /// Hand over a picture of the screen; refused while somebody is served.
        public static final String SCREENSHOT = "SCREENSHOT";

        /// Hand over the newest lines of the log.
        public static final String FETCH_LOG = "FETCH_LOG";

        /// Run under another [profile][org.nightwindow.hall.profile.Profile], which is fetched by its name
        /// ([KioskApi#PROFILES]); an empty name is the kiosk's own file alone. Refused while somebody is
        /// served or a technician is at work in front of it, and with every problem at once when one
        /// setting is wrong. Done when the kiosk has reached the console under it; a kiosk that does not
        /// reach it goes back.
        public static final String PROFILE = "PROFILE";

        /// One that nobody has sealed yet.
        public Command(String id, String kind, String argument, Instant expiresAt) {
            this(id, kind, argument, expiresAt, null);
        }

        public Command sealed(String by) {
            return new Command(id, kind, argument, expiresAt, by);
        }
    }
}
