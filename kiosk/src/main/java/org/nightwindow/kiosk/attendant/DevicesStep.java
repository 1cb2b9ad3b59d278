package org.nightwindow.kiosk.attendant;

import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.kiosk.hardware.Fittings.Slot;

/// Which device is to be set.
public final class DevicesStep extends StaffStep {

    DevicesStep(AttendantMode mode) {
        super(mode);
    }

    public List<Slot> slots() {
        return mode.machine().fittings().slots();
    }

    /// How the device that plays a role is now.
    public Optional<DeviceStatus> status(String role) {
        return mode.machine().parts().stream()
                .filter(part -> part.role().equals(role))
                .map(Machine.Part::status)
                .findFirst();
    }

    public void choose(String role) {
        mode.show(new DeviceFormStep(mode, role));
    }
}
