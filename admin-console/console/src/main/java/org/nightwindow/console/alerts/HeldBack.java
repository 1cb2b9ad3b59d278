package org.nightwindow.console.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.console.planned.PlannedWork;
import org.nightwindow.console.planned.PlannedWorks;
import org.nightwindow.hall.Text;

/// For which kiosks nobody is told now, though something is wrong: work at them was announced, or their whole place is
/// silent and one message tells of it. Such an alert is open and on the board; its message goes out when the reason is
/// gone and the alert is not.
final class HeldBack {
    /// Kiosks that lose their network together fall silent within one heartbeat of each other; as long nobody knows
    /// whether it is one or all. 30 s, and 5 s for a look.
    static final Duration TOGETHER = Duration.ofSeconds(35);

    /// A place of which nothing is heard.
    ///
    /// @param teller the kiosk whose alert tells of all
    record Dark(Text place, int kiosks, String teller) {}

    private final Map<String, PlannedWork> planned = new HashMap<>();
    private final Map<String, Dark> dark = new HashMap<>();
    private final Map<String, Instant> waiting = new HashMap<>();
    private final Instant now;

    /// @param told kiosks of whose silence people have heard
    HeldBack(List<Kiosk> fleet, Sites sites, PlannedWorks works, Set<String> told, Instant now) {
        this.now = now;
        List<PlannedWork> on = works.on();
        fleet.forEach(kiosk -> works.at(kiosk.id(), on).ifPresent(work -> planned.put(kiosk.id(), work)));
        sites.together(fleet.stream()
                        .filter(kiosk -> kiosk.state() != KioskState.NONE)
                        .toList())
                .forEach((place, kiosks) -> {
                    List<Kiosk> silent = kiosks.stream()
                            .filter(kiosk -> kiosk.state() == KioskState.LOST)
                            .toList();
                    if (silent.size() == kiosks.size()) {
                        Optional<String> teller = silent.stream()
                                .map(Kiosk::id)
                                .filter(id -> !planned.containsKey(id))
                                .min((one, other) -> told.contains(one) == told.contains(other)
                                        ? one.compareTo(other)
                                        : told.contains(one) ? -1 : 1);
                        silent.forEach(kiosk ->
                                dark.put(kiosk.id(), new Dark(place, kiosks.size(), teller.orElse(kiosk.id()))));
                    }
                    silent.forEach(kiosk -> kiosk.heard()
                            .ifPresent(heard -> waiting.put(
                                    kiosk.id(), heard.plus(Kiosk.LOST_AFTER).plus(TOGETHER))));
                });
    }

    /// @param silence whether the alert says that the kiosk is silent
    boolean holds(String kioskId, boolean silence) {
        if (planned.containsKey(kioskId)) {
            return true;
        }
        if (!silence) {
            return false;
        }
        Dark place = dark.get(kioskId);
        return place != null
                ? !place.teller().equals(kioskId)
                : waiting.getOrDefault(kioskId, Instant.MIN).isAfter(now);
    }

    /// Why, for the board; empty when it only waits for a moment, or does not.
    Optional<Text> why(String kioskId, boolean silence) {
        PlannedWork work = planned.get(kioskId);
        if (work != null) {
            return Optional.of(new Text("计划检修：" + work.reason(), "planned work: " + work.reason()));
        }
        Dark place = dark.get(kioskId);
        return silence && place != null && !place.teller().equals(kioskId)
                ? Optional.of(new Text(
                        "和" + place.place().zh() + "一起失联",
                        "silent with all of " + place.place().en()))
                : Optional.empty();
    }

    /// The place that is silent as a whole, of the alert that tells of it.
    Optional<Dark> tellsOf(String kioskId) {
        return Optional.ofNullable(dark.get(kioskId))
                .filter(place -> place.teller().equals(kioskId));
    }
}
