package org.nightwindow.console.supplies;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.console.fleet.Fleet;
import org.nightwindow.console.fleet.FleetPage;
import org.nightwindow.console.fleet.HeartbeatListener;
import org.nightwindow.console.fleet.Kiosk;
import org.nightwindow.console.fleet.Sites;
import org.nightwindow.console.web.Frame;
import org.nightwindow.console.web.Pages;

/// Everything about paper and toner. Thread-safe; [#look] by one thread.
///
/// What is left comes with heartbeats, what is used from the acts that ended: sheets that came out. Once an hour all
/// kiosks' weeks are learned anew; a forecast itself is made when it is asked for, from the level of that moment.
public final class Supplies {
    /// The device whose sheets are acts and therefore counted. Slips are not.
    private static final String COUNTED = "document-printer";

    private static final Set<String> FORECAST = Set.of("PAPER", "TONER");
    private static final Duration REMEMBERED = Consumption.LEAST.multipliedBy(Consumption.MOST_WEEKS);

    /// Somebody loads paper and writes it down, or the other way round.
    static final Duration SAME_REFILL = Duration.ofHours(2);

    /// Nobody loads the same again so soon.
    private static final Duration PRESSED_TWICE = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final SupplyStore store = new SupplyStore();
    private final SupplyLevels levels = new SupplyLevels(store);
    private final AuditLog audit;
    private final Clock clock;
    private volatile Map<String, Consumption> weeks = Map.of();
    private volatile Map<Long, Scale> scales = Map.of();

