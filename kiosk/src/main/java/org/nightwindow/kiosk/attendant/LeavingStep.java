package org.nightwindow.kiosk.attendant;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Leaving a machine that is not whole: what stays closed, and why.
public final class LeavingStep extends StaffStep {
    private final ReadOnlyObjectWrapper<Machine.Outlook> outlook;

    LeavingStep(AttendantMode mode) {
        super(mode);
        outlook = new ReadOnlyObjectWrapper<>(this, "outlook", mode.machine().outlook());
    }

    public ReadOnlyObjectProperty<Machine.Outlook> outlook() {
        return outlook.getReadOnlyProperty();
    }

    @Override
    public void tick() {
        super.tick();
        outlook.set(mode.machine().outlook());
    }

    /// 离开
    public void leave() {
        mode.leave();
    }
}
