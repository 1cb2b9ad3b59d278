package org.nightwindow.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a kiosk says of itself, every 30 s, or as often as [HeartbeatReply#nextInSeconds()] asks. No personal data.
///
/// @param sentAt by the kiosk's clock
/// @param epoch of its ledger
/// @param lastSeq the newest event it has written, sent or not
/// @param software version
/// @param catalogueVersion the catalogue it runs; empty when it has none
/// @param screen what it shows
/// @param visitActive whether somebody is being served
/// @param maintenance whether a technician has it
/// @param openActs acts whose end is not known yet
/// @param devices every device it should have
/// @param items what a resident can have done now, item by item
/// @param results of commands, until the console has acknowledged them
/// @param notices what a technician must know as long as it lasts; an older kiosk does not say
/// @param profile name of the profile in force ([org.nightwindow.hall.profile.Profile#name]); empty when there is
///     none, or an older kiosk does not say
public record Heartbeat(
        Instant sentAt,
        String epoch,
        long lastSeq,
        String software,
        String catalogueVersion,
        Screen screen,
        boolean visitActive,
        boolean maintenance,
        int openActs,
        List<Device> devices,
        List<Item> items,
        List<CommandResult> results,
        List<Notice> notices,
        String profile) {

    public Heartbeat {
        profile = Optional.ofNullable(profile).orElse("");
        notices = Optional.ofNullable(notices).map(List::copyOf).orElse(List.of());
        devices = List.copyOf(devices);
        items = List.copyOf(items);
        results = List.copyOf(results);
    }

    /// Of a kiosk under its own settings alone.
    public Heartbeat(
            Instant sentAt,
            String epoch,
            long lastSeq,
            String software,
            String catalogueVersion,
            Screen screen,
            boolean visitActive,
            boolean maintenance,
            int openActs,
            List<Device> devices,
            List<Item> items,
            List<CommandResult> results,
            List<Notice> notices) {
        this(
                sentAt,
                epoch,
                lastSeq,
                software,
                catalogueVersion,
                screen,
                visitActive,
                maintenance,
                openActs,
                devices,
                items,
                results,
                notices,
                "");
    }

    public Heartbeat withProfile(String name) {
        return new Heartbeat(
                sentAt,
                epoch,
                lastSeq,
                software,
                catalogueVersion,
                screen,
                visitActive,
                maintenance,
                openActs,
                devices,
                items,
                results,
                notices,
                name);
    }

    /// @param event id of the catalogue of log events: `NW-3801`
    /// @param text one line
    public record Notice(String event, String text) {}

    /// Proof that the screen is painting, not only that the program runs.
    ///
    /// @param name of the screen: `attract`, `home`, `printing`…
    /// @param lastPulse when the last frame was painted
    public record Screen(String name, Instant lastPulse) {}

    /// @param role what the kiosk uses it for: `id-card-reader`, `code-scanner`, `document-printer`
    /// @param kind name of `DeviceKind`
    /// @param driver id of the driver
    /// @param state name of `DeviceStatus.State`
    /// @param detail name of `DeviceStatus.Detail`
    /// @param text one line for the technician
    /// @param since when state and detail last changed
    /// @param supplies in a fixed order
    public record Device(
            String role,
            String kind,
            String driver,
            String state,
            String detail,
            String text,
            Instant since,
            List<Supply> supplies) {
        public Device {
            supplies = List.copyOf(supplies);
        }
    }

    /// @param percent 0–100; absent when the device does not measure it
    public record Supply(String kind, String name, String level, OptionalInt percent) {}

    /// @param item id of the catalogue
    /// @param available whether it can be done now, to its end
    /// @param reason name of the first thing that is missing, empty when available: `document-printer:SUPPLY_OUT`
    public record Item(String item, boolean available, String reason) {
        /// The reason of an item whose kind this kiosk does not do at all.
        public static final String NOT_OFFERED = "NOT_OFFERED";

        /// After the role, of an item for which its settings name no device: `payment-terminal:NO_DEVICE`.
        public static final String NO_DEVICE = "NO_DEVICE";

        /// Whether this kiosk is meant to do it. What it was never fitted for is not broken: nobody is called, and its
        /// availability is not counted.
        public boolean offered() {
            return available || !(reason.equals(NOT_OFFERED) || reason.endsWith(":" + NO_DEVICE));
        }
    }

    /// @param state `DONE`, `NOT_DONE` or `REFUSED`
    /// @param detail JSON text or one line; no personal data
    public record CommandResult(
            String id, String state, @Nullable String detail, Instant at) {}
}
