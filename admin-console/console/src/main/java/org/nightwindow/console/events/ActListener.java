package org.nightwindow.console.events;

import org.nightwindow.hall.KioskEvent;

/// Learns how acts at kiosks ended.
///
/// Called after the event is stored for good, in the order of the kiosk's sequence, by one thread at a time per
/// kiosk, and before the kiosk is told that the event arrived. It may be called again with the same event after a
/// crash, so doing it twice must be the same as doing it once. When it throws, the event stays stored and is
/// interpreted again later, in the worst case after a newer event of the same act: an end that is known (anything but
/// UNKNOWN) must therefore never be changed by an older one.
public interface ActListener {
    /// @param kioskId from the certificate of the kiosk
    void onActChanged(String kioskId, KioskEvent.ActChanged act);
}
