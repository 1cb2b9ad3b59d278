package org.nightwindow.driver.testkit.sdt;

/// What a host can ask of the security module (GA/T 467 §7): command and parameter byte.
public enum SdtRequest {
    RESET(0x10, 0xFF),
    STATUS(0x11, 0xFF),
    MODULE_ID(0x12, 0xFF),
    FIND(0x20, 0x01),
    SELECT(0x20, 0x02),
    READ(0x30, 0x01),
    NEWEST_ADDRESS(0x30, 0x03),
    READ_WITH_FINGERPRINT(0x30, 0x10),
    /// Anything else, among it settings no driver of ours uses.
    OTHER(-1, -1);

    private final int command;
    private final int parameter;

    SdtRequest(int command, int parameter) {
        this.command = command;
        this.parameter = parameter;
    }

    static SdtRequest of(int command, int parameter) {
        for (SdtRequest request : values()) {
            if (request.command == command && request.parameter == parameter) {
                return request;
            }
        }
        return OTHER;
    }
}
