package org.nightwindow.console.documents;

import java.time.YearMonth;
import java.util.Locale;

/// The number on a document: four digits of the region, year and month, and a running number of the month; fifteen
/// digits, `990126110004173`.
public final class Serial {
    private static final long MOST_A_MONTH = 9_999_999;

    /// What is counted together: region and month, `99012611`.
    static String series(String region, YearMonth month) {
        return region.substring(0, 4)
                + String.format(Locale.ROOT, "%02d%02d", month.getYear() % 100, month.getMonthValue());
    }

    /// @throws IllegalStateException when the month has no number left
    static String of(String series, long number) {
        if (number > MOST_A_MONTH) {
            throw new IllegalStateException("no number " + number + " is left this month for " + series);
        }
        return series + String.format(Locale.ROOT, "%07d", number);
    }

    /// As printed, in groups of four: `9901 2611 0004 173`.
    public static String grouped(String serial) {
        return serial.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private Serial() {}
}
