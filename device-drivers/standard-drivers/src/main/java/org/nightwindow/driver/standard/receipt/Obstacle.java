package org.nightwindow.driver.standard.receipt;

import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;

/// Why a receipt printer prints nothing.
enum Obstacle {
    BROKEN(Fault.HARDWARE, State.FAILED, Detail.HARDWARE, "the printer says it is broken"),
    CUTTER_STUCK(Fault.MEDIA_JAMMED, State.FAILED, Detail.MEDIA_JAMMED, "the cutter is stuck"),
    COVER_OPEN(Fault.COVER_OPEN, State.FAILED, Detail.COVER_OPEN, "the cover is open"),
    PAPER_OUT(Fault.SUPPLY_OUT, State.FAILED, Detail.SUPPLY_OUT, "the paper is out"),
    /// A hot head: over in some seconds, by itself.
    RECOVERING(Fault.NOT_READY, State.DEGRADED, Detail.WARMING_UP, "the head cools down"),
    OFFLINE(Fault.NOT_READY, State.FAILED, Detail.PAUSED, "the printer is off line");

    private final Fault fault;
    private final State state;
    private final Detail detail;
    private final String text;

    Obstacle(Fault fault, State state, Detail detail, String text) {
        this.fault = fault;
        this.state = state;
        this.detail = detail;
        this.text = text;
    }

    Fault fault() {
        return fault;
    }

    State state() {
        return state;
    }

    Detail detail() {
        return detail;
    }

    String text() {
        return text;
    }

    /// True when somebody must come; false when it may be over in a moment.
    boolean stops() {
        return this != RECOVERING && this != OFFLINE;
    }
}
