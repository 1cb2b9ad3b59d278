package org.nightwindow.kiosk.attendant;

import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;

/// Which page draws which of the technicians' steps.
public final class StaffScreens {

    public static Page draw(StaffStep step, Look look) {
        return switch (step) {
            case DoorStep door -> new DoorScreen(door, look);
            case OverviewStep overview -> new OverviewScreen(overview, look);
            case PaperStep paper -> new PaperScreen(paper, look);
            case TestPageStep page -> new TestPageScreen(page, look);
            case SelfTestStep test -> new SelfTestScreen(test, look);
            case SheetsStep sheets -> new SheetsScreen(sheets, look);
            case EnrolStep enrol -> new EnrolScreen(enrol, look);
            case DevicesStep devices -> new DevicesScreen(devices, look);
            case DeviceFormStep form -> new DeviceFormScreen(form, look);
            case LeavingStep leaving -> new LeavingScreen(leaving, look);
        };
    }

    private StaffScreens() {}
}
