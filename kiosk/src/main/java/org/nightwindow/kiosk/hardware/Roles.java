package org.nightwindow.kiosk.hardware;

/// What this kiosk uses a device for. Catalogue items name the roles they need; the configuration says which driver
/// plays which role.
public final class Roles {
    public static final String ID_CARD_READER = "id-card-reader";
    public static final String CODE_SCANNER = "code-scanner";
    public static final String DOCUMENT_PRINTER = "document-printer";

    private Roles() {}
}
