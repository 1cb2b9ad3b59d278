package org.nightwindow.driver.standard.scanner;

import java.util.Arrays;
import org.nightwindow.driver.ScannedCode;

/// Gathers bytes until a line end. Empty lines are no codes: CR LF ends one code, not two.
///
/// Holds at most [ScannedCode#MAX_BYTES]; not safe for several threads.
final class LineCollector {
    private final byte[] line = new byte[ScannedCode.MAX_BYTES];
    private int length;
    private boolean tooLong;

    static boolean isEnd(byte next) {
        return next == '\r' || next == '\n';
    }

    /// Takes one byte.
    ///
    /// @return true when it ends a line that is not empty
    boolean take(byte next) {
        if (isEnd(next)) {
            return length > 0 || tooLong;
        }
        if (length == line.length) {
            tooLong = true;
        } else {
            line[length++] = next;
        }
        return false;
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean tooLong() {
        return tooLong;
    }

    byte[] line() {
        return Arrays.copyOf(line, length);
    }

    /// Forgets everything, also in memory.
    void clear() {
        Arrays.fill(line, 0, length, (byte) 0);
        length = 0;
        tooLong = false;
    }
}
