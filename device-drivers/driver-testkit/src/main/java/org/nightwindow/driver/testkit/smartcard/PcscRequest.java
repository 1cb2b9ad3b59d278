package org.nightwindow.driver.testkit.smartcard;

/// What `pcscd` can be asked, by number and by how many bytes the structure has (`winscard_msg.h`).
public enum PcscRequest {
    ESTABLISH_CONTEXT(0x01, 12),
    RELEASE_CONTEXT(0x02, 8),
    CONNECT(0x04, 152),
    DISCONNECT(0x06, 12),
    TRANSMIT(0x09, 32),
    VERSION(0x11, 12),
    READERS_STATE(0x12, 0);

    final int number;
    final int size;

    PcscRequest(int number, int size) {
        this.number = number;
        this.size = size;
    }
}
