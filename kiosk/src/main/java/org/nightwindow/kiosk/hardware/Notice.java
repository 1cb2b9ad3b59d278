package org.nightwindow.kiosk.hardware;

import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;

/// Something about the drivers of this machine a technician must know as long as it lasts.
///
/// @param text one line in English: what, and what to do
public record Notice(LogEvent event, String text) {
    public KioskEvent asEvent() {
        return new KioskEvent.Noticed(event.id(), text);
    }

    @Override
    public String toString() {
        return event.id() + " " + text;
    }
}
