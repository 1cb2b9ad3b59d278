package org.nightwindow.console.cases;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// The working days of years somebody has published. Whatever touches another year has no answer: a guess would be
/// a promise. Immutable.
///
/// @param years by year
public record WorkingDays(Map<Integer, Year> years) {
    /// When a declaration counts as received on the same day: until the counters close. The usual hours of halls
    /// (9:00 to 17:00); what comes in the small hours of a working day waits for the same morning.
    public static final LocalTime CLOSES = LocalTime.of(17, 0);

    /// Longer than any limit of the law (20 days, 10 more with approval: 行政许可法 §42) with every holiday between.
    private static final int MOST_DAYS = 1000;

    /// @param source the notice it is from
    /// @param off days off from Monday to Friday, and weekend days named with them
    /// @param work weekend days that are worked
    public record Year(String source, Set<LocalDate> off, Set<LocalDate> work) {
        public Year {
            off = Set.copyOf(off);
            work = Set.copyOf(work);
        }
    }

    public WorkingDays {
        years = Map.copyOf(years);
    }

    public boolean knows(int year) {
        return years.containsKey(year);
    }

    /// With `more` beside or instead of these.
    public WorkingDays and(WorkingDays more) {
        Map<Integer, Year> both = new java.util.HashMap<>(years);
        both.putAll(more.years());
        return new WorkingDays(both);
    }

    /// The years known, for a sentence.
    public Set<Integer> known() {
        return new TreeSet<>(years.keySet());
    }

    /// Empty when the year is not known.
    public Optional<Boolean> isWorking(LocalDate day) {
        Year year = years.get(day.getYear());
        if (year == null) {
            return Optional.empty();
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return Optional.of(year.work().contains(day) || (!weekend && !year.off().contains(day)));
    }

    /// The working day that something counts as received on: the same day when it came before [#CLOSES] on a
    /// working day, else the next one.
    ///
    /// @param received in the hall's time zone
    public Optional<LocalDate> countedOn(ZonedDateTime received) {
        LocalDate day = received.toLocalDate();
        return onOrAfter(received.toLocalTime().isBefore(CLOSES) ? day : day.plusDays(1));
    }

    /// The first working day that is not before `day`.
    public Optional<LocalDate> onOrAfter(LocalDate day) {
        LocalDate at = day;
        for (int i = 0; i < MOST_DAYS; i++) {
            Optional<Boolean> working = isWorking(at);
            if (working.isEmpty() || working.get()) {
                LocalDate found = at;
                return working.map(_ -> found);
            }
            at = at.plusDays(1);
        }
        return Optional.empty();
    }

    /// The last day of a limit that starts the day after `start`.
    ///
    /// @param days 0 or more; 0 is `start` itself
    public Optional<LocalDate> plus(LocalDate start, int days) {
        LocalDate at = start;
        for (int left = days; left > 0; ) {
            at = at.plusDays(1);
            Optional<Boolean> working = isWorking(at);
            if (working.isEmpty()) {
                return Optional.empty();
            }
            left -= working.get() ? 1 : 0;
        }
        return onOrAfter(at);
    }

    /// The last day of a limit in calendar days that starts the day after `start`; when it falls on a day off, the
    /// next working day is the last (民法典 §203).
    public Optional<LocalDate> plusCalendarDays(LocalDate start, int days) {
        return onOrAfter(start.plusDays(days));
    }

    /// How many working days are left until the end of `due`, today not counted: 0 on the day itself, negative as
    /// soon as it has passed. Empty when a day between is not known, or the two lie years apart.
    public OptionalInt left(LocalDate today, LocalDate due) {
        boolean passed = today.isAfter(due);
        LocalDate at = passed ? due : today;
        LocalDate end = passed ? today : due;
        int count = 0;
        for (int i = 0; at.isBefore(end); i++) {
            at = at.plusDays(1);
            Optional<Boolean> working = isWorking(at);
            if (working.isEmpty() || i > MOST_DAYS) {
                return OptionalInt.empty();
            }
            count += working.get() ? 1 : 0;
        }
        return OptionalInt.of(passed ? -Math.max(1, count) : count);
    }
}
