package org.nightwindow.kiosk.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One resident's stay, from the first touch to the erasure of everything personal.
///
/// Confined to the screen thread, with one door for everybody else: [#deliver]. What comes through it after the
/// visit has ended is dropped, so an answer that is late by ten seconds can never reach the next resident.
///
/// A visit does not end while an act of its runs ([#actBegins()] … [#actEnded()]); its clock stands still
/// meanwhile.
public final class Visit {
    private final String id;
    private final Executor screen;
    private final VisitClock clock;
    private final Preferences preferences;
    private final Consumer<Visit> onEnd;
    private final ReadOnlyObjectWrapper<@Nullable Step> step = new ReadOnlyObjectWrapper<>(this, "step");
    private final ReadOnlyStringWrapper maskedName = new ReadOnlyStringWrapper(this, "maskedName", "");
    private final ReadOnlyBooleanWrapper mayLeave = new ReadOnlyBooleanWrapper(this, "mayLeave", true);
    private final List<Step> shown = new ArrayList<>();
    private final List<Hers<?>> hers = new ArrayList<>();
    private @Nullable Resident resident;
    private Optional<String> item = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private int touches;
    private int actsRunning;

    /// @param id random; never derived from the resident
    /// @param screen runs what it is given on the screen thread, in order
    /// @param onEnd told once, on the screen thread, after everything personal is erased
    Visit(String id, Executor screen, VisitClock clock, Preferences preferences, Consumer<Visit> onEnd) {
        this.id = id;
        this.screen = screen;
        this.clock = clock;
        this.preferences = preferences;
        this.onEnd = onEnd;
    }

    /// Random; ties a credential and a document to this visit at the console.
    public String id() {
        return id;
    }

    public VisitClock clock() {
        return clock;
    }

    public Preferences preferences() {
        return preferences;
    }

    /// What the screen shows; null only before the first step and after the end.
    public ReadOnlyObjectProperty<@Nullable Step> step() {
        return step.getReadOnlyProperty();
    }

    /// 样** for the band at the top; empty until the card was read.
    public ReadOnlyStringProperty maskedName() {
        return maskedName.getReadOnlyProperty();
    }

    /// Whether 离开并清除 is offered: always, except while an act cannot be stopped.
    public ReadOnlyBooleanProperty mayLeave() {
        return mayLeave.getReadOnlyProperty();
    }

    /// Empty until the card was read, and again after the end.
    public Optional<Resident> resident() {
        return Optional.ofNullable(resident);
    }

    public void identified(Resident who) {
        resident = who;
        maskedName.set(who.maskedName());
    }

    /// The item chosen last, whether or not it could be begun.
    public Optional<String> item() {
        return item;
    }

    public void chose(String itemId) {
        item = Optional.of(itemId);
    }

    public int touches() {
        return touches;
    }

    public boolean ended() {
        return ending.isPresent();
    }

    public Optional<Ending> ending() {
        return ending;
    }

    /// Keeps something of hers until the visit ends.
    public <T> Hers<T> hers(T what) {
        Hers<T> kept = new Hers<>(what);
        if (ended()) {
            kept.erase();
        } else {
            hers.add(kept);
        }
        return kept;
    }

    /// Shows the next step. After the end nothing is shown any more.
    public void show(Step next) {
        if (ended()) {
            next.erase();
            return;
        }
        if (!shown.contains(next)) {
            shown.add(next);
        }
        hideCurrent();
        clock.touched();
        step.set(next);
        next.shown();
    }

    /// Whether this step is on the screen now: a result for a step that was left is stale.
    public boolean shows(Step which) {
        return which.equals(step.get());
    }

    /// Brings the result of background work in. Any thread. Runs on the screen thread, or never when the visit has
    /// ended by then.
    public void deliver(Runnable result) {
        screen.execute(() -> {
            if (!ended()) {
                result.run();
            }
        });
    }

    /// 离开并清除, from any screen. Does nothing while an act runs.
    public void leave() {
        end(Ending.LEFT);
    }

    /// 办完，离开.
    public void finish() {
        end(Ending.DONE);
    }

    /// 我还在，接着办.
    public void stay() {
        clock.stay();
    }

    /// An act that cannot be stopped begins: nobody may leave and the clock stands still.
    public void actBegins() {
        actsRunning++;
        mayLeave.set(false);
        clock.pause();
    }

    /// The act has ended and its outcome is in the ledger.
    public void actEnded() {
        actsRunning--;
        if (actsRunning == 0) {
            mayLeave.set(true);
            clock.resume();
        }
    }

    /// Whether an act runs now.
    boolean acts() {
        return actsRunning > 0;
    }

    void touched() {
        touches++;
        clock.touched();
    }

    /// A card was laid or a code was shown: somebody is there, though the glass was not touched.
    public void somebodyIsThere() {
        clock.touched();
    }

    void tick() {
        if (clock.tick()) {
            end(Ending.TIMED_OUT);
        }
        Step current = step.get();
        if (current != null) {
            current.tick();
        }
    }

    void interrupt() {
        end(Ending.INTERRUPTED);
    }

    private void end(Ending how) {
        if (acts() || ended()) {
            return;
        }
        ending = Optional.of(how);
        hideCurrent();
        step.set(null);
        onEnd.accept(this);
    }

    /// The part of the sweep that concerns memory; the desk does it before anybody hears of the end.
    void erase(PrivacySweep sweep) {
        sweep.sweep(shown);
        shown.clear();
        hers.forEach(Hers::erase);
        hers.clear();
        if (resident != null) {
            resident.erase();
        }
        resident = null;
        maskedName.set("");
    }

    private void hideCurrent() {
        Step current = step.get();
        if (current != null) {
            current.hidden();
        }
    }

    /// How a visit ended, in the words of `KioskEvent.VisitEnded`.
    public enum Ending {
        DONE("done"),
        LEFT("left"),
        TIMED_OUT("timed-out"),
        INTERRUPTED("interrupted");

        private final String word;

        Ending(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
