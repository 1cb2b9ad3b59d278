package org.nightwindow.kiosk.visit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.IdCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The place where one resident after another is served. Says what the screen shows at every moment: the start
/// screen, a step of the visit that runs, or that this machine is not open.
///
/// Screen thread only. The view calls [#touched()] for every touch and [#tick()] a few times a second.
public final class Desk {
    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    private final Executor screen;
    private final LongSupplier nanoTime;
    private final Supplier<String> visitIds;
    private final Preferences preferences;
    private final PrivacySweep sweep;
    private final ReadOnlyObjectWrapper<@Nullable Step> step = new ReadOnlyObjectWrapper<>(this, "step");
    private final ReadOnlyObjectWrapper<@Nullable Visit> visit = new ReadOnlyObjectWrapper<>(this, "visit");
    private @Nullable Reception reception;
    private @Nullable Step waiting;
    private @Nullable Step attendant;
    private Runnable knocked = () -> {};
    private Runnable sweeping = () -> {};
    private long beganAt;
    private final QuietMoments quiet = new QuietMoments();

    /// @param screen runs what it is given on the screen thread, in order
    /// @param nanoTime a monotonic clock
    /// @param visitIds random ids
    public Desk(
            Executor screen,
            LongSupplier nanoTime,
            Supplier<String> visitIds,
            Preferences preferences,
            PrivacySweep sweep) {
        this.screen = screen;
        this.nanoTime = nanoTime;
        this.visitIds = visitIds;
        this.preferences = preferences;
        this.sweep = sweep;
    }

    /// What the desk does not decide itself.
    public interface Reception {
        /// What a visit shows first.
        Step firstStep(Visit visit, Start start);

        /// A visit ended and nothing of it is left. For the event `VisitEnded`.
        void visitEnded(Visit.Ending ending, Optional<String> item, int touches, Duration length);
    }

    /// How somebody started a visit.
    public sealed interface Start {
        Start TOUCH = new Touch();

        record Touch() implements Start {}

        /// A card was laid on the reader.
        ///
        /// @param card as it was read; empty when it could not be
        record Card(Optional<IdCard> card) implements Start {}
    }

    /// Opens for residents: shows `attract`, and begins a visit when one is asked for.
    public void open(Step attract, Reception newReception) {
        reception = newReception;
        rest(attract);
    }

    /// Serves nobody and says why, until [#open] is called.
    public void close(Step notOpen) {
        reception = null;
        rest(notOpen);
    }

    /// Shows a step of a technician's work instead of whatever waits for residents. Nobody can begin a visit until
    /// [#attendEnds()]; [#open] and [#close] take effect then.
    ///
    /// @return false when somebody is being served: nothing changed
    public boolean attend(Step next) {
        if (visit.get() != null) {
            return false;
        }
        hideResting();
        attendant = next;
        step.set(next);
        next.shown();
        return true;
    }

    /// The technician has left.
    public void attendEnds() {
        if (attendant == null) {
            return;
        }
        hideResting();
        attendant = null;
        preferences.reset();
        step.set(waiting);
        if (waiting != null) {
            waiting.shown();
        }
    }

    /// Whether a technician is at work.
    public boolean attended() {
        return attendant != null;
    }

    /// What happens when somebody knocks at the staff door.
    public void onKnock(Runnable listener) {
        knocked = listener;
    }

    /// What happens on the screen each time before the memory is swept.
    public void onSweep(Runnable listener) {
        sweeping = listener;
    }

    /// Somebody made the gesture that is for technicians. Does nothing while a visit runs.
    public void knock() {
        if (visit.get() == null) {
            knocked.run();
        }
    }

    /// What is on the screen; null only before the first [#open] or [#close].
    public ReadOnlyObjectProperty<@Nullable Step> step() {
        return step.getReadOnlyProperty();
    }

    /// The visit that runs, or null.
    public ReadOnlyObjectProperty<@Nullable Visit> visit() {
        return visit.getReadOnlyProperty();
    }

    public Preferences preferences() {
        return preferences;
    }

    /// Begins a visit. Does nothing while one runs, while a technician is at work, or while the desk is closed.
    public void begin(Start start) {
        Reception host = reception;
        if (host == null || visit.get() != null || attendant != null) {
            return;
        }
        VisitClock clock = new VisitClock(nanoTime, preferences.elder()::get);
        Visit next = new Visit(visitIds.get(), screen, clock, preferences, this::ended);
        beganAt = nanoTime.getAsLong();
        if (waiting != null) {
            waiting.hidden();
        }
        log.info("visit {} begins by {}", next.id(), start.getClass().getSimpleName());
        visit.set(next);
        next.step().addListener((_, _, now) -> {
            if (now != null) {
                step.set(now);
            }
        });
        next.show(host.firstStep(next, start));
    }

    /// The screen was touched, anywhere.
    public void touched() {
        Visit current = visit.get();
        if (current != null) {
            current.touched();
        } else if (attendant != null) {
            attendant.touched();
        }
    }

    /// Time passed.
    public void tick() {
        Visit current = visit.get();
        if (current != null) {
            current.tick();
            sweepMemory(quiet.serving(current.acts(), nanoTime.getAsLong()));
        } else if (attendant != null) {
            attendant.tick();
        } else if (waiting != null) {
            waiting.tick();
            sweepMemory(quiet.atRest(nanoTime.getAsLong()));
        }
    }

    private void sweepMemory(boolean now) {
        if (now) {
            sweeping.run();
            sweep.sweepMemory();
        }
    }

    /// Ends the visit that runs, unless one of its acts does. For maintenance and for the end of the program.
    ///
    /// @return whether nobody is being served now
    public boolean interrupt() {
        Visit current = visit.get();
        if (current != null) {
            current.interrupt();
        }
        return visit.get() == null;
    }

    private void ended(Visit finished) {
        Optional<String> item = finished.item();
        finished.erase(sweep);
        boolean clean = sweep.sweepFolders();
        preferences.reset();
        visit.set(null);
        long now = nanoTime.getAsLong();
        quiet.visitEnded(now);
        Visit.Ending ending = finished.ending().orElseThrow();
        Duration length = Duration.ofNanos(now - beganAt);
        log.info("visit {} ended: {}, swept {}", finished.id(), ending.word(), clean ? "clean" : "NOT clean");
        step.set(waiting);
        if (waiting != null) {
            waiting.shown();
        }
        if (reception != null) {
            reception.visitEnded(ending, item, finished.touches(), length);
        }
    }

    private void rest(Step next) {
        boolean seen = visit.get() == null && attendant == null;
        if (seen) {
            hideResting();
        }
        waiting = next;
        if (seen) {
            step.set(next);
            next.shown();
        }
    }

    /// What is on the screen while there is no visit is about to leave it.
    private void hideResting() {
        Step resting = attendant != null ? attendant : waiting;
        if (resting != null) {
            resting.hidden();
        }
    }
}
