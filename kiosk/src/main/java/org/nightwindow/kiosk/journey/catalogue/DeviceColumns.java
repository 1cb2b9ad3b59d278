package org.nightwindow.kiosk.journey.catalogue;

import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.kiosk.hardware.DeviceLine;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.ui.DeviceStrip;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Words;

/// What the strip says of one device.
final class DeviceColumns {

    private DeviceColumns() {}

    static DeviceStrip.Column column(DeviceLine line, Words words) {
        DeviceStrip.Tone tone = switch (line.health()) {
            case WELL -> DeviceStrip.Tone.WELL;
            case LOW, OUT -> DeviceStrip.Tone.ATTENTION;
            case STARTING -> DeviceStrip.Tone.WAIT;
        };
        boolean empty = line.health() == DeviceLine.Health.OUT && line.detail() == DeviceStatus.Detail.SUPPLY_OUT;
        return new DeviceStrip.Column(
                icon(line.role()),
                words.get("device." + line.role()),
                words.get(
                        "device.state." + (empty ? "SUPPLY_OUT" : line.health().name())),
                tone);
    }

    private static Icon icon(String role) {
        return switch (role) {
            case Roles.ID_CARD_READER -> Icon.ID_CARD;
            case Roles.CODE_SCANNER -> Icon.SCANNER;
            case Roles.DOCUMENT_PRINTER -> Icon.PRINTER;
            case Roles.RECEIPT_PRINTER -> Icon.RECEIPT;
            default -> Icon.MORE;
        };
    }
}
