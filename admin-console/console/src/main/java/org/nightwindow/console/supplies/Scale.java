package org.nightwindow.console.supplies;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// How many sheets a percent of a supply is, learned from what was printed while it sank.
///
/// @param sheets per percent
/// @param seen how many percent it was seen to sink; the more, the surer
public record Scale(double sheets, double seen) {
    /// A sensor that reads whole percents is off by up to one at each end: over ten, by a fifth at most.
    static final double LEAST_SEEN = 10;

    /// Less than this in one fall tells nothing, and a sensor that trembles must not count.
    private static final double LEAST_FALL = 3;

    /// @param at epoch ms
    record Sample(long at, double percent) {}

    /// @param samples oldest first
    /// @param printed sheets by the hour they came out, epoch ms of its begin
    static Optional<Scale> learned(List<Sample> samples, NavigableMap<Long, Integer> printed) {
        double fallen = 0;
        double sheets = 0;
        int from = 0;
        for (int to = 1; to <= samples.size(); to++) {
            boolean ends = to == samples.size()
                    || samples.get(to).percent() > samples.get(to - 1).percent() + LEAST_FALL;
            if (ends) {
                Sample first = samples.get(from);
                Sample last = samples.get(to - 1);
                double fall = first.percent() - last.percent();
                if (fall >= LEAST_FALL) {
                    fallen += fall;
                    sheets += printedBetween(printed, first.at(), last.at());
                }
                from = to;
            }
        }
        return fallen < LEAST_SEEN || sheets <= 0 ? Optional.empty() : Optional.of(new Scale(sheets / fallen, fallen));
    }

    /// Of the hours at both ends the part that lies between.
    private static double printedBetween(NavigableMap<Long, Integer> printed, long from, long to) {
        double sum = 0;
        for (var hour :
                printed.subMap(from - Consumption.HOUR, false, to, false).entrySet()) {
            long begin = Math.max(from, hour.getKey());
            long end = Math.min(to, hour.getKey() + Consumption.HOUR);
            sum += hour.getValue() * (double) (end - begin) / Consumption.HOUR;
        }
        return sum;
    }

    /// By how much it may be wrong, as a share of it: a percent at both ends of what was seen.
    double doubt() {
        return 1.5 / seen;
    }
}
