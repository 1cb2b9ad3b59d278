package org.nightwindow.kiosk.ui;

import java.math.BigDecimal;

/// Sums as people read them.
public final class Money {

    private Money() {}

    /// `80.00`
    ///
    /// @param fen hundredths of a yuan
    public static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
