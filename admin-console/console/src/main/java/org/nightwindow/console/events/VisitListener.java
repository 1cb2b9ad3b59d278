package org.nightwindow.console.events;

import java.time.Instant;
import org.nightwindow.hall.KioskEvent;

/// Learns how visits ended. As for [ActListener], doing it twice must be the same as once.
public interface VisitListener {
    /// @param kioskId from the certificate of the kiosk
    /// @param eventId of the stored event: the same event has the same id for ever
    /// @param at by the kiosk's clock, never later than we received it
    void onVisitEnded(String kioskId, long eventId, Instant at, KioskEvent.VisitEnded ended);
}
