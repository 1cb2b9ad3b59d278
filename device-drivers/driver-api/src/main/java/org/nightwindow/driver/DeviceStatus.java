package org.nightwindow.driver;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What is known of a device at one moment.
///
/// @param state whether it can be used
/// @param detail why, for the states that have a why; only the pairs listed at [Detail] exist
/// @param text one line for the technician; never personal data; may be empty
/// @param supplies what it consumes, in a fixed order; empty for a device that consumes nothing
/// @param media what lies in it
/// @param since when state and detail last changed
public record DeviceStatus(State state, Detail detail, String text, List<Supply> supplies, Media media, Instant since) {

    public DeviceStatus {
        supplies = List.copyOf(supplies);
        if (!detail.states.contains(state)) {
            throw new IllegalArgumentException(
                    detail + " does not go with " + state + "; it goes with " + detail.states);
        }
    }

    public enum State {
        /// No contact with the device.
        DISCONNECTED,
        /// Contact is being made.
        CONNECTING,
        /// Can be used.
        READY,
        /// At work.
        BUSY,
        /// Can be used, not for long or not in every way.
        DEGRADED,
        /// In contact, but cannot be used.
        FAILED,
        /// A technician has it.
        MAINTENANCE
    }

    /// Why a device is in its state. Each value lists the states it may stand beside.
    public enum Detail {
        NONE(State.DISCONNECTED, State.CONNECTING, State.READY, State.BUSY, State.MAINTENANCE),
        /// The wire cannot be opened, or the device does not answer on it.
        COMMUNICATION(State.DISCONNECTED, State.CONNECTING, State.FAILED),
        /// The configuration is wrong.
        CONFIGURATION(State.FAILED, State.DISCONNECTED),
        /// A supply is low.
        SUPPLY_LOW(State.DEGRADED, State.BUSY),
        /// A supply is used up.
        SUPPLY_OUT(State.FAILED),
        MEDIA_JAMMED(State.FAILED),
        COVER_OPEN(State.FAILED),
        OUTPUT_FULL(State.FAILED),
        /// Paused or stopped at the device itself.
        PAUSED(State.FAILED),
        /// Warming up or recovering.
        WARMING_UP(State.CONNECTING, State.DEGRADED),
        /// The device says it is broken.
        HARDWARE(State.FAILED, State.DEGRADED),
        /// A key or certificate of the device is missing or refused.
        SECURITY(State.FAILED),
        /// It failed too often; the host stopped trying ([State#FAILED] until a technician or the next long pause).
        GIVEN_UP(State.FAILED);

        private final Set<State> states;

        Detail(State first, State... rest) {
            this.states = EnumSet.of(first, rest);
        }

        public boolean goesWith(State state) {
            return states.contains(state);
        }
    }

    /// What lies in the device.
    public enum Media {
        /// The device cannot tell. After a contactless card was read, this is the only honest answer.
        UNKNOWN,
        NONE,
        PRESENT
    }

    public static DeviceStatus of(State state, Detail detail, String text, Instant since) {
        return new DeviceStatus(state, detail, text, List.of(), Media.UNKNOWN, since);
    }

    public static DeviceStatus ready(Instant since) {
        return of(State.READY, Detail.NONE, "", since);
    }

    /// True when a command may be given now or as soon as the running one has ended.
    public boolean usable() {
        return switch (state) {
            case READY, BUSY, DEGRADED -> true;
            case DISCONNECTED, CONNECTING, FAILED, MAINTENANCE -> false;
        };
    }

    /// True when state, detail, supplies and media are the same; text and since do not count.
    public boolean sameAs(DeviceStatus other) {
        return state == other.state
                && detail == other.detail
                && media == other.media
                && supplies.equals(other.supplies);
    }
}
