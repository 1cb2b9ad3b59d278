package org.nightwindow.driver.standard.sdt;

import java.time.Duration;

/// What this driver asks of the security module, and how long the module may think before its answer begins.
///
/// Byte values: GA/T 467 §7. Times: find and select 1 s, read 3 s are the time-outs of the vendors' own libraries; the
/// usual times are 5 to 50 ms and 0.5 to 1 s. The status needs no card and takes some 5 ms; three attempts must fit
/// into
/// the second a poll has.
enum SdtCommand {
    RESET(0x10, 0xFF, 1000),
    STATUS(0x11, 0xFF, 250),
    MODULE_ID(0x12, 0xFF, 1000),
    FIND(0x20, 0x01, 1000),
    SELECT(0x20, 0x02, 1000),
    READ(0x30, 0x01, 3000),
    NEWEST_ADDRESS(0x30, 0x03, 3000);

    private final int command;
    private final int parameter;
    private final Duration thinks;

    SdtCommand(int command, int parameter, int thinksMillis) {
        this.command = command;
        this.parameter = parameter;
        this.thinks = Duration.ofMillis(thinksMillis);
    }

    /// The longest time until the answer begins.
    Duration thinks() {
        return thinks;
    }

    /// The request as it goes over the line: preamble, length of what follows, command, parameter, checksum (XOR of
    /// everything behind the preamble).
    byte[] frame() {
        return new byte[] {
            (byte) 0xAA,
            (byte) 0xAA,
            (byte) 0xAA,
            (byte) 0x96,
            0x69,
            0,
            3,
            (byte) command,
            (byte) parameter,
            (byte) (3 ^ command ^ parameter)
        };
    }

    /// True when this can be the answer to this command. False for one that belongs to an earlier command and arrives
    /// late: it may hold the card of the person before, so it must never be taken for an answer to this one.
    boolean fits(SdtAnswer answer) {
        int data = answer.data().length;
        return switch (answer.status()) {
            case SdtStatus.OK ->
                switch (this) {
                    case RESET, STATUS -> data == 0;
                    case MODULE_ID -> data == 16;
                    case FIND -> false;
                    case SELECT -> data == 8;
                    case READ -> CardData.in(answer.data()).isPresent();
                    case NEWEST_ADDRESS -> data == 70;
                };
            case SdtStatus.CARD_FOUND, SdtStatus.NO_CARD -> this == FIND;
            case SdtStatus.SELECT_FAILED -> this == FIND || this == SELECT;
            case SdtStatus.NO_SUCH_CONTENT -> this == NEWEST_ADDRESS;
            default -> data == 0;
        };
    }
}
