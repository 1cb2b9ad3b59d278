package org.nightwindow.console.availability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.fleet.Alike;
import org.nightwindow.console.fleet.DayStrip;
import org.nightwindow.console.fleet.HeartbeatListener;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.KioskPage;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Heartbeat;

/// Writes down when an item of a kiosk begins or ceases to work, and when nothing was heard of it; tells how much of
/// the time each could be done. In the transaction that keeps the heartbeat: what is acknowledged is counted, and a
/// heartbeat that comes twice changes nothing. Thread-safe.
public final class Availability implements HeartbeatListener {
    /// What the page of a kiosk shows.
    static final Duration DAY = Duration.ofHours(24);

    static final Duration WEEK = Duration.ofDays(7);

    /// Of the drawing.
    private static final int WIDTH = 1000;

    private record Known(Instant heard, Map<String, String> items) {}

    private final Jdbi jdbi;
    private final ChangeStore store = new ChangeStore();
    private final Clock clock;

    /// What the database was found to hold, so that most heartbeats read nothing. Never what was only written: a
    /// transaction may still fail.
    private final Map<String, Known> found = new ConcurrentHashMap<>();

    private final Alike alike = new Alike();

    public Availability(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void onHeartbeat(Handle transaction, String kioskId, Heartbeat heartbeat, Instant now) {
        Map<String, String> said = new HashMap<>();
        heartbeat.items().stream()
                .filter(Heartbeat.Item::offered)
                .forEach(item -> said.put(item.item(), (item.available() ? Span.How.UP : Span.How.OFF).name()));
        @Nullable Known known = found.get(kioskId);
        if (known != null
                && !known.heard().isAfter(now)
                && !isSilence(known.heard(), now)
                && known.items().equals(said)) {
            found.put(kioskId, new Known(now, known.items()));
            return;
        }
        found.remove(kioskId);
        Optional<Instant> heard = store.heard(transaction, kioskId);
        if (heard.filter(last -> last.isAfter(now)).isPresent()) {
            store.setBack(transaction, kioskId, now);
        }
        Optional<Instant> silentSince = heard.filter(last -> isSilence(last, now));
        silentSince.ifPresent(since -> store.silence(transaction, kioskId, since, now));
        Map<String, String> last = store.last(transaction, kioskId, now);
        Map<String, String> all = new HashMap<>(said);
        last.keySet().forEach(item -> all.putIfAbsent(item, ChangeStore.GONE));
        boolean changed = silentSince.isPresent();
        for (Map.Entry<String, String> item : all.entrySet()) {
            if (!item.getValue().equals(last.get(item.getKey()))) {
                store.change(transaction, kioskId, item.getKey(), item.getValue(), now);
                changed = true;
            }
        }
        if (!changed) {
            found.put(kioskId, new Known(now, alike.one(Map.copyOf(said))));
        }
    }

    private static boolean isSilence(Instant heard, Instant now) {
        return now.isAfter(heard.plus(Kiosk.LOST_AFTER));
    }

    /// The last day of one kiosk, item by item, ready to be drawn.
    public Map<String, KioskPage.ItemDay> day(Frame frame, Kiosk kiosk) {
        Instant now = clock.instant();
        Instant from = now.minus(DAY);
        Map<String, KioskPage.ItemDay> day = new HashMap<>();
        spans(List.of(kiosk), Optional.of(kiosk.id()), from, now)
                .getOrDefault(kiosk.id(), Map.of())
                .forEach((item, spans) -> day.put(
                        item,
                        new KioskPage.ItemDay(
                                Share.of(spans).words(frame),
                                spans.stream().map(span -> bar(span, from)).toList())));
        return day;
    }

    /// The last day of one kiosk as a whole: what part of all its items could be done.
    public List<DayStrip.Stretch> whole(Kiosk kiosk) {
        Instant now = clock.instant();
        List<List<Span>> items = List.copyOf(spans(List.of(kiosk), Optional.of(kiosk.id()), now.minus(DAY), now)
                .getOrDefault(kiosk.id(), Map.of())
                .values());
        TreeSet<Long> cuts = new TreeSet<>();
        items.forEach(spans -> spans.forEach(span -> cuts.addAll(List.of(span.from(), span.until()))));
        List<DayStrip.Stretch> whole = new ArrayList<>();
        for (Long begin : cuts) {
            Long end = cuts.higher(begin);
            if (end != null) {
                shape(items, begin).ifPresent(shape -> {
                    DayStrip.Stretch last = whole.isEmpty() ? null : whole.getLast();
                    if (last != null && last.until() == begin && last.shape().equals(shape)) {
                        whole.set(whole.size() - 1, new DayStrip.Stretch(last.from(), end, shape));
                    } else {
                        whole.add(new DayStrip.Stretch(begin, end, shape));
                    }
                });
            }
        }
        return whole;
    }

    /// How it was at a moment; empty when it had no items then.
    private static Optional<String> shape(List<List<Span>> items, long at) {
        List<Span.How> then = items.stream()
                .flatMap(spans -> spans.stream()
                        .filter(span -> span.from() <= at && at < span.until())
                        .map(Span::how))
                .toList();
        if (then.isEmpty()) {
            return Optional.empty();
        }
        if (then.contains(Span.How.UNKNOWN)) {
            return Optional.of("lost");
        }
        boolean none = !then.contains(Span.How.UP);
        return Optional.of(none ? "out" : then.contains(Span.How.OFF) ? "part" : "ok");
    }

    private static KioskPage.Bar bar(Span span, Instant from) {
        long begin = (span.from() - from.toEpochMilli()) * WIDTH / DAY.toMillis();
        long end = (span.until() - from.toEpochMilli()) * WIDTH / DAY.toMillis();
        String shape = switch (span.how()) {
            case UP -> "ok";
            case OFF -> "out";
            case UNKNOWN -> "unk";
        };
        return new KioskPage.Bar((int) begin, (int) Math.max(1, end - begin), shape);
    }

    /// Kiosk → item → how it was, without gaps from when it was first known.
    ///
    /// @param only of this one, or of all
    Map<String, Map<String, List<Span>>> spans(List<Kiosk> kiosks, Optional<String> only, Instant from, Instant until) {
        return jdbi.withHandle(handle -> {
            Map<String, Map<String, TreeMap<Long, String>>> changes = new HashMap<>();
            store.since(handle, only, from)
                    .forEach(row -> changes.computeIfAbsent(row.kioskId(), each -> new HashMap<>())
                            .computeIfAbsent(row.item(), each -> new TreeMap<>())
                            .put(Math.max(row.changedAt(), from.toEpochMilli()), row.state()));
            Map<String, List<ChangeStore.Silence>> silences = new HashMap<>();
            store.silencesSince(handle, only, from)
                    .forEach(silence -> silences.computeIfAbsent(silence.kioskId(), each -> new ArrayList<>())
                            .add(silence));
            Map<String, Map<String, List<Span>>> spans = new HashMap<>();
            for (Kiosk kiosk : kiosks) {
                List<ChangeStore.Silence> silent = new ArrayList<>(silences.getOrDefault(kiosk.id(), List.of()));
                kiosk.heard()
                        .filter(heard -> isSilence(heard, until))
                        .ifPresent(heard ->
                                silent.add(new ChangeStore.Silence(kiosk.id(), heard.toEpochMilli(), Long.MAX_VALUE)));
                Map<String, List<Span>> items = new TreeMap<>();
                changes.getOrDefault(kiosk.id(), Map.of())
                        .forEach((item, states) -> items.put(item, cut(states, silent, until.toEpochMilli())));
                spans.put(kiosk.id(), items);
            }
            return spans;
        });
    }

    /// Cuts the time at each change and at both ends of each silence, and says of each piece how it was.
    private static List<Span> cut(NavigableMap<Long, String> states, List<ChangeStore.Silence> silences, long until) {
        TreeSet<Long> cuts = new TreeSet<>(states.keySet());
        silences.forEach(silence -> {
            cuts.add(silence.fromAt());
            cuts.add(silence.untilAt());
        });
        cuts.add(until);
        List<Span> spans = new ArrayList<>();
        if (states.firstKey() >= until) {
            return spans; // written before our clock was set back
        }
        for (long begin : cuts.subSet(states.firstKey(), until)) {
            long end = cuts.higher(begin);
            String state = states.floorEntry(begin).getValue();
            boolean silent =
                    silences.stream().anyMatch(silence -> silence.fromAt() <= begin && begin < silence.untilAt());
            if (!state.equals(ChangeStore.GONE)) {
                spans.add(new Span(begin, Math.min(end, until), silent ? Span.How.UNKNOWN : Span.How.valueOf(state)));
            }
        }
        return spans;
    }
}
