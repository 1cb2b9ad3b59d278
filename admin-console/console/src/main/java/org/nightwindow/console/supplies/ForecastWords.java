package org.nightwindow.console.supplies;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.nightwindow.console.web.Frame;

/// A forecast as a technician reads it: 周四 ± 1 天.
final class ForecastWords {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM-dd");
    private static final String DAYS_ZH = "一二三四五六日";

    /// Beyond this nobody plans; the band would be wider than the news.
    private static final Duration FAR = Duration.ofDays(10);

    static String of(Frame frame, Forecast forecast) {
        return switch (forecast) {
            case Forecast.Gone() -> frame.say("用完了", "used up");
            case Forecast.Later(Instant beyond) -> from(frame, beyond);
            case Forecast.Within within ->
                within.early().isAfter(frame.now().plus(FAR)) ? far(frame) : within(frame, within);
            case Forecast.NotKnown(Forecast.Why why) -> frame.say("还算不出", "cannot tell yet");
        };
    }

    /// Why it cannot be told; empty when it can.
    static String why(Frame frame, Forecast forecast) {
        if (!(forecast instanceof Forecast.NotKnown(Forecast.Why why))) {
            return "";
        }
        return switch (why) {
            case NOT_MEASURED -> frame.say("机器不报剩多少", "the device does not measure it");
            case TOO_YOUNG -> frame.say("记录还不满一周", "less than a week of history");
            case HARDLY_USED -> frame.say("几乎没有打印过", "hardly anything was printed");
            case NO_SCALE -> frame.say("还没看到它降够 10%", "it was not yet seen to sink by 10 %");
        };
    }

    /// What the words mean to the hour, for who wants to know.
    static String band(Frame frame, Forecast forecast) {
        if (!(forecast instanceof Forecast.Within(Instant early, Instant likely, Instant late))) {
            return "";
        }
        return frame.say(
                "九成把握：" + moment(frame, early) + " 到 " + moment(frame, late),
                "nine in ten: " + moment(frame, early) + " to " + moment(frame, late));
    }

    private static String moment(Frame frame, Instant moment) {
        return DATE.format(moment.atZone(Frame.ZONE)) + " " + day(frame, day(moment)) + " "
                + HOUR.format(moment.atZone(Frame.ZONE));
    }

    private static String within(Frame frame, Forecast.Within within) {
        Instant now = frame.now();
        Duration width = max(
                Duration.between(within.early(), within.likely()), Duration.between(within.likely(), within.late()));
        if (within.likely().isBefore(now.plus(Duration.ofHours(24))) && width.compareTo(Duration.ofHours(12)) < 0) {
            long hours = (width.toMinutes() + 59) / 60;
            return HOUR.format(within.likely().atZone(Frame.ZONE))
                    + frame.say(" ± " + hours + " 时", " ± " + hours + " h");
        }
        LocalDate likely = day(within.likely());
        long days = Math.max(
                ChronoUnit.DAYS.between(day(within.early()), likely),
                ChronoUnit.DAYS.between(likely, day(within.late())));
        String when = ChronoUnit.DAYS.between(day(now), likely) < 7
                ? day(frame, likely)
                : DATE.format(likely) + " " + day(frame, likely);
        return days == 0 ? when : when + frame.say(" ± " + days + " 天", " ± " + days + (days == 1 ? " day" : " days"));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String from(Frame frame, Instant beyond) {
        return beyond.isAfter(frame.now().plus(FAR))
                ? far(frame)
                : frame.say(
                        "最早" + day(frame, day(beyond)) + "，多半更晚",
                        day(frame, day(beyond)) + " at the earliest, likely later");
    }

    private static String far(Frame frame) {
        return frame.say("10 天以后", "in more than 10 days");
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Frame.ZONE).toLocalDate();
    }

    static String day(Frame frame, LocalDate date) {
        return day(frame, date.getDayOfWeek());
    }

    static String day(Frame frame, DayOfWeek day) {
        String en = day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
        return frame.say("周" + DAYS_ZH.charAt(day.getValue() - 1), en);
    }

    private ForecastWords() {}
}
