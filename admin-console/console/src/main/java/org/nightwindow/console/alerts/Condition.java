package org.nightwindow.console.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskState;
import org.nightwindow.console.supplies.Forecast;
import org.nightwindow.hall.Heartbeat;

/// What can be wrong with a kiosk: a closed vocabulary that rules name. Each finds what holds now and, where the
/// facts tell, since when; so a console that was down does not begin to count anew.
public enum Condition {
    /// No heartbeat for 75 s. One that never spoke since it was enrolled has a technician in front of it.
    OFFLINE {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return kiosk
                    .heard()
                    .filter(heard -> kiosk.state() == KioskState.LOST)
                    .map(heard -> new Finding("", "", heard))
                    .stream()
                    .toList();
        }
    },
    /// A part is broken and items cannot be done for it. One for each part.
    SERVICE_CLOSED {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return closedBy(kiosk, now, false);
        }
    },
    /// Items are off and no part is the reason: the ledger, the disk, the clock, a start that does not end, no
    /// catalogue.
    /// And whatever else leaves a kiosk on which nothing can be done and of which no part is said to be broken.
    KIOSK_CLOSED {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return whyClosed(kiosk).map(why -> new Finding("", why, now)).stream()
                    .toList();
        }
    },
    /// The same as [#SERVICE_CLOSED], because paper or toner is used up.
    SUPPLY_OUT {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return closedBy(kiosk, now, true);
        }
    },
    /// Paper or toner may be gone before the next time somebody brings some. One for each supply.
    SUPPLY_ENDING {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            Instant round = rule.nextRound(now);
            return facts.supplies().stream()
                    .filter(supply -> supply.forecast() instanceof Forecast.Within within
                            && within.early().isBefore(round))
                    .map(supply -> new Finding(
                            String.join("/", supply.role(), supply.kind(), supply.name()),
                            "ENDING_" + supply.kind(),
                            now))
                    .toList();
        }
    },
    /// Documents of which nobody knows whether they were printed.
    UNKNOWN_SHEETS {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return facts.unknownSince().map(since -> new Finding("", "", since)).stream()
                    .toList();
        }
    },
    /// Its records leave a gap or contradict earlier ones, and were set apart.
    HISTORY_FORKED {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return facts.forkedSince().map(since -> new Finding("", "", since)).stream()
                    .toList();
        }
    },
    /// It has written records that do not arrive.
    OUTBOX_OLD {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return kiosk
                    .heartbeat()
                    .filter(said -> said.lastSeq() > facts.storedUpTo(said.epoch()))
                    .map(said -> new Finding("", "", now))
                    .stream()
                    .toList();
        }
    },
    /// Its own clock and ours differ by more than a heartbeat on a slow line explains.
    CLOCK_WRONG {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return kiosk
                    .heartbeat()
                    .filter(said ->
                            Duration.between(said.sentAt(), kiosk.heard().orElse(now))
                                            .abs()
                                            .compareTo(CLOCK_TOLERANCE)
                                    > 0)
                    .map(said -> new Finding("", "", now))
                    .stream()
                    .toList();
        }
    },
    /// The program runs, but nothing was painted for two minutes.
    SCREEN_STILL {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return kiosk.heartbeat().filter(said -> !kiosk.isPainting()).map(said -> new Finding("", "", now)).stream()
                    .toList();
        }
    },
    /// Its certificate ends within [#CERTIFICATE_NEAR] and it has no newer one.
    CERTIFICATE_ENDING {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return facts
                    .certificateEnds()
                    .filter(end -> end.isBefore(now.plus(CERTIFICATE_NEAR)))
                    .map(end -> new Finding("", "", end.minus(CERTIFICATE_NEAR)))
                    .stream()
                    .toList();
        }
    },
    /// A driver crashed within [Crashes#COUNTS]; the device may long be back. One for each kiosk: which, and where, is
    /// in its events.
    DRIVER_CRASHED {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            return facts.crashedSince().map(since -> new Finding("", "", since)).stream()
                    .toList();
        }
    },
    /// A driver crashed so often that it is left alone, and no item is off for it: else [#SERVICE_CLOSED] tells it. One
    /// for each part.
    DRIVER_GIVEN_UP {
        @Override
        List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now) {
            Set<String> told =
                    closedBy(kiosk, now, false).stream().map(Finding::about).collect(Collectors.toSet());
            return kiosk.heartbeat().map(Heartbeat::devices).orElse(List.of()).stream()
                    .filter(device -> device.detail().equals(LEFT_ALONE) && !told.contains(device.role()))
                    .map(device -> new Finding(device.role(), LEFT_ALONE, since(kiosk, device.role(), now)))
                    .toList();
        }
    };

    /// A kiosk renews after 60 of 90 days and tries every hour; half of what is left then is gone.
    static final Duration CERTIFICATE_NEAR = Duration.ofDays(14);

    /// Kiosks that follow a time service are within a second.
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    private static final String SUPPLY = "SUPPLY_OUT";

    private static final String LEFT_ALONE = "GIVEN_UP";

    /// One thing that is wrong.
    ///
    /// @param about role of a device, of a supply with its kind and name: `document-printer/PAPER/tray-1`, or empty
    ///     for the kiosk as a whole; what is longer than fits a key is cut
    /// @param detail name of a device's detail: `MEDIA_JAMMED`; or empty
    public record Finding(String about, String detail, Instant since) {
        /// With a rule and a kiosk of 40 each it is a key of 160.
        private static final int ABOUT_CHARS = 78;

        private static final int DETAIL_CHARS = 80;

        public Finding {
            about = AlertStore.cut(about, ABOUT_CHARS);
            detail = AlertStore.cut(detail, DETAIL_CHARS);
        }
    }

    /// What is wrong now.
    abstract List<Finding> in(Kiosk kiosk, KioskFacts facts, Rule rule, Instant now);

    /// Whether it is read from heartbeats: while there are none, nobody knows whether it still holds.
    boolean needsContact() {
        return switch (this) {
            case SERVICE_CLOSED,
                    KIOSK_CLOSED,
                    SUPPLY_OUT,
                    SUPPLY_ENDING,
                    OUTBOX_OLD,
                    CLOCK_WRONG,
                    SCREEN_STILL,
                    DRIVER_GIVEN_UP -> true;
            case OFFLINE, UNKNOWN_SHEETS, HISTORY_FORKED, CERTIFICATE_ENDING, DRIVER_CRASHED -> false;
        };
    }

    /// Everything.
    static final String ALL = "*";

    /// What residents cannot have done because of it, for counting who was turned away.
    ///
    /// @param about as in [Finding]
    /// @return ids with commas, [#ALL], or nothing
    String closes(Kiosk kiosk, String about) {
        return switch (this) {
            case OFFLINE, SCREEN_STILL -> ALL;
            case SERVICE_CLOSED, SUPPLY_OUT ->
                closed(kiosk, off(kiosk).filter(item -> item.reason().startsWith(about + ":")));
            case KIOSK_CLOSED -> closed(kiosk, off(kiosk).filter(item -> !isOfAPart(item)));
            case UNKNOWN_SHEETS, SUPPLY_ENDING, HISTORY_FORKED, OUTBOX_OLD, CLOCK_WRONG, CERTIFICATE_ENDING -> "";
            case DRIVER_CRASHED, DRIVER_GIVEN_UP -> "";
        };
    }

    private static Stream<Heartbeat.Item> off(Kiosk kiosk) {
        return kiosk.offered().stream().filter(item -> !item.available());
    }

    private static boolean isOfAPart(Heartbeat.Item item) {
        return item.reason().contains(":");
    }

    private static String closed(Kiosk kiosk, Stream<Heartbeat.Item> because) {
        List<String> items = because.map(Heartbeat.Item::item).toList();
        return items.size() == kiosk.offered().size() ? ALL : String.join(",", items);
    }

    /// In one word, when it is no part.
    private static Optional<String> whyClosed(Kiosk kiosk) {
        if (kiosk.state() == KioskState.MAINTENANCE || kiosk.heartbeat().isEmpty()) {
            return Optional.empty();
        }
        if (kiosk.items().isEmpty()) {
            return Optional.of("NO_ITEMS");
        }
        if (kiosk.offered().isEmpty()) {
            return Optional.of(Heartbeat.Item.NOT_OFFERED);
        }
        return off(kiosk)
                .filter(item -> !isOfAPart(item))
                .map(Heartbeat.Item::reason)
                .findFirst();
    }

    /// The parts for which items are off. A reason reads `document-printer:MEDIA_JAMMED`.
    private static List<Finding> closedBy(Kiosk kiosk, Instant now, boolean supplies) {
        Map<String, String> reasons = new LinkedHashMap<>();
        off(kiosk)
                .filter(Condition::isOfAPart)
                .map(item -> item.reason().split(":", 2))
                .filter(reason -> reason[1].equals(SUPPLY) == supplies)
                .forEach(reason -> reasons.putIfAbsent(reason[0], reason[1]));
        List<Finding> findings = new ArrayList<>();
        reasons.forEach((role, detail) -> findings.add(new Finding(role, detail, since(kiosk, role, now))));
        return findings;
    }

    /// By our clock: the age the device's state had when the kiosk told it.
    private static Instant since(Kiosk kiosk, String role, Instant now) {
        Optional<Heartbeat> said = kiosk.heartbeat();
        return said.flatMap(heartbeat -> heartbeat.devices().stream()
                        .filter(device -> device.role().equals(role))
                        .findFirst()
                        .map(device -> Duration.between(device.since(), heartbeat.sentAt())))
                .filter(age -> !age.isNegative())
                .map(age -> kiosk.heard().orElse(now).minus(age))
                .orElse(now);
    }
}
