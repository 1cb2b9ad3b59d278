package org.nightwindow.kiosk.ui;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nightwindow.hall.Text;

/// The two languages of the screens.
public enum Language {
    ZH("zh", Locale.SIMPLIFIED_CHINESE, "M月d日 EEEE", "yyyy年M月"),
    EN("en", Locale.UK, "EEE d MMMM", "MMM yyyy");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final String code;
    private final DateTimeFormatter date;
    private final DateTimeFormatter month;

    Language(String code, Locale locale, String datePattern, String monthPattern) {
        this.code = code;
        this.date = DateTimeFormatter.ofPattern(datePattern, locale);
        this.month = DateTimeFormatter.ofPattern(monthPattern, locale);
    }

    /// The ending of the text bundle's file name.
    public String code() {
        return code;
    }

    public Language other() {
        return switch (this) {
            case ZH -> EN;
            case EN -> ZH;
        };
    }

    public String of(Text text) {
        return switch (this) {
            case ZH -> text.zh();
            case EN -> text.en();
        };
    }

    /// `11月21日 星期六`, `Sat 21 November`.
    public String date(LocalDateTime moment) {
        return date.format(moment);
    }

    /// `2026年11月`, `Nov 2026`.
    public String month(YearMonth when) {
        return month.format(when);
    }

    /// `03:12`.
    public static String time(LocalDateTime moment) {
        return TIME.format(moment);
    }
}
