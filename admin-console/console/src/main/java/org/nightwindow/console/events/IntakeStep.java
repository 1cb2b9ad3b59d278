package org.nightwindow.console.events;

/// The moments of event intake at which a crash matters; see the table at [EventIntake]. Tests kill the console there.
public enum IntakeStep {
    /// The events are committed, raw.
    STORED,
    /// The effects of one event are committed, the event is not marked read yet.
    EFFECTS_DONE,
    /// Everything is interpreted, the kiosk has not been told.
    INTERPRETED
}
