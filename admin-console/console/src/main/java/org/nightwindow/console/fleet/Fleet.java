package org.nightwindow.console.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.database.Remembered;
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

    /// @param state by what it said, as long as that is news
    private record Said(Instant heard, Optional<Heartbeat> heartbeat, KioskState state) {
        static Said of(Instant heard, Optional<Heartbeat> heartbeat) {
            return new Said(heard, heartbeat, heartbeat.map(Kiosk::state).orElse(KioskState.LOST));
        }

        KioskState at(Instant now) {
            return Kiosk.isLately(heard, now) ? state : KioskState.LOST;
        }
    }

    private static final String ALL = "all";

    private final FleetStore store;
    private final Clock clock;
    private volatile boolean doubted;

    private final Remembered<String, Map<String, FleetStore.Named>> kiosks = new Remembered<>();

    /// What each kiosk said last, as it is committed: pages are drawn and rules looked at without the database.
    private final Map<String, Said> said = new ConcurrentHashMap<>();

    private final Alike alike = new Alike();
    private volatile boolean read;

    public Fleet(Jdbi jdbi, Clock clock) {
        this.store = new FleetStore(jdbi);
        this.clock = clock;
    }

    /// Kiosks are enrolled or renamed in this transaction.
    public void kiosksChange(Handle transaction) {
        kiosks.forgetAfter(transaction, _ -> true);
    }

    /// The heartbeat of a kiosk is committed.
    ///
    /// @return whether a row of the board shows anything new but its age
    boolean heard(String kioskId, Heartbeat heartbeat, Instant now) {
        Optional<Said> before = Optional.ofNullable(said.get(kioskId));
        Optional<Heartbeat> earlier = before.flatMap(Said::heartbeat);
        Said after = Said.of(now, Optional.of(alike.kept(heartbeat, earlier)));
        said.put(kioskId, after);
        return before.filter(known -> known.at(now) == after.state()).isEmpty()
                || earlier.filter(known -> looksTheSame(known, heartbeat)).isEmpty();
    }

    private static boolean looksTheSame(Heartbeat one, Heartbeat other) {
        return one.devices().equals(other.devices())
                && one.items().equals(other.items())
                && one.software().equals(other.software());
    }

    /// Every kiosk, by id.
    public List<Kiosk> all() {
        Instant now = clock.instant();
        return kiosks().values().stream().map(named -> kiosk(named, now)).toList();
    }

    public Optional<Kiosk> find(String kioskId) {
        return Optional.ofNullable(kiosks().get(kioskId)).map(named -> kiosk(named, clock.instant()));
    }

    private Map<String, FleetStore.Named> kiosks() {
        readOnce();
        return kiosks.get(ALL, _ -> Optional.of(store.kiosks())).orElseThrow();
    }

    /// What was kept before this console started; whatever came since is newer.
    private void readOnce() {
        if (!read) {
            synchronized (store) {
                if (!read) {
                    store.heartbeats(row -> said.putIfAbsent(
                            row.kioskId(), Said.of(Instant.ofEpochMilli(row.receivedAt()), parsed(row))));
                    read = true;
                }
            }
        }
    }

    private Kiosk kiosk(FleetStore.Named named, Instant now) {
        Optional<Said> last = Optional.ofNullable(said.get(named.id()));
        return new Kiosk(
                named.id(),
                new HallName(named.nameZh(), named.nameEn()),
                named.enrolled() ? last.map(each -> each.at(now)).orElse(KioskState.LOST) : KioskState.NONE,
                last.map(Said::heard),
                last.flatMap(Said::heartbeat));
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

    private Optional<Heartbeat> parsed(FleetStore.Row row) {
        try {
            return Optional.of(alike.kept(Json.MAPPER.readValue(row.body(), Heartbeat.class), Optional.empty()));
        } catch (JsonProcessingException e) {
            LOG.error("the stored heartbeat of {} cannot be read", row.kioskId(), e);
            return Optional.empty();
        }
    }
}
