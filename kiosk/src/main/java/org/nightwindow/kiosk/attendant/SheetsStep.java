package org.nightwindow.kiosk.attendant;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.kiosk.attendant.Machine.Settled;
import org.nightwindow.kiosk.attendant.Machine.Sheet;
import org.nightwindow.kiosk.attendant.Machine.Sheets;

/// The sheets nobody can vouch for, one by one, until a person has looked. What he finds is written once and never
/// changed, so he is asked twice.
public final class SheetsStep extends StaffStep {
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Asking());

    public sealed interface State {
        /// The ledger is being read; milliseconds.
        record Asking() implements State {}

        record NotReadable(String why) implements State {}

        /// @param last what became of the one before
        record NothingToSettle(Optional<Settled> last) implements State {}

        /// @param index of `count`, from 1
        /// @param last what became of the one before
        record Look(Sheet sheet, int index, int count, Optional<Settled> last) implements State {}

        /// 真的吗？
        ///
        /// @param here what he said
        record Confirm(Look look, boolean here) implements State {}

        record Writing() implements State {}
    }

    private List<Sheet> all = List.of();

    SheetsStep(AttendantMode mode) {
        super(mode);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public void shown() {
        super.shown();
        read(Optional.empty(), 0);
    }

    /// 纸在这儿，齐的
    public void here() {
        found(true);
    }

    /// 没有，或者不齐
    public void notHere() {
        found(false);
    }

    private void found(boolean here) {
        if (state.get() instanceof State.Look look) {
            state.set(new State.Confirm(look, here));
        }
    }

    /// 再想想
    public void reconsider() {
        if (state.get() instanceof State.Confirm(State.Look look, boolean here)) {
            state.set(look);
        }
    }

    /// 就这样记下
    public void confirm() {
        if (state.get() instanceof State.Confirm(State.Look look, boolean here)) {
            state.set(new State.Writing());
            work(() -> mode.machine().settle(look.sheet(), here, mode.account()), settled -> {
                if (settled instanceof Settled.Written || settled instanceof Settled.Kept) {
                    mode.sheetSettled();
                }
                read(Optional.of(settled), look.index() - 1);
            });
        }
    }

    /// The one after; from the last one the first.
    public void next() {
        if (state.get() instanceof State.Look look) {
            show(Optional.empty(), look.index() % look.count());
        }
    }

    @Override
    public void back() {
        switch (state.get()) {
            case State.Confirm _ -> reconsider();
            case State.Writing() -> {}
            case State.Asking(), State.NotReadable _, State.NothingToSettle _, State.Look _ -> super.back();
        }
    }

    private void read(Optional<Settled> last, int from) {
        ask(mode.machine()::sheets, sheets -> {
            switch (sheets) {
                case Sheets.Known(List<Sheet> known) -> {
                    all = known;
                    show(last, from);
                }
                case Sheets.NotReadable(String why) -> state.set(new State.NotReadable(why));
            }
        });
    }

    private void show(Optional<Settled> last, int index) {
        if (all.isEmpty()) {
            state.set(new State.NothingToSettle(last));
        } else {
            int at = Math.min(index, all.size() - 1);
            state.set(new State.Look(all.get(at), at + 1, all.size(), last));
        }
    }
}
