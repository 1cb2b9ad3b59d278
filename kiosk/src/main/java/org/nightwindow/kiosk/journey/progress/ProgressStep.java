package org.nightwindow.kiosk.journey.progress;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseList;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.kiosk.hall.Cases;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// Her cases, and one of them stage by stage. Asks the console anew each time it is begun. Screen thread only.
public final class ProgressStep implements Step {
    /// Answered in 0.1 s; after 0.5 s she is told that it takes a moment.
    private static final Duration SLOW = Duration.ofMillis(500);

    private final Visit visit;
    private final Supplier<Cases> question;
    private final Function<CaseView, SlipOffer> slips;
    private final ZoneId zone;
    private final Executor background;
    private final LongSupplier nanoTime;
    private final Exits exits;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Asking(false));
    private Optional<CaseList> list = Optional.empty();
    private long since;
    private boolean begun;

    /// What is shown.
    public sealed interface State {
        record Asking(boolean slow) implements State {}

        /// More than one; she chooses.
        record Choosing(CaseList list) implements State {}

        /// @param oneOfMany whether back leads to the list
        record One(CaseView view, SlipOffer slip, boolean oneOfMany) implements State {}

        /// The console's own words: there is none, or the code is not enough.
        record Nothing(Text words) implements State {}
    }

    /// Where the step leads.
    public interface Exits {
        /// To the other way of looking.
        void back();

        /// 知道了
        void home();

        /// 补正
        void correct(CaseView view);

        void trouble(Trouble trouble);
    }

    /// @param question asks the console; blocks
    /// @param slips makes the slip of a case
    /// @param zone of the hall
    public ProgressStep(
            Visit visit,
            Supplier<Cases> question,
            Function<CaseView, SlipOffer> slips,
            ZoneId zone,
            Executor background,
            LongSupplier nanoTime,
            Exits exits) {
        this.visit = visit;
        this.question = question;
        this.slips = slips;
        this.zone = zone;
        this.background = background;
        this.nanoTime = nanoTime;
        this.exits = exits;
    }

    @Override
    public String name() {
        return "progress";
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public ZoneId zone() {
        return zone;
    }

    public void choose(CaseView view) {
        state.set(new State.One(view, slips.apply(view), true));
    }

    public void back() {
        if (state.get() instanceof State.One(CaseView _, SlipOffer _, boolean oneOfMany) && oneOfMany) {
            state.set(new State.Choosing(list.orElseThrow()));
        } else {
            exits.back();
        }
    }

    /// 补正: she fills in again what staff sent back.
    public void correct() {
        if (state.get() instanceof State.One(CaseView view, SlipOffer _, boolean _)) {
            exits.correct(view);
        }
    }

    /// 知道了
    public void understood() {
        exits.home();
    }

    @Override
    public void shown() {
        if (begun) {
            return;
        }
        begun = true;
        since = nanoTime.getAsLong();
        background.execute(() -> {
            Cases cases = question.get();
            visit.deliver(() -> {
                if (visit.shows(this)) {
                    heard(cases);
                }
            });
        });
    }

    @Override
    public void tick() {
        if (state.get() instanceof State.Asking(boolean slow)
                && !slow
                && nanoTime.getAsLong() - since >= SLOW.toNanos()) {
            state.set(new State.Asking(true));
        }
    }

    @Override
    public void erase() {
        list = Optional.empty();
        state.set(new State.Asking(false));
    }

    private void heard(Cases cases) {
        switch (cases) {
            case Cases.Found(CaseList found) -> {
                list = Optional.of(found);
                CaseView first = found.cases().getFirst();
                state.set(
                        found.cases().size() == 1
                                ? new State.One(first, slips.apply(first), false)
                                : new State.Choosing(found));
            }
            case Cases.Refused(var refusal) -> state.set(new State.Nothing(new Text(refusal.zh(), refusal.en())));
            case Cases.NoAnswer _ -> exits.trouble(new Trouble.CasesSilent());
        }
    }
}
