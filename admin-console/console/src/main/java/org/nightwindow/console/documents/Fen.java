package org.nightwindow.console.documents;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Money is counted in fen (分, a hundredth of a yuan), as a `long`.
public final class Fen {
    /// `2478015` → `24,780.15`; refunds have a minus sign: `-412.60`.
    public static String figures(long fen) {
        DecimalFormat format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(BigDecimal.valueOf(fen, 2));
    }

    private Fen() {}
}
