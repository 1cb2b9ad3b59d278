package org.nightwindow.driver;

/// The nine kinds of device a kiosk can have. Each value names the interface its devices implement.
public enum DeviceKind {
    ID_CARD_READER(IdCardReader.class),
    SMART_CARD_READER(SmartCardReader.class),
    CODE_SCANNER(CodeScanner.class),
    DOCUMENT_CAMERA(DocumentCamera.class),
    RECEIPT_PRINTER(ReceiptPrinter.class),
    DOCUMENT_PRINTER(DocumentPrinter.class),
    PAYMENT_TERMINAL(PaymentTerminal.class),
    PERSON_MATCHER(PersonMatcher.class),
    SENSOR_PANEL(SensorPanel.class);

    private final Class<? extends Device> type;

    DeviceKind(Class<? extends Device> type) {
        this.type = type;
    }

    /// The interface a device of this kind implements.
    public Class<? extends Device> type() {
        return type;
    }
}
