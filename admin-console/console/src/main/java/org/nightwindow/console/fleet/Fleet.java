package org.nightwindow.console.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.web.Frame;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All kiosks as they are now. Thread-safe.
public final class Fleet {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

    /// Heartbeats come every 30 s.
    private static final Duration LATELY = Duration.ofMinutes(5);

    /// What is kept, is kept for days.
    private static final Duration ABOUT = Duration.ofDays(1);

    private record Read(long receivedAt, Optional<Heartbeat> heartbeat) {}

    private final FleetStore store;
    private final Clock clock;
    private volatile boolean doubted;

    /// The last heartbeat of each kiosk, so that drawing a page does not read thousands of JSON texts again.
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    public Fleet(Jdbi jdbi, Clock clock) {
        this.store = new FleetStore(jdbi);
        this.clock = clock;
    }

    FleetStore store() {
        return store;
    }

    /// Every kiosk, by id. Only what was said since the last look is read and parsed.
    public List<Kiosk> all() {
        List<FleetStore.Row> heads = store.all();
        List<String> changed = heads.stream()
                .filter(row -> row.receivedAt() != null && !isKnown(row))
                .map(FleetStore.Row::id)
                .toList();
        Map<String, FleetStore.Row> fresh = new HashMap<>();
        for (int from = 0; from < changed.size(); from += FleetStore.BODIES_AT_ONCE) {
            fresh.putAll(
                    store.bodies(changed.subList(from, Math.min(changed.size(), from + FleetStore.BODIES_AT_ONCE))));
        }
        return heads.stream()
                .map(row -> kiosk(fresh.getOrDefault(row.id(), row)))
                .toList();
    }

    /// Whether the kiosks heard of in the last minutes have about the time we have; also when there are none at
    /// all. Each has a clock of its own: when most of them contradict, it is ours that is wrong.
    public boolean confirmsTime() {
        Instant now = clock.instant();
        List<Kiosk> kiosks = all();
        List<Boolean> agree = kiosks.stream()
                .filter(kiosk -> kiosk.heard()
                        .filter(heard -> heard.isAfter(now.minus(LATELY)) && !heard.isAfter(now.plus(LATELY)))
                        .isPresent())
                .flatMap(kiosk -> kiosk.heartbeat().stream())
                .map(said -> Duration.between(said.sentAt(), now).abs().compareTo(ABOUT) < 0)
                .toList();
        boolean sure = kiosks.stream().allMatch(kiosk -> kiosk.heard().isEmpty())
                || agree.stream().filter(yes -> yes).count() * 2 > agree.size();
        if (!sure && !doubted) {
            LOG.error(
                    "{} of {} kiosks heard of lately {} have our time",
                    LogEvent.TIME_DOUBTED,
                    agree.size(),
                    agree.stream().filter(yes -> yes).count());
        }
        doubted = !sure;
        return sure;
    }

    /// Those the viewer of a page may see.
    public List<Kiosk> seenBy(Frame frame) {
        return all().stream().filter(kiosk -> frame.sees(kiosk.id())).toList();
    }

    private boolean isKnown(FleetStore.Row row) {
        Read known = read.get(row.id());
        return known != null && Objects.equals(known.receivedAt(), row.receivedAt());
    }

    public Optional<Kiosk> find(String kioskId) {
        return store.find(kioskId).map(this::kiosk);
    }

    private Kiosk kiosk(FleetStore.Row row) {
        Optional<Instant> heard = Optional.ofNullable(row.receivedAt()).map(Instant::ofEpochMilli);
        Optional<Heartbeat> heartbeat = heartbeat(row);
        return new Kiosk(
                row.id(),
                new HallName(row.nameZh(), row.nameEn()),
                Kiosk.state(row.enrolledAt() != null, heard, heartbeat, clock.instant()),
                heard,
                heartbeat);
    }

    private Optional<Heartbeat> heartbeat(FleetStore.Row row) {
        Long receivedAt = row.receivedAt();
        String body = row.body();
        if (receivedAt == null) {
            return Optional.empty();
        }
        if (body == null) { // a head whose text is known
            return Optional.ofNullable(read.get(row.id())).flatMap(Read::heartbeat);
        }
        return read.compute(
                        row.id(),
                        (id, known) -> known != null && known.receivedAt() == receivedAt
                                ? known
                                : new Read(receivedAt, parsed(row.id(), body)))
                .heartbeat();
    }

    private static Optional<Heartbeat> parsed(String kioskId, String body) {
        try {
            return Optional.of(Json.MAPPER.readValue(body, Heartbeat.class));
        } catch (JsonProcessingException e) {
            LOG.error("the stored heartbeat of {} cannot be read", kioskId, e);
            return Optional.empty();
        }
    }
}
