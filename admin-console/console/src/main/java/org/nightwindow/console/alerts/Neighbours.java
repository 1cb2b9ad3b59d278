package org.nightwindow.console.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.hall.Heartbeat;

/// Where else things can be done now. Looks through the fleet once, however often it is asked.
final class Neighbours {
    private final Sites sites;

    /// Kiosks by what can be done there: a fleet has few different answers.
    private final Map<Set<String>, List<Kiosk>> able = new HashMap<>();

    /// @param all whether everything wanted can be done there, or only the most of it
    record Nearest(Sites.Nearby where, boolean all) {}

    Neighbours(List<Kiosk> fleet, Sites sites) {
        this.sites = sites;
        fleet.stream()
                .filter(kiosk -> isOpen(kiosk.state()))
                .forEach(kiosk -> able.computeIfAbsent(possible(kiosk), each -> new ArrayList<>())
                        .add(kiosk));
    }

    private static boolean isOpen(KioskState state) {
        return switch (state) {
            case WORKING, WATCH, PART -> true;
            case OUT, LOST, MAINTENANCE, NONE -> false;
        };
    }

    private static Set<String> possible(Kiosk kiosk) {
        return kiosk.items().stream()
                .filter(Heartbeat.Item::available)
                .map(Heartbeat.Item::item)
                .collect(Collectors.toSet());
    }

    /// The nearest other kiosk on which the most of it can be done. What nobody can do anywhere is no reason to send
    /// her nowhere.
    ///
    /// @param wanted ids of items, at least one
    /// @return empty when nothing of it can be done elsewhere
    Optional<Nearest> instead(String kioskId, Set<String> wanted) {
        List<Kiosk> best = new ArrayList<>();
        int most = 0;
        for (Map.Entry<Set<String>, List<Kiosk>> group : able.entrySet()) {
            Set<String> there = new HashSet<>(wanted);
            there.retainAll(group.getKey());
            List<Kiosk> others = group.getValue().stream()
                    .filter(kiosk -> !kiosk.id().equals(kioskId))
                    .toList();
            if (there.isEmpty() || others.isEmpty() || there.size() < most) {
                continue;
            }
            if (there.size() > most) {
                best.clear();
                most = there.size();
            }
            best.addAll(others);
        }
        boolean all = most == wanted.size();
        return sites.nearest(kioskId, best).map(where -> new Nearest(where, all));
    }
}
