package org.nightwindow.console.supplies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nightwindow.console.web.Frame;

/// Forecasts judged by weeks that are simulated on: the paper is gone when the sheets are, whatever the model thinks.
class ConsumptionTest {
    private static final Instant NOW = Instant.parse("2026-11-17T02:20:00Z"); // a Tuesday morning in the hall
    private static final int SHEETS_A_PERCENT = 5;
    private static final int RUNS = 120;

    /// Sheets of one kiosk: busy by day, quiet at night and at weekends, each hour by chance.
    private static final class Street {
        private final Random random;
        private final double daily;

        Street(long seed, double daily) {
            this.random = new Random(seed);
            this.daily = daily;
        }

        int sheets(Instant hour) {
            var local = hour.atZone(Frame.ZONE);
            double day = local.getDayOfWeek().getValue() > 5 ? 0.5 : 1.2;
            double share = local.getHour() >= 9 && local.getHour() < 21 ? 0.07 : 0.16 / 12;
            return chance(daily * day * share);
        }

        /// Knuth's way to a Poisson number.
        private int chance(double mean) {
            double limit = Math.exp(-mean);
            double product = random.nextDouble();
            int count = 0;
            while (product > limit) {
                product *= random.nextDouble();
                count++;
            }
            return count;
        }

        NavigableMap<Long, Integer> history(int days) {
            NavigableMap<Long, Integer> printed = new TreeMap<>();
            for (Instant hour = hour(NOW).minus(Duration.ofDays(days));
                    hour.isBefore(hour(NOW));
                    hour = hour.plusSeconds(3600)) {
                int sheets = sheets(hour);
                if (sheets > 0) {
                    printed.put(hour.toEpochMilli(), sheets);
                }
            }
            return printed;
        }

        /// When the last of these sheets comes out.
        Instant gone(int left) {
            Instant hour = hour(NOW);
            int sheets = left;
            while (true) {
                hour = hour.plusSeconds(3600);
                sheets -= sheets(hour);
                if (sheets <= 0) {
                    return hour;
                }
            }
        }
    }

    private static Instant hour(Instant moment) {
        return Instant.ofEpochSecond(moment.getEpochSecond() / 3600 * 3600);
    }

    @Property(tries = 12, seed = "20261122")
    void theTrueMomentLiesInTheBand_atLeast85TimesIn100(
            @ForAll @IntRange(min = 15, max = 220) int daily,
            @ForAll @IntRange(min = 4, max = 100) int percent,
            @ForAll @IntRange(min = 14, max = 35) int days,
            @ForAll long seed) {
        int inside = 0;
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            Street street = new Street(seed + run, daily);
            NavigableMap<Long, Integer> printed = street.history(days);
            Consumption week = Consumption.learned(printed, NOW.minus(Duration.ofDays(days)), NOW)
                    .orElseThrow();
            Forecast forecast = week.forecast(percent, new Scale(SHEETS_A_PERCENT, 300), NOW);
            Instant gone = street.gone(percent * SHEETS_A_PERCENT);
            if (forecast instanceof Forecast.Within(Instant early, Instant likely, Instant late)) {
                told++;
                assertThat(likely).isBetween(early, late);
                inside += gone.isBefore(early) || gone.isAfter(late) ? 0 : 1;
            }
        }
        assertThat(told == 0 ? 100 : 100 * inside / told)
                .as("%d sheets a day, %d%% left, %d days of history, %d told", daily, percent, days, told)
                .isGreaterThanOrEqualTo(85);
    }

    @Test
    void theBandIsNoExcuse_ofABusyKioskItIsADayWide() {
        Street street = new Street(7, 120);
        Consumption week = Consumption.learned(street.history(28), NOW.minus(Duration.ofDays(28)), NOW)
                .orElseThrow();
        assertThat(week.forecast(60, new Scale(SHEETS_A_PERCENT, 300), NOW))
                .isInstanceOfSatisfying(
                        Forecast.Within.class,
                        within -> assertThat(Duration.between(within.early(), within.late()))
                                .isLessThan(Duration.ofHours(36)));
    }

    @Test
    void oneFairInFourWeeks_doesNotDecideTheForecast() {
        Street street = new Street(11, 60);
        NavigableMap<Long, Integer> printed = street.history(28);
        Consumption quiet = Consumption.learned(printed, NOW.minus(Duration.ofDays(28)), NOW)
                .orElseThrow();
        for (int hour = 0; hour < 8; hour++) {
            printed.put(
                    hour(NOW.minus(Duration.ofDays(9)))
                            .plusSeconds(3600L * hour)
                            .toEpochMilli(),
                    100);
        }
        Consumption fair = Consumption.learned(printed, NOW.minus(Duration.ofDays(28)), NOW)
                .orElseThrow();
        assertThat(fair.weekly()).isLessThan(quiet.weekly() * 1.2);
    }

    @Test
    void withoutHistory_withoutUse_nothingIsGuessed() {
        assertThat(Consumption.learned(new TreeMap<>(), NOW.minus(Duration.ofDays(6)), NOW))
                .isEmpty();
        Consumption idle = Consumption.learned(new TreeMap<>(), NOW.minus(Duration.ofDays(20)), NOW)
                .orElseThrow();
        assertThat(idle.forecast(50, new Scale(5, 100), NOW))
                .isEqualTo(new Forecast.NotKnown(Forecast.Why.HARDLY_USED));
        Street rare = new Street(3, 2);
        Consumption slow = Consumption.learned(rare.history(28), NOW.minus(Duration.ofDays(28)), NOW)
                .orElseThrow();
        assertThat(slow.forecast(100, new Scale(5, 100), NOW)).isInstanceOf(Forecast.Later.class);
    }

    @Test
    void howManySheetsAPercentIs_isLearnedFromWhatCameOutWhileItSank_whateverWasLoadedMeanwhile() {
        NavigableMap<Long, Integer> printed = new TreeMap<>();
        List<Scale.Sample> samples = new ArrayList<>();
        double sheets = 500;
        for (int hour = 0; hour < 120; hour++) {
            long at = NOW.toEpochMilli() / 3_600_000 * 3_600_000 + hour * 3_600_000L;
            samples.add(new Scale.Sample(at, Math.floor(sheets / 5)));
            printed.put(at, 10);
            sheets -= 10;
            if (sheets < 40) {
                sheets = 500;
            }
        }
        assertThat(Scale.learned(samples, printed).orElseThrow().sheets()).isBetween(4.6, 5.4);
        assertThat(Scale.learned(samples.subList(0, 4), printed))
                .as("it sank by 6 % only")
                .isEmpty();
    }
}
