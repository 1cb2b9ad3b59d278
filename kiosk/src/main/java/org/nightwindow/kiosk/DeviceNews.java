package org.nightwindow.kiosk;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.hardware.DeviceBay;

/// Tells the console when a device became usable or unusable, or ran low: each change once, and again later when it
/// could not be kept. Called on one background thread.
final class DeviceNews {
    private final DeviceBay bay;
    private final Predicate<KioskEvent> keep;
    private final Map<String, String> told = new HashMap<>();

    /// @param keep `Ledger::note`: whether the event is on the disk
    DeviceNews(DeviceBay bay, Predicate<KioskEvent> keep) {
        this.bay = bay;
        this.keep = keep;
    }

    void look() {
        for (Supervisor device : bay.all()) {
            DeviceStatus status = device.status();
            String now = status.usable() + " " + status.detail();
            boolean passing = status.state() == DeviceStatus.State.CONNECTING;
            if (passing || now.equals(told.get(device.role()))) {
                continue;
            }
            KioskEvent event = new KioskEvent.DeviceChanged(
                    device.role(), status.state().name(), status.detail().name(), status.text());
            if (keep.test(event)) {
                told.put(device.role(), now);
            }
        }
    }
}
