package org.nightwindow.console.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    /// @param teller the kiosk whose alert tells of all: one that is open and that nobody said needs nobody
    record Dark(Text place, int kiosks, String teller) {}

    private final Map<String, PlannedWork> planned = new HashMap<>();
    private final Map<String, Dark> dark = new HashMap<>();
    private final Map<String, Instant> waiting = new HashMap<>();
    private final Set<String> hands;
    private final Instant now;

    /// @param silence alerts that kiosks are silent
    /// @param hands where somebody is at work, see [Hands]
    HeldBack(
            List<Kiosk> fleet,
            Sites sites,
            PlannedWorks works,
            List<AlertRow> silence,
            Set<String> hands,
            Instant now) {
        this.hands = Set.copyOf(hands);
        this.now = now;
        List<PlannedWork> on = works.on();
        fleet.forEach(kiosk -> works.at(kiosk.id(), on).ifPresent(work -> planned.put(kiosk.id(), work)));
        Map<String, AlertRow> rows = new HashMap<>();
        silence.forEach(row -> rows.put(row.kioskId(), row));
        sites.together(fleet.stream()
                        .filter(kiosk -> kiosk.state() != KioskState.NONE)
                        .toList())
                .forEach((place, kiosks) -> {
                    List<Kiosk> silent = kiosks.stream()
                            .filter(kiosk -> kiosk.state() == KioskState.LOST)
                            .toList();
                    if (silent.size() == kiosks.size()) {
                        Optional<String> teller = teller(silent, rows);
                        silent.forEach(kiosk ->
                                dark.put(kiosk.id(), new Dark(place, kiosks.size(), teller.orElse(kiosk.id()))));
                    }
                    silent.forEach(kiosk -> kiosk.heard()
                            .ifPresent(heard -> waiting.put(
                                    kiosk.id(), heard.plus(Kiosk.LOST_AFTER).plus(TOGETHER))));
                });
    }

    /// Whose alert tells of a place, the best first.
    private enum Telling {
        /// People were told since the whole place is silent.
        HAS,
        /// The next look tells them.
        WILL,
        /// They were told of this one before, and are told again some time.
        LATER,
        /// It needs nobody, somebody has it or works there, or no alert comes of it.
        NEVER
    }

    /// That a place is silent is news, even where one of its kiosks has long been silent and needs nobody.
    private Optional<String> teller(List<Kiosk> silent, Map<String, AlertRow> rows) {
        long since = silent.stream()
                .flatMap(kiosk -> kiosk.heard().stream())
                .map(heard -> heard.plus(Kiosk.LOST_AFTER))
                .map(lost -> lost.isAfter(now) ? now : lost) // heard before our clock was set back
                .mapToLong(Instant::toEpochMilli)
                .max()
                .orElse(0);
        Map<String, Telling> telling = new HashMap<>();
        silent.forEach(kiosk -> telling.put(kiosk.id(), telling(kiosk, rows.get(kiosk.id()), since)));
        return silent.stream()
                .map(Kiosk::id)
                .filter(id -> telling.get(id) != Telling.NEVER)
                .min(Comparator.comparing((String id) -> telling.get(id)).thenComparing(id -> id));
    }

    private Telling telling(Kiosk kiosk, @Nullable AlertRow row, long since) {
        if (planned.containsKey(kiosk.id())
                || hands.contains(kiosk.id())
                || kiosk.heard().isEmpty()) {
            return Telling.NEVER;
        }
        if (row == null) {
            return Telling.WILL;
        }
        return switch (row.state()) {
            case QUIET, CLOSED -> Telling.NEVER;
            case SEEN -> Telling.WILL;
            case OPEN -> {
                @Nullable Long told = row.toldAt();
                if (told != null && told >= since) {
                    yield Telling.HAS;
                }
                if (row.takenBy() != null) {
                    yield Telling.NEVER;
                }
                yield told == null ? Telling.WILL : Telling.LATER;
            }
        };
    }

    /// Makes one of what is true at a moment.
    interface Now {
        HeldBack of(List<Kiosk> fleet, List<AlertRow> silence, Set<String> hands);
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

    /// Whether somebody is at work there.
    boolean hands(String kioskId) {
        return hands.contains(kioskId);
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
