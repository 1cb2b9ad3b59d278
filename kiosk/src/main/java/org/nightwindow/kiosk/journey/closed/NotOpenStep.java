package org.nightwindow.kiosk.journey.closed;

import java.util.List;
import org.nightwindow.kiosk.visit.Step;

/// This machine is not open 本机还没有开放. A calm sentence for the resident, and below it, small, for the technician,
/// what is in the way: wrong settings, a catalogue that never came, maintenance.
public final class NotOpenStep implements Step {
    private final Reason reason;
    private final List<String> forTechnician;

    /// @param forTechnician one line each, in English: the setting and what would be right
    public NotOpenStep(Reason reason, List<String> forTechnician) {
        this.reason = reason;
        this.forTechnician = List.copyOf(forTechnician);
    }

    @Override
    public String name() {
        return "not-open";
    }

    public Reason reason() {
        return reason;
    }

    public List<String> forTechnician() {
        return forTechnician;
    }

    public enum Reason {
        /// Settings are missing or wrong.
        CONFIGURATION,
        /// Not enrolled at the console, or no catalogue has arrived yet.
        NOT_SET_UP_YET,
        MAINTENANCE
    }
}
