package org.nightwindow.console.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.events.EventStore.Raw;
import org.nightwindow.console.events.EventStore.Reading;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads stored events in the order of each kiosk and tells the features what they mean. Every effect may be done
/// twice: an event is marked read after its effects, so a crash between the two repeats them.
///
/// An event that cannot be read is marked and passed over. One whose effect fails is tried again with the next
/// batch and at the next [#interpretAll], and the later ones of the same kiosk wait for it, because an outcome
/// should not overtake another of the same act; after [#TRIES] it is marked, passed over, and tried again at the
/// next start. The kiosk never waits: its events are stored.
public final class EventInterpreter {
    private static final Logger LOG = LoggerFactory.getLogger(EventInterpreter.class);

    /// With one try per minute, longer than any lock in the database is held.
    private static final int TRIES = 5;

    private final EventStore store;
    private final List<ActListener> actListeners;
    private final RatingListener ratings;
    private final VisitListener visits;
    private final NoticeListener notices;
    private final Consumer<String> changed;
    private final Consumer<IntakeStep> witness;
    private final ConcurrentHashMap<String, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Integer> failures = new ConcurrentHashMap<>();

    /// @param changed called with the id of a kiosk after events of it were interpreted
    EventInterpreter(
            EventStore store,
            List<ActListener> actListeners,
            RatingListener ratings,
            VisitListener visits,
            NoticeListener notices,
            Consumer<String> changed,
            Consumer<IntakeStep> witness) {
        this.store = store;
        this.actListeners = List.copyOf(actListeners);
        this.ratings = ratings;
        this.visits = visits;
        this.notices = notices;
        this.changed = changed;
        this.witness = witness;
    }

    /// Interprets what waits, of every kiosk. At a start this runs before any listener answers.
    void interpretAll() {
        store.kiosksWithRawEvents().forEach(this::interpret);
    }

    /// Interprets what waits of one kiosk, as far as it can.
    void interpret(String kioskId) {
        ReentrantLock turn = turns.computeIfAbsent(kioskId, id -> new ReentrantLock());
        boolean some = false;
        turn.lock();
        try {
            List<Raw> waiting = store.raw(kioskId);
            while (!waiting.isEmpty()) {
                for (Raw raw : waiting) {
                    store.mark(raw.id(), interpretOrGiveUp(raw));
                    some = true;
                }
                waiting = store.raw(kioskId);
            }
        } catch (RuntimeException e) {
            LOG.error("an event of {} could not be interpreted; it is tried again", kioskId, e);
        } finally {
            turn.unlock();
        }
        if (some) {
            changed.accept(kioskId);
        }
    }

    private Reading interpretOrGiveUp(Raw raw) {
        try {
            Reading reading = interpret(raw);
            failures.remove(raw.id());
            return reading;
        } catch (RuntimeException e) {
            if (failures.merge(raw.id(), 1, Integer::sum) < TRIES) {
                throw e;
            }
            LOG.error(
                    "{} event {} of {} is passed over after {} tries",
                    LogEvent.EVENT_PASSED_OVER,
                    raw.id(),
                    raw.kioskId(),
                    TRIES,
                    e);
            failures.remove(raw.id());
            return Reading.UNREADABLE;
        }
    }

    private Reading interpret(Raw raw) {
        @Nullable KioskEvent event;
        try {
            event = Json.MAPPER.readValue(raw.body(), KioskEvent.class);
        } catch (JsonProcessingException e) {
            LOG.warn(
                    "{} event {} of {} cannot be read: {}",
                    LogEvent.EVENT_UNREADABLE,
                    raw.id(),
                    raw.kioskId(),
                    e.getOriginalMessage());
            return Reading.UNREADABLE;
        }
        return switch (event) {
            case null -> Reading.UNREADABLE;
            case KioskEvent.ActChanged act -> {
                if (!isWhole(act)) {
                    yield Reading.UNREADABLE;
                }
                actListeners.forEach(listener -> listener.onActChanged(raw.kioskId(), act));
                witness.accept(IntakeStep.EFFECTS_DONE);
                yield Reading.READ;
            }
            case KioskEvent.Started started -> Reading.READ;
            case KioskEvent.LedgerReplaced replaced -> Reading.READ;
            case KioskEvent.Rated rated -> {
                if (!isWhole(rated)) {
                    yield Reading.UNREADABLE;
                }
                ratings.onRated(raw.kioskId(), raw.id(), rated);
                witness.accept(IntakeStep.EFFECTS_DONE);
                yield Reading.READ;
            }
            case KioskEvent.VisitEnded ended -> {
                if (!isWhole(ended)) {
                    yield Reading.UNREADABLE;
                }
                visits.onVisitEnded(raw.kioskId(), raw.id(), raw.at(), ended);
                yield Reading.READ;
            }
            case KioskEvent.DeviceChanged device -> Reading.READ;
            case KioskEvent.Noticed noticed -> {
                if (!isWhole(noticed)) {
                    yield Reading.UNREADABLE;
                }
                notices.onNoticed(raw.kioskId(), raw.id(), raw.at(), noticed);
                yield Reading.READ;
            }
        };
    }

    @SuppressWarnings("ConstantValue") // the annotations promise what only this check makes true
    private static boolean isWhole(KioskEvent.VisitEnded ended) {
        return ended.ending() != null
                && ended.ending().length() <= 20
                && (ended.item() == null || ended.item().length() <= 40);
    }

    @SuppressWarnings("ConstantValue") // the annotations promise what only this check makes true
    private static boolean isWhole(KioskEvent.Noticed noticed) {
        return noticed.event() != null;
    }

    private static boolean isWhole(KioskEvent.Rated rated) {
        return rated.level() >= 1
                && rated.level() <= 5
                && (rated.act() == null || rated.act().length() <= 40)
                && (rated.item() == null || rated.item().length() <= 40);
    }

    /// JSON may lack what the record promises, or say more than a key or an id can hold.
    @SuppressWarnings("ConstantValue") // the annotations promise what only this check makes true
    private static boolean isWhole(KioskEvent.ActChanged act) {
        return act.key() != null
                && act.kind() != null
                && act.outcome() != null
                && act.item() != null
                && act.key().length() <= 40
                && act.kind().length() <= 20
                && act.item().length() <= 40
                && (act.serial() == null || act.serial().length() <= 80);
    }
}
