package org.nightwindow.kiosk.ui;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Days and moments as a resident reads them.
public final class Days {
    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("M月d日 EEEE", Locale.CHINA);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);
    private static final DateTimeFormatter MOMENT_ZH = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter MOMENT_EN = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);

    /// 11月30日 星期一
    public static String day(LocalDate day, Language language) {
        return (language == Language.ZH ? DAY_ZH : DAY_EN).format(day);
    }

    /// 11月16日 09:04
    public static String moment(LocalDateTime moment, Language language) {
        return (language == Language.ZH ? MOMENT_ZH : MOMENT_EN).format(moment);
    }

    private Days() {}
}
