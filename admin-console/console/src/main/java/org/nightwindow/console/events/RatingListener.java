package org.nightwindow.console.events;

import org.nightwindow.hall.KioskEvent;

/// Learns how residents rated what was done for them. As for [ActListener], doing it twice must be the same as
/// once.
public interface RatingListener {
    /// @param kioskId from the certificate of the kiosk
    /// @param eventId of the stored event: the same event has the same id for ever
    /// @param rated a level from 1 to 5; act and item fit their columns
    void onRated(String kioskId, long eventId, KioskEvent.Rated rated);
}
