package org.nightwindow.kiosk.hardware;

import java.util.List;
import java.util.Map;
import org.nightwindow.driver.DeviceKind;

/// What this kiosk uses a device for. Catalogue items name the roles they need; the configuration says which
/// driver plays which role. A device that no item needs is watched, tested and reported all the same.
public final class Roles {
    public static final String ID_CARD_READER = "id-card-reader";
    public static final String CODE_SCANNER = "code-scanner";
    public static final String DOCUMENT_PRINTER = "document-printer";
    public static final String RECEIPT_PRINTER = "receipt-printer";
    public static final String SMART_CARD_READER = "smart-card-reader";
    public static final String DOCUMENT_CAMERA = "document-camera";
    public static final String PAYMENT_TERMINAL = "payment-terminal";
    public static final String PERSON_MATCHER = "person-matcher";
    /// Door, presence and lamps of the cabinet.
    public static final String SENSOR_PANEL = "sensor-panel";
    /// The UPS.
    public static final String POWER_SUPPLY = "power-supply";

    /// What kind of device plays each role.
    public static final Map<String, DeviceKind> KINDS = Map.of(
            ID_CARD_READER, DeviceKind.ID_CARD_READER,
            CODE_SCANNER, DeviceKind.CODE_SCANNER,
            DOCUMENT_PRINTER, DeviceKind.DOCUMENT_PRINTER,
            RECEIPT_PRINTER, DeviceKind.RECEIPT_PRINTER,
            SMART_CARD_READER, DeviceKind.SMART_CARD_READER,
            DOCUMENT_CAMERA, DeviceKind.DOCUMENT_CAMERA,
            PAYMENT_TERMINAL, DeviceKind.PAYMENT_TERMINAL,
            PERSON_MATCHER, DeviceKind.PERSON_MATCHER,
            SENSOR_PANEL, DeviceKind.SENSOR_PANEL,
            POWER_SUPPLY, DeviceKind.SENSOR_PANEL);

    /// Those a resident uses herself, and sees on the home screen.
    public static final List<String> OF_RESIDENTS =
            List.of(CODE_SCANNER, DOCUMENT_PRINTER, ID_CARD_READER, RECEIPT_PRINTER);

    private Roles() {}

    /// @throws IllegalArgumentException when there is no such role
    static DeviceKind kind(String role) {
        DeviceKind kind = KINDS.get(role);
        if (kind == null) {
            throw new IllegalArgumentException("no role " + role);
        }
        return kind;
    }
}
