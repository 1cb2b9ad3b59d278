package org.nightwindow.driver.standard.pcsc;

import org.nightwindow.driver.Fault;

/// What `pcscd` returns (PC/SC part 5 §3.1.4; `pcsclite.h`). Those that are not listed mean that the service itself
/// is in trouble.
enum PcscCode {
    SUCCESS(0, Fault.INTERNAL),
    INVALID_HANDLE(0x80100003, Fault.MEDIA_ERROR),
    UNKNOWN_READER(0x80100009, Fault.TRANSPORT),
    TIMEOUT(0x8010000A, Fault.TIMEOUT),
    /// Another program has the card.
    SHARING_VIOLATION(0x8010000B, Fault.BUSY),
    NO_SMARTCARD(0x8010000C, Fault.NO_MEDIA),
    PROTO_MISMATCH(0x8010000F, Fault.MEDIA_ERROR),
    /// The card is not ready, or the reader starts.
    NOT_READY(0x80100010, Fault.MEDIA_ERROR),
    /// The reader could not talk to the card: lifted, mute or dirty.
    NOT_TRANSACTED(0x80100016, Fault.MEDIA_ERROR),
    READER_UNAVAILABLE(0x80100017, Fault.TRANSPORT),
    COMM_DATA_LOST(0x8010002F, Fault.MEDIA_ERROR),
    UNSUPPORTED_CARD(0x80100065, Fault.MEDIA_ERROR),
    /// No answer to reset: put in the wrong way round, or broken.
    UNRESPONSIVE_CARD(0x80100066, Fault.MEDIA_ERROR),
    UNPOWERED_CARD(0x80100067, Fault.MEDIA_ERROR),
    RESET_CARD(0x80100068, Fault.MEDIA_ERROR),
    REMOVED_CARD(0x80100069, Fault.NO_MEDIA),
    /// polkit does not let this user have the card.
    SECURITY_VIOLATION(0x8010006A, Fault.SECURITY),
    OTHER(-1, Fault.TRANSPORT);

    private final int code;
    private final Fault fault;

    PcscCode(int code, Fault fault) {
        this.code = code;
        this.fault = fault;
    }

    static PcscCode of(int code) {
        for (PcscCode each : values()) {
            if (each.code == code && each != OTHER) {
                return each;
            }
        }
        return OTHER;
    }

    /// By its name in `pcsclite.h`, such as `SCARD_W_REMOVED_CARD`.
    static PcscCode named(String text) {
        for (PcscCode each : values()) {
            if (text.endsWith("_" + each.name())) {
                return each;
            }
        }
        return OTHER;
    }

    /// What it is for a kiosk. Not for [#SUCCESS].
    Fault fault() {
        return fault;
    }
}
