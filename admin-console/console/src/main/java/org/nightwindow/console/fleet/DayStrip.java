package org.nightwindow.console.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.nightwindow.console.events.EventLog;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.KioskEvent;

/// The last 24 hours of one kiosk in three lanes: what could be done, who came, what happened. In units of the drawing:
/// a day is [#WIDTH] wide and ends now.
///
/// @param said how many came and for how much of the time everything could be done
/// @param open without what was before anything was known
/// @param visits each where somebody left
/// @param marks what happened and matters; each has a shape, and words where there is room for them
public record DayStrip(
        String said, List<Bar> open, List<Tick> visits, List<Mark> marks, List<Hour> hours, boolean empty) {
    public static final Duration DAY = Duration.ofHours(24);
    public static final int WIDTH = 1000;

    /// Of a Chinese character; others are about half as wide.
    private static final double CHARACTER = 11.5;

    private static final int SHAPE = 14;
    private static final int GAP = 10;
    private static final int MOST_WORDS = 16;
    private static final int HOURS_APART = 2;

    /// How it was for a while.
    ///
    /// @param from epoch milliseconds
    /// @param shape `ok`, `part`, `out` or `lost`
    public record Stretch(long from, long until, String shape) {}

    /// @param at epoch milliseconds
    public record Visit(long at, boolean done) {}

    public record Bar(double x, double width, String shape) {}

    public record Tick(double x, boolean done) {}

    /// @param words empty where there is no room
    /// @param left whether they stand to its left
    public record Mark(double x, String shape, String words, boolean left) {}

    /// @param fine whether a narrow page goes without it
    public record Hour(double x, String words, boolean fine) {}

    static DayStrip of(Frame frame, List<Stretch> stretches, List<Visit> visits, List<EventLog.Entry> newestFirst) {
        long now = frame.now().toEpochMilli();
        long begin = now - DAY.toMillis();
        List<Bar> open = stretches.stream()
                .filter(stretch -> stretch.until() > begin)
                .map(stretch -> {
                    double x = x(Math.max(stretch.from(), begin), begin);
                    return new Bar(x, round(Math.max(1, x(stretch.until(), begin) - x)), stretch.shape());
                })
                .toList();
        List<Tick> ticks = visits.stream()
                .filter(visit -> visit.at() >= begin && visit.at() <= now)
                .map(visit -> new Tick(x(visit.at(), begin), visit.done()))
                .toList();
        List<Mark> marks = marks(frame, newestFirst, begin, now);
        return new DayStrip(
                said(frame, stretches, ticks),
                open,
                ticks,
                marks,
                hours(frame.now(), begin),
                open.isEmpty() && ticks.isEmpty() && marks.isEmpty());
    }

    private static String said(Frame frame, List<Stretch> stretches, List<Tick> visits) {
        long known = stretches.stream().mapToLong(DayStrip::length).sum();
        long whole = stretches.stream()
                .filter(stretch -> stretch.shape().equals("ok"))
                .mapToLong(DayStrip::length)
                .sum();
        long done = visits.stream().filter(Tick::done).count();
        String came = frame.say(
                visits.size() + " 人来过，" + done + " 人办成",
                visits.size() + (visits.size() == 1 ? " resident came, " : " residents came, ") + done
                        + " had it done");
        if (known == 0) {
            return came;
        }
        long thousandths = whole * 1000 / known; // never rounded up to a perfect 100
        String share = thousandths / 10 + "." + thousandths % 10 + " %";
        return came + frame.say(" · 什么都能办的时间 " + share, " · everything could be done " + share + " of the time");
    }

    private static long length(Stretch stretch) {
        return stretch.until() - stretch.from();
    }

    private record Happened(double x, String shape, String label) {}

    /// Every shape has its place before any words have; words are given from the newest back, so that what happened
    /// just now has them. What finds no place stands in the list below.
    private static List<Mark> marks(Frame frame, List<EventLog.Entry> newestFirst, long begin, long now) {
        List<double[]> taken = new ArrayList<>();
        List<Happened> happened = new ArrayList<>();
        for (EventLog.Entry entry : newestFirst) {
            EventWords words = EventWords.of(frame, entry);
            double x = x(entry.happenedAt(), begin);
            boolean shown = entry.happenedAt() >= begin && entry.happenedAt() <= now && matters(entry, words);
            if (shown && take(taken, x - SHAPE / 2.0, x + SHAPE / 2.0)) {
                happened.add(new Happened(
                        x,
                        words.shape().isEmpty() ? "off" : words.shape(),
                        frame.hour(Instant.ofEpochMilli(entry.happenedAt())) + " " + first(words.sentence())));
            }
        }
        return happened.stream().map(one -> mark(one, taken)).toList();
    }

    private static Mark mark(Happened one, List<double[]> taken) {
        double edge = SHAPE / 2.0 + 1;
        double width = width(one.label()) + GAP;
        double right = one.x() + edge;
        double left = one.x() - edge - width;
        if (right + width <= WIDTH && take(taken, right, right + width)) {
            return new Mark(one.x(), one.shape(), one.label(), false);
        }
        boolean room = left >= 0 && take(taken, left, left + width);
        return new Mark(one.x(), one.shape(), room ? one.label() : "", true);
    }

    /// A resident who came has a lane of her own, and paper that came out is why the kiosk is there.
    private static boolean matters(EventLog.Entry entry, EventWords words) {
        boolean sound = words.shape().isEmpty() || words.shape().equals("ok");
        return !sound
                || entry.event().filter(KioskEvent.Started.class::isInstance).isPresent();
    }

    /// Its first clause.
    private static String first(String sentence) {
        String clause = sentence.split("[，；。;]|\\. ", 2)[0];
        int most = clause.codePoints().anyMatch(Character::isIdeographic) ? MOST_WORDS : 2 * MOST_WORDS;
        return clause.length() <= most ? clause : clause.substring(0, most - 1) + "…";
    }

    private static double width(String text) {
        return text.codePoints()
                .mapToDouble(c -> Character.isIdeographic(c) || c > 0x2E80 ? CHARACTER : CHARACTER * 0.56)
                .sum();
    }

    /// @return false when something stands there
    private static boolean take(List<double[]> taken, double from, double until) {
        if (taken.stream().anyMatch(range -> from < range[1] && range[0] < until)) {
            return false;
        }
        taken.add(new double[] {from, until});
        return true;
    }

    private static List<Hour> hours(Instant now, long begin) {
        List<Hour> hours = new ArrayList<>();
        ZonedDateTime hour = now.atZone(Frame.ZONE).truncatedTo(ChronoUnit.HOURS);
        for (; hour.toInstant().toEpochMilli() > begin; hour = hour.minusHours(1)) {
            if (hour.getHour() % HOURS_APART == 0) {
                hours.add(new Hour(
                        x(hour.toInstant().toEpochMilli(), begin),
                        "%02d:00".formatted(hour.getHour()),
                        hour.getHour() % (3 * HOURS_APART) != 0));
            }
        }
        return hours;
    }

    private static double x(long at, long begin) {
        return round((double) (at - begin) * WIDTH / DAY.toMillis());
    }

    private static double round(double units) {
        return Math.round(units * 10) / 10.0;
    }
}
