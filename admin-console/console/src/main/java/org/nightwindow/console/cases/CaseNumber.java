package org.nightwindow.console.cases;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// Case number 办件编号 as national systems write it: implementation code 实施编码 (31 characters: credit code of the
/// office, level, basic code), day, and a number of the day: 43 characters.
final class CaseNumber {
    static final int CODE_CHARS = 31;

    /// Four digits. On the 10,000th declaration of one item in one day intake answers "later", and the next day it
    /// goes on; kiosks ask again by themselves.
    static final long MOST_A_DAY = 9999;

    /// What is counted by itself: item and day.
    static String series(String implementationCode, LocalDate day) {
        if (implementationCode.length() != CODE_CHARS) {
            throw new IllegalArgumentException("an implementation code has 31 characters: " + implementationCode);
        }
        return implementationCode + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    static String of(String series, long number) {
        if (number < 1 || number > MOST_A_DAY) {
            throw new IllegalStateException("no number " + number + " is left today for " + series);
        }
        return series + String.format("%04d", number);
    }

    /// As people read it out: the last 12 digits, day and number.
    static String brief(String caseNumber) {
        String tail = caseNumber.substring(Math.max(0, caseNumber.length() - 12));
        return tail.length() == 12 ? tail.substring(0, 8) + "-" + tail.substring(8) : tail;
    }

    private CaseNumber() {}
}
