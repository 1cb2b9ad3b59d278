package org.nightwindow.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Working days of 2026 as the State Council announced them, and nothing beyond.
class WorkingDaysTest {
    private static final WorkingDays DAYS = new Calendars(Optional.empty()).now();

    @Test
    void filedAtNightOrOnADayOff_itCountsFromTheNextTimeTheHallOpens() {
        assertThat(counted("2026-11-20T16:59:59")).contains(day("2026-11-20")); // a Friday
        assertThat(counted("2026-11-20T17:00:00")).contains(day("2026-11-23"));
        assertThat(counted("2026-11-22T03:14:00")).contains(day("2026-11-23"));
        assertThat(counted("2026-11-23T03:14:00")).contains(day("2026-11-23")); // waits for the same morning
        assertThat(counted("2026-09-30T20:00:00")).contains(day("2026-10-08")); // seven days of holiday
        assertThat(counted("2026-10-09T20:00:00")).contains(day("2026-10-10")); // a Saturday that is worked
        assertThat(counted("2026-02-13T23:00:00")).contains(day("2026-02-14"));
    }

    @Test
    void aLimitStartsTheDayAfter_andSkipsWhatIsNotWorked() {
        assertThat(DAYS.plus(day("2026-11-23"), 0)).contains(day("2026-11-23"));
        assertThat(DAYS.plus(day("2026-11-23"), 10)).contains(day("2026-12-07"));
        assertThat(DAYS.plus(day("2026-09-24"), 5)).contains(day("2026-10-09")); // 28, 29, 30, then 8, 9 October
        assertThat(DAYS.plus(day("2026-02-12"), 2)).contains(day("2026-02-14"));
        assertThat(DAYS.plusCalendarDays(day("2026-09-21"), 10)).contains(day("2026-10-08"));
    }

    @Test
    void aYearNobodyHasLoadedHasNoDates() {
        assertThat(DAYS.plus(day("2026-12-25"), 10)).isEmpty();
        assertThat(DAYS.plusCalendarDays(day("2026-12-25"), 10)).isEmpty();
        assertThat(counted("2026-12-31T19:00:00")).isEmpty();
        assertThat(DAYS.isWorking(day("2027-06-01"))).isEmpty();
        assertThat(DAYS.left(day("2026-12-30"), day("2027-01-05"))).isEmpty();
        assertThat(DAYS.knows(2027)).isFalse();
    }

    @Test
    void lateIsLateFromTheNextDayOn_alsoOnADayOff() {
        assertThat(DAYS.left(day("2026-11-20"), day("2026-11-20"))).hasValue(0);
        assertThat(DAYS.left(day("2026-11-21"), day("2026-11-20"))).hasValue(-1);
        assertThat(DAYS.left(day("2026-11-23"), day("2026-11-20"))).hasValue(-1);
        assertThat(DAYS.left(day("2026-11-24"), day("2026-11-20"))).hasValue(-2);
        assertThat(DAYS.left(day("2026-11-22"), day("2026-11-24"))).hasValue(2);
    }

    @Test
    void theYearHasAsManyWorkingDaysAsItsNoticeLeaves() {
        long working = day("2026-01-01")
                .datesUntil(day("2027-01-01"))
                .filter(day -> DAYS.isWorking(day).orElseThrow())
                .count();
        // 261 days from Monday to Friday; 19 of them off; 6 weekend days worked.
        assertThat(working).isEqualTo(261 - weekdaysOff() + 6);
        assertThat(weekdaysOff()).isEqualTo(19);
    }

    private static long weekdaysOff() {
        return DAYS.years().get(2026).off().stream()
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .count();
    }

    @Provide
    Arbitrary<LocalDate> daysOf2026() {
        return Arbitraries.longs()
                .between(day("2026-01-01").toEpochDay(), day("2026-10-31").toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Property(tries = 300)
    void aLimitEndsOnAWorkingDay_andLeavesAsManyAsItWasLong(
            @ForAll("daysOf2026") LocalDate any, @ForAll @IntRange(min = 0, max = 25) int limit) {
        LocalDate start = DAYS.onOrAfter(any).orElseThrow();
        LocalDate end = DAYS.plus(start, limit).orElseThrow();
        assertThat(DAYS.isWorking(end)).contains(true);
        assertThat(DAYS.left(start, end)).hasValue(limit);
        assertThat(end.toEpochDay() - start.toEpochDay()).isGreaterThanOrEqualTo(limit - 6L);
    }

    @Property(tries = 300)
    void aLongerLimitNeverEndsEarlier_norALaterStart(
            @ForAll("daysOf2026") LocalDate any, @ForAll @IntRange(min = 0, max = 25) int limit) {
        LocalDate end = DAYS.plus(any, limit).orElseThrow();
        assertThat(DAYS.plus(any, limit + 1).orElseThrow()).isAfterOrEqualTo(end);
        assertThat(DAYS.plus(any.plusDays(1), limit).orElseThrow()).isAfterOrEqualTo(end);
    }

    @Test
    void aFileAddsYears_aBrokenOneAddsNothingAndSaysEverything(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("calendar.yaml");
        Files.writeString(file, "2027: {source: notice of 2026, off: [2027-01-01..2027-01-03], work: [2027-01-10]}\n");
        Calendars calendars = new Calendars(Optional.of(file));
        assertThat(calendars.now().known()).containsExactly(2026, 2027);
        assertThat(calendars.now().plus(day("2026-12-31"), 1)).contains(day("2027-01-04"));
        assertThat(calendars.now().isWorking(day("2027-01-10"))).contains(true);
        assertThat(calendars.lookAgain()).isFalse();

        Files.writeString(file, "2028: {off: [2027-01-01], work: [2028-01-03], holiday: x}\n");
        assertThat(calendars.lookAgain()).isFalse();
        assertThat(calendars.now().known()).containsExactly(2026, 2027);
        assertThat(CalendarFile.read(Files.readString(file)))
                .isEqualTo(new CalendarFile.Read.Rejected(List.of(
                        "2028.holiday: there is no such key",
                        "2028.source: say which notice it is from",
                        "2028.off: 2027-01-01 does not lie in 2028",
                        "2028.off: no year is without holidays",
                        "2028.work: 2028-01-03 is no weekend day that is worked")));
    }

    private static Optional<LocalDate> counted(String local) {
        return DAYS.countedOn(ZonedDateTime.parse(local + "+08:00[Asia/Shanghai]"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
