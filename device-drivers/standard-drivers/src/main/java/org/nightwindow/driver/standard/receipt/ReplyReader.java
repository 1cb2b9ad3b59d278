package org.nightwindow.driver.standard.receipt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Tells apart what comes, byte by byte. The fixed bits of the makers' tables make it possible:
///
/// | first byte | is |
/// |---|---|
/// | `0xx1xx10` | one byte, DLE EOT |
/// | `0xx1xx00` | the first of four, automatic status; the others are `0xx0xxxx` |
/// | `0000xxyy` | one byte, GS r 1 |
/// | `00110111` | the first of 7 (`22`, process id) or 3 (`25`, cleared) |
/// | `00010001`, `00010011` | XON, XOFF: nothing |
///
/// Anything else is noise and passed over. Owner thread only.
final class ReplyReader {
    private static final int HEADER = 0x37;
    private static final int PROCESS_ID = 0x22;
    private static final int CLEARED = 0x25;

    private final byte[] frame = new byte[7];
    private int filled;

    /// @return what is complete with this byte, or null
    @Nullable
    Reply take(byte one) {
        if (filled == 0) {
            return first(one & 0xFF, one);
        }
        frame[filled++] = one;
        return (frame[0] & 0xFF) == HEADER ? framed(one & 0xFF) : unasked(one);
    }

    /// What was begun is not completed.
    void forget() {
        filled = 0;
    }

    private @Nullable Reply first(int bits, byte one) {
        if (bits == HEADER || (bits & 0x93) == 0x10) {
            frame[0] = one;
            filled = 1;
            return null;
        } else if ((bits & 0x93) == 0x12) {
            return new Reply.RealTime(bits);
        }
        return queued(bits) ? new Reply.Queued(bits) : null;
    }

    /// Both sensors have two equal bits each, so that noise is seldom taken for an answer.
    private static boolean queued(int bits) {
        return bits == 0x00 || bits == 0x03 || bits == 0x0C || bits == 0x0F;
    }

    private @Nullable Reply framed(int last) {
        if (filled == 2) {
            return last == PROCESS_ID || last == CLEARED ? null : broken((byte) last);
        }
        boolean cleared = frame[1] == CLEARED;
        if (cleared || filled == 7) {
            String id = new String(frame, 2, 4, StandardCharsets.US_ASCII);
            filled = 0;
            return last != 0 ? null : cleared ? new Reply.Cleared() : new Reply.Confirmed(id);
        }
        return last < 0x20 || last > 0x7E ? broken((byte) last) : null;
    }

    private @Nullable Reply unasked(byte last) {
        if ((last & 0x90) != 0) {
            return broken(last);
        }
        if (filled == 4) {
            filled = 0;
            return new Reply.Unasked();
        }
        return null;
    }

    /// What was begun is noise; this byte may begin something.
    private @Nullable Reply broken(byte last) {
        filled = 0;
        return first(last & 0xFF, last);
    }
}
