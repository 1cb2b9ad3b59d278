package org.nightwindow.console.supplies;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The level of one supply drawn: four days back as it was, six days ahead as a fan. In units of the drawing, 240 × 40.
///
/// @param history points of a line; empty when nothing is known
/// @param fan corners of where it will be with nine chances in ten; empty when that is not known
/// @param likely end of the dashed line, `x,y`
/// @param from left end of the bar on the axis
/// @param width of that bar; zero when there is none
public record LevelPicture(String history, String fan, String likely, String now, double from, double width) {
    public static final double NOW_X = 96;
    private static final double WIDTH = 240;
    private static final double TOP = 3;
    private static final double FLOOR = 34;
    private static final double PER_DAY = 24;

    static final Duration BACK = Duration.ofDays(4);

    static LevelPicture of(List<Scale.Sample> samples, @Nullable Integer percent, Forecast forecast, Instant now) {
        if (percent == null) {
            return new LevelPicture("", "", "", "", 0, 0);
        }
        StringBuilder history = new StringBuilder();
        double level = samples.isEmpty() ? percent : samples.getFirst().percent();
        point(history, 0, y(level));
        for (Scale.Sample sample : samples) {
            double x = x(Instant.ofEpochMilli(sample.at()), now);
            if (x > 0) {
                point(history, x, y(level));
                point(history, x, y(sample.percent()));
            }
            level = sample.percent();
        }
        point(history, NOW_X, y(percent));
        String here = point(NOW_X, y(percent));
        if (!(forecast instanceof Forecast.Within(Instant early, Instant likely, Instant late))) {
            return new LevelPicture(history.toString(), "", "", here, 0, 0);
        }
        StringBuilder fan = new StringBuilder(here);
        double first = x(early, now);
        double last = x(late, now);
        fan.append(' ').append(cut(first, percent));
        if (first < WIDTH && last > WIDTH) {
            fan.append(' ').append(point(WIDTH, FLOOR)); // the corner between the two edges
        }
        fan.append(' ').append(cut(last, percent));
        double from = Math.min(first, WIDTH);
        return new LevelPicture(
                history.toString(),
                fan.toString(),
                cut(x(likely, now), percent),
                here,
                round(from),
                round(Math.min(last, WIDTH) - from));
    }

    /// Where a line from here to empty at `x` leaves the drawing.
    private static String cut(double x, double percent) {
        double begin = y(percent);
        return x <= WIDTH ? point(x, FLOOR) : point(WIDTH, begin + (FLOOR - begin) * (WIDTH - NOW_X) / (x - NOW_X));
    }

    private static double x(Instant moment, Instant now) {
        return NOW_X
                + Duration.between(now, moment).toMillis()
                        * PER_DAY
                        / Duration.ofDays(1).toMillis();
    }

    private static double y(double percent) {
        return FLOOR - (FLOOR - TOP) * percent / 100;
    }

    private static void point(StringBuilder line, double x, double y) {
        line.append(line.isEmpty() ? "" : " ").append(point(x, y));
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
