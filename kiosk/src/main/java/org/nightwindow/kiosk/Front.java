package org.nightwindow.kiosk;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.kiosk.hardware.DeviceLine;
import org.nightwindow.kiosk.journey.Journey;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.ServiceBoard;
import org.nightwindow.kiosk.journey.closed.NotOpenStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// What stands between the desk and the rest of the kiosk: opens it once nothing is in the way, keeps the board
/// fresh, begins journeys, and tells the console of visits that ended. Screen thread only.
final class Front implements Desk.Reception {
    private final Desk desk;
    private final ServiceBoard board;
    private final Supplier<Optional<Catalogue>> catalogue;
    private final Supplier<List<DeviceLine>> devices;
    private final Function<Visit, Journey> journeys;
    private final AttractStep attract;
    private final Consumer<KioskEvent> events;
    private final LongSupplier nanoTime;
    private boolean open;
    private List<String> missing = List.of();
    private final Map<String, InterruptedStep.Fate> fates = new HashMap<>();
    private boolean ledgerIsOpen;
    private Optional<InterruptedStep> interrupted = Optional.empty();

    Front(
            Desk desk,
            ServiceBoard board,
            Supplier<Optional<Catalogue>> catalogue,
            Supplier<List<DeviceLine>> devices,
            Function<Visit, Journey> journeys,
            AttractStep attract,
            Consumer<KioskEvent> events,
            LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.desk = desk;
        this.board = board;
        this.catalogue = catalogue;
        this.devices = devices;
        this.journeys = journeys;
        this.attract = attract;
        this.events = events;
    }

    /// Something changed: what can be done here now?
    ///
    /// @param trouble what is in the way of serving anybody at all, for the technician; a visit that runs goes on
    /// @param closed why somebody closed it; empty when nobody did
    void refresh(List<String> trouble, List<String> closed) {
        List<String> why = Stream.concat(closed.stream(), trouble.stream()).toList();
        Optional<Catalogue> now = catalogue.get();
        now.ifPresent(running -> board.refresh(running, devices.get()));
        if (now.isPresent() && why.isEmpty()) {
            if (!open) {
                open = true;
                desk.open(atRest(), this);
            }
        } else if (open || desk.step().get() == null || !why.equals(missing)) {
            open = false;
            missing = List.copyOf(why);
            desk.close(new NotOpenStep(
                    closed.isEmpty() ? NotOpenStep.Reason.NOT_SET_UP_YET : NotOpenStep.Reason.MAINTENANCE, why));
        }
    }

    /// The ledger is open: which act of the run before, if any, was cut off a short while ago? Its resident may
    /// still stand here.
    ///
    /// @param known what the ledger says of it by itself
    void cutOff(Optional<String> key, Optional<InterruptedStep.Fate> known) {
        interrupted = key.map(act -> new InterruptedStep(act, nanoTime, () -> {
            boolean done = interrupted.filter(step -> step.fate().get().done()).isPresent();
            interrupted = Optional.empty();
            // Whoever is cut off next must not read what became of this act.
            Visit.Ending ending = done ? Visit.Ending.DONE : Visit.Ending.INTERRUPTED;
            events.accept(new KioskEvent.VisitEnded(ending.word(), null, 0, 0));
            reopen();
        }));
        interrupted.ifPresent(step ->
                Optional.ofNullable(fates.get(step.key())).or(() -> known).ifPresent(step::found));
        ledgerIsOpen = true;
        fates.clear();
        reopen();
    }

    /// What is known now of an act. Recovery may be quicker than [#cutOff].
    void found(String key, InterruptedStep.Fate fate) {
        if (!ledgerIsOpen) {
            fates.put(key, fate);
        }
        interrupted.filter(step -> step.key().equals(key)).ifPresent(step -> step.found(fate));
    }

    private void reopen() {
        if (open && !atRest().equals(desk.step().get())) {
            desk.open(atRest(), this);
        }
    }

    private Step atRest() {
        return interrupted.<Step>map(Function.identity()).orElse(attract);
    }

    @Override
    public Step firstStep(Visit visit, Desk.Start start) {
        return journeys.apply(visit).first(start);
    }

    @Override
    public void visitEnded(Visit.Ending ending, Optional<String> item, int touches, Duration length) {
        events.accept(new KioskEvent.VisitEnded(
                ending.word(), item.orElse(null), touches, (int) Math.min(length.toSeconds(), Integer.MAX_VALUE)));
    }
}