    public Supplies(Jdbi jdbi, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes levels out of heartbeats.
    public HeartbeatListener levels() {
        return levels;
    }

    /// The kiosk a supply is of.
    public Optional<String> kioskOf(long supplyId) {
        return jdbi.withHandle(handle -> store.find(handle, supplyId)).map(SupplyStore.Row::kioskId);
    }

    /// The pages, on the staff listener.
    public SuppliesRoutes pages(Fleet fleet, Supplier<Sites> sites, Pages pages, Function<Context, Frame> frames) {
        return new SuppliesRoutes(this, fleet, sites, pages, frames);
    }

    /// One supply of one kiosk and what becomes of it.
    ///
    /// @param scale absent while it is not known
    public record Standing(
            long id,
            String kioskId,
            String role,
            String kind,
            String name,
            String level,
            @Nullable Integer percent,
            Optional<Scale> scale,
            Forecast forecast) {}

    /// Counts the sheets since the last look and learns how each kiosk prints; called every hour. Of the hour that is
    /// not over only what has come out so far is counted, and again at the next look.
    public void look() {
        Instant now = clock.instant();
        Instant since = now.minus(REMEMBERED);
        jdbi.useTransaction(transaction -> {
            Optional<Instant> from = store.lastCounted(transaction).or(() -> store.firstAct(transaction, since));
            if (from.isPresent()) {
                Instant first = hour(from.get().isBefore(since) ? since : from.get());
                store.countSheets(transaction, first, now);
                store.counted(transaction, hour(now));
            }
        });
        Map<String, NavigableMap<Long, Integer>> sheets = jdbi.withHandle(handle -> store.sheets(handle, since));
        Map<String, Consumption> learned = new HashMap<>();
        sheets.forEach((kiosk, printed) -> Consumption.learned(printed, Instant.ofEpochMilli(printed.firstKey()), now)
                .ifPresent(week -> learned.put(kiosk, week)));
        Map<Long, Scale> measured = new HashMap<>();
        jdbi.useHandle(handle -> {
            Map<Long, List<Scale.Sample>> samples = store.samples(handle, since);
            for (SupplyStore.Row row : store.all(handle)) {
                Scale.learned(
                                samples.getOrDefault(row.id(), List.of()),
                                sheets.getOrDefault(row.kioskId(), Collections.emptyNavigableMap()))
                        .ifPresent(scale -> measured.put(row.id(), scale));
            }
        });
        weeks = Map.copyOf(learned);
        scales = Map.copyOf(measured);
    }

    private static Instant hour(Instant moment) {
        return Instant.ofEpochMilli(moment.toEpochMilli() / Consumption.HOUR * Consumption.HOUR);
    }

    /// Every supply that residents' paper depends on, as it is now.
    public List<Standing> all() {
        return standing(jdbi.withHandle(store::all));
    }

    /// Of one kiosk.
    List<Standing> of(String kioskId) {
        return standing(jdbi.withHandle(handle -> store.all(handle, kioskId)));
    }

    /// What of some kiosks is used up first, and when; without those of which nothing is known.
    public Map<String, FleetPage.Ends> ends(Frame frame, List<String> kioskIds) {
        return kioskIds.isEmpty()
                ? Map.of()
                : SuppliesPage.ends(
                        frame,
                        standing(jdbi.withHandle(handle -> store.all(handle, kioskIds))),
                        SuppliesPage.round(frame.now(), SuppliesRoutes.ROUND));
    }

    /// What becomes of the paper and toner of one kiosk, as the page of supplies says it.
    public List<SuppliesPage.Row> runs(Frame frame, Kiosk kiosk) {
        return SuppliesPage.of(frame, this, kiosk, SuppliesPage.round(frame.now(), SuppliesRoutes.ROUND));
    }

    /// Those of which it is known when they will be used up.
    public List<Standing> ending() {
        return weeks.isEmpty() || scales.isEmpty()
                ? List.of()
                : standing(jdbi.withHandle(handle -> store.measured(handle, COUNTED)));
    }

    private List<Standing> standing(List<SupplyStore.Row> rows) {
        Instant now = clock.instant();
        return rows.stream()
                .filter(row -> FORECAST.contains(row.kind()))
                .map(row -> new Standing(
                        row.id(),
                        row.kioskId(),
                        row.role(),
                        row.kind(),
                        row.name(),
                        row.level(),
                        row.percent(),
                        Optional.ofNullable(scales.get(row.id())),
                        forecast(row, now)))
                .toList();
    }

    private Forecast forecast(SupplyStore.Row row, Instant now) {
        Integer percent = row.percent();
        if (row.level().equals("OUT") || (percent != null && percent == 0)) {
            return new Forecast.Gone();
        }
        if (percent == null || !row.role().equals(COUNTED)) {
            return new Forecast.NotKnown(Forecast.Why.NOT_MEASURED);
        }
        Consumption week = weeks.get(row.kioskId());
        if (week == null) {
            return new Forecast.NotKnown(Forecast.Why.TOO_YOUNG);
        }
        Scale scale = scales.get(row.id());
        return scale == null ? new Forecast.NotKnown(Forecast.Why.NO_SCALE) : week.forecast(percent, scale, now);
    }

    /// How the level of each went in the last days, oldest first.
    Map<Long, List<Scale.Sample>> history(List<Long> ids, Instant since) {
        Map<Long, List<Scale.Sample>> history = new TreeMap<>();
        jdbi.useHandle(handle -> ids.forEach(id -> history.put(id, store.samples(handle, id, since))));
        return history;
    }

    /// Somebody loaded something and says so.
    ///
    /// @return false when there is no such supply
    boolean record(long supplyId, String who, String note) {
        Instant now = clock.instant();
        return jdbi.inTransaction(transaction -> {
            Optional<SupplyStore.Row> row = store.find(transaction, supplyId);
            if (row.isEmpty()) {
                return false;
            }
            store.lock(transaction, row.get().kioskId());
            Optional<SupplyStore.Refill> seen = store.lastRefill(transaction, supplyId, now.minus(SAME_REFILL))
                    .filter(refill -> refill.who() == null);
            boolean pressedTwice = store.lastRefill(transaction, supplyId, now.minus(PRESSED_TWICE))
                    .filter(refill -> who.equals(refill.who()) && note.equals(refill.note()))
                    .isPresent();
            if (pressedTwice) {
                return true;
            }
            if (seen.isPresent()) {
                store.recorded(transaction, seen.get().id(), who, note);
            } else {
                store.addRefill(transaction, supplyId, who, note, row.get().percent(), null, now);
            }
            audit.record(
                    transaction,
                    who,
                    "record-refill",
                    row.get().kioskId(),
                    row.get().kind() + " " + note);
            return true;
        });
    }

    /// The newest of some supplies, newest first.
    List<SupplyStore.Refill> refills(int max, Predicate<SupplyStore.Refill> wanted) {
        return jdbi.withHandle(handle -> store.refills(handle, max, wanted));
    }

    Map<Long, SupplyStore.Row> rows() {
        Map<Long, SupplyStore.Row> rows = new HashMap<>();
        jdbi.withHandle((Handle handle) -> store.all(handle)).forEach(row -> rows.put(row.id(), row));
        return rows;
    }
}
