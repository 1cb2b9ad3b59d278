package org.nightwindow.kiosk.hardware;

import java.util.Map;
import org.nightwindow.driver.DeviceKind;

/// What this kiosk uses a device for. Catalogue items name the roles they need; the configuration says which driver
/// plays which role.
public final class Roles {
    public static final String ID_CARD_READER = "id-card-reader";
    public static final String CODE_SCANNER = "code-scanner";
    public static final String DOCUMENT_PRINTER = "document-printer";
    public static final String RECEIPT_PRINTER = "receipt-printer";

    /// What kind of device plays each role.
    public static final Map<String, DeviceKind> KINDS = Map.of(
            ID_CARD_READER, DeviceKind.ID_CARD_READER,
            CODE_SCANNER, DeviceKind.CODE_SCANNER,
            DOCUMENT_PRINTER, DeviceKind.DOCUMENT_PRINTER,
            RECEIPT_PRINTER, DeviceKind.RECEIPT_PRINTER);

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
