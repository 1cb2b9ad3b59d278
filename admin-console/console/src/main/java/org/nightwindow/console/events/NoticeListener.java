package org.nightwindow.console.events;

import java.time.Instant;
import org.nightwindow.hall.KioskEvent;

/// Learns what kiosks noticed. As for [ActListener], doing it twice must be the same as once.
public interface NoticeListener {
    /// @param kioskId from the certificate of the kiosk
    /// @param eventId of the stored event: the same event has the same id for ever
    /// @param at by the kiosk's clock, never later than we received it
    void onNoticed(String kioskId, long eventId, Instant at, KioskEvent.Noticed noticed);
}
