package org.nightwindow.driver.standard.sdt;

/// One whole frame from the module. `toString` never shows the data: it may be a card.
///
/// @param status SW3, 0 to 255; SW1 and SW2 were zero
/// @param data what follows the status, without the checksum
record SdtAnswer(int status, byte[] data) {
    @Override
    public String toString() {
        return "SdtAnswer[" + SdtStatus.hex(status) + ", " + data.length + " bytes]";
    }
}
