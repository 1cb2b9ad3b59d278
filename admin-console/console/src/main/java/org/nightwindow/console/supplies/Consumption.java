package org.nightwindow.console.supplies;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import org.nightwindow.console.web.Frame;

/// How a kiosk prints in the course of a week, learned from the sheets that came out of it.
///
/// How much: the median of the last four weeks, so that one fair or one dead week does not decide. When: the share of
/// each day of the week, and of each hour of working days and of weekends. How sure: by chance alone the sheets of any
/// time scatter like their square root; days that scatter more than that widen the band, and so does a short history.
///
/// The band is where the sheets left and the sheets printed may meet with nine chances in ten; ConsumptionTest
/// measures it against simulated weeks.
final class Consumption {
    static final long HOUR = Duration.ofHours(1).toMillis();

    /// Less than a week knows nothing of weekends.
    static final Duration LEAST = Duration.ofDays(7);

    /// What is older tells of another season.
    static final int MOST_WEEKS = 4;

    /// Nobody plans a round further ahead, and the band grows with the distance.
    static final Duration HORIZON = Duration.ofDays(45);

    private static final int WEEK_HOURS = 7 * 24;

    /// Nine in ten lie within this many standard deviations.
    private static final double NINE_IN_TEN = 1.645;

    /// The median of a few weeks scatters a quarter more than their mean.
    private static final double MEDIAN_COSTS = 1.5;

    /// Weeks differ by more than chance and history show: a holiday nearby, a street closed.
    private static final double WEEKS_DIFFER = 0.04;

    /// With one week only nothing tells whether its days scatter more than by chance.
    private static final double ONE_WEEK_SCATTER = 3;

    /// One day out of line must not make a year's forecast useless.
    private static final double MOST_SCATTER = 16;

    /// Of a week that prints less than this the course cannot be learned.
    private static final double LEAST_WEEKLY = 4;

    private final double[] perHour = new double[WEEK_HOURS];
    private final double weekly;
    private final int weeks;
    private final double scatter;

    /// @param printed sheets by the hour they came out, epoch ms of its begin
    /// @param since from when everything is known
    /// @return empty when there is less than [#LEAST] of it
    static Optional<Consumption> learned(NavigableMap<Long, Integer> printed, Instant since, Instant now) {
        long end = now.toEpochMilli() / HOUR * HOUR;
        int weeks = (int) Math.min(MOST_WEEKS, (end - since.toEpochMilli()) / LEAST.toMillis());
        return weeks < 1 ? Optional.empty() : Optional.of(new Consumption(printed, end, weeks));
    }

    private Consumption(NavigableMap<Long, Integer> printed, long end, int weeks) {
        this.weeks = weeks;
        double[] totals = new double[weeks];
        double[][] days = new double[weeks][7];
        double[] ofDay = new double[7];
        double[][] ofHour = new double[2][24];
        printed.tailMap(end - weeks * LEAST.toMillis(), true).headMap(end).forEach((hour, sheets) -> {
            int week = (int) ((end - 1 - hour) / LEAST.toMillis());
            int slot = slot(hour);
            totals[week] += sheets;
            days[week][slot / 24] += sheets;
            ofDay[slot / 24] += sheets;
            ofHour[kind(slot)][slot % 24] += sheets;
        });
        weekly = median(totals);
        scatter = weeks == 1 ? ONE_WEEK_SCATTER : scatter(days, ofDay);
        double all = Arrays.stream(ofDay).sum();
        double[] ofKind = {
            Arrays.stream(ofHour[0]).sum(), Arrays.stream(ofHour[1]).sum()
        };
        double sum = 0;
        for (int slot = 0; slot < WEEK_HOURS; slot++) {
            // As if one day's worth more had been seen, spread evenly: an hour never seen is rare, not impossible.
            double day = (ofDay[slot / 24] + all / 140) / (all + all / 20 + 1);
            double spread = ofKind[kind(slot)] / 20 + 1;
            double hour = (ofHour[kind(slot)][slot % 24] + spread / 24) / (ofKind[kind(slot)] + spread);
            perHour[slot] = day * hour;
            sum += perHour[slot];
        }
        for (int slot = 0; slot < WEEK_HOURS && sum > 0; slot++) {
            perHour[slot] *= weekly / sum;
        }
    }

    /// Working days and weekends have different hours.
    private static int kind(int slot) {
        return slot / 24 < 5 ? 0 : 1;
    }

    /// Hour of the hall's week, from Monday 00:00.
    private static int slot(long moment) {
        var local = Instant.ofEpochMilli(moment).atZone(Frame.ZONE);
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    /// Variance of a day over its mean; 1 when only chance is at work.
    private double scatter(double[][] days, double[] ofDay) {
        double sum = 0;
        for (int day = 0; day < 7; day++) {
            double mean = Math.max(ofDay[day] / weeks, 0.25);
            for (double[] week : days) {
                double off = week[day] - ofDay[day] / weeks;
                sum += Math.min(off * off / mean, MOST_SCATTER);
            }
        }
        return Math.max(1, sum / (7.0 * (weeks - 1)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double weekly() {
        return weekly;
    }

    /// @param percent as the device reads it, up to one off
    Forecast forecast(double percent, Scale scale, Instant now) {
        if (weekly < LEAST_WEEKLY) {
            return new Forecast.NotKnown(Forecast.Why.HARDLY_USED);
        }
        double left = percent * scale.sheets();
        double fewest = Math.max(0, (percent - 1) * scale.sheets() * (1 - scale.doubt()));
        double most = (percent + 1) * scale.sheets() * (1 + scale.doubt());
        double rateDoubt = Math.sqrt(MEDIAN_COSTS * scatter / (weekly * weeks) + WEEKS_DIFFER * WEEKS_DIFFER);
        Instant end = now.plus(HORIZON);
        Instant early = end;
        Instant likely = end;
        double printed = 0;
        Instant moment = now;
        int slot = slot(now.toEpochMilli());
        while (moment.isBefore(end)) {
            Instant next = Instant.ofEpochMilli(moment.toEpochMilli() / HOUR * HOUR + HOUR);
            printed += perHour[slot] * Duration.between(moment, next).toMillis() / HOUR;
            double doubt = NINE_IN_TEN * Math.sqrt(scatter * printed + printed * rateDoubt * printed * rateDoubt);
            if (early.equals(end) && printed + doubt >= fewest) {
                early = moment;
            }
            if (likely.equals(end) && printed >= left) {
                likely = next;
            }
            if (printed - doubt >= most) {
                return new Forecast.Within(early, likely, next);
            }
            moment = next;
            slot = (slot + 1) % WEEK_HOURS; // the hall's clock is never put forward or back
        }
        return early.equals(end) || likely.equals(end)
                ? new Forecast.Later(early)
                : new Forecast.Within(early, likely, end);
    }
}
