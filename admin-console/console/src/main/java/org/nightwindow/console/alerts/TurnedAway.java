package org.nightwindow.console.alerts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.nightwindow.console.residents.Visits.Left;

/// How many residents left without what they had asked for while it was closed for what is wrong; where nothing could
/// be done, everybody who left without having done anything. Who only looked is not counted, nor who wanted something
/// else that works. One who wanted what two faults closed is one resident.
///
/// @param byAlert without those that closed nothing
/// @param byKiosk each resident once
record TurnedAway(Map<Long, Integer> byAlert, Map<String, Integer> byKiosk) {

    /// @param left who left a kiosk from a moment on; asked once for each kiosk
    static TurnedAway of(List<AlertRow> alerts, BiFunction<String, Instant, List<Left>> left) {
        Map<Long, Integer> byAlert = new HashMap<>();
        Map<String, Integer> byKiosk = new HashMap<>();
        alerts.stream()
                .filter(alert -> !alert.items().isEmpty())
                .collect(Collectors.groupingBy(AlertRow::kioskId))
                .forEach((kiosk, closing) -> {
                    long since =
                            closing.stream().mapToLong(AlertRow::since).min().orElseThrow();
                    List<Left> all = left.apply(kiosk, Instant.ofEpochMilli(since));
                    closing.forEach(alert -> byAlert.put(alert.id(), (int)
                            all.stream().filter(one -> isFor(one, alert)).count()));
                    byKiosk.put(kiosk, (int) all.stream()
                            .filter(one -> closing.stream().anyMatch(alert -> isFor(one, alert)))
                            .count());
                });
        return new TurnedAway(byAlert, byKiosk);
    }

    private static boolean isFor(Left one, AlertRow alert) {
        long until = Optional.ofNullable(alert.closedAt()).orElse(Long.MAX_VALUE);
        return one.at() >= alert.since()
                && one.at() <= until
                && (alert.items().equals(Condition.ALL)
                        || Set.of(alert.items().split(",")).contains(one.item()));
    }
}
