package org.nightwindow.kiosk.attendant;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.kiosk.attendant.Machine.TestPrint;

/// One page or slip that shows how the printer prints, and is worth nothing. No act: no serial, no line in the ledger.
public final class TestPageStep extends StaffStep {
    private final Feed feed;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Ready());

    public sealed interface State {
        record Ready() implements State {}

        /// @param progress what the printer said last; empty until it said something
        record Printing(Optional<PrintProgress> progress) implements State {}

        record Ended(TestPrint how) implements State {}
    }

    TestPageStep(AttendantMode mode, Feed feed) {
        super(mode);
        this.feed = feed;
    }

    public Feed feed() {
        return feed;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// 打一张测试页, 打一张测试凭条
    public void print() {
        if (state.get() instanceof State.Printing) {
            return;
        }
        state.set(new State.Printing(Optional.empty()));
        work(this::printed, how -> state.set(new State.Ended(how)));
    }

    private TestPrint printed() {
        return switch (feed) {
            case PAGES -> mode.machine().printTestPage(this::heard);
            case SLIPS -> mode.machine().printTestSlip();
        };
    }

    /// Nobody leaves a page that is being printed.
    @Override
    public void back() {
        if (!(state.get() instanceof State.Printing)) {
            super.back();
        }
    }

    private void heard(PrintProgress progress) {
        mode.services().screen().execute(() -> {
            if (state.get() instanceof State.Printing) {
                state.set(new State.Printing(Optional.of(progress)));
            }
        });
    }
}
