package org.nightwindow.kiosk.attendant;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.driver.Fault;
import org.nightwindow.kiosk.attendant.StaffDoor.Admission;
import org.nightwindow.kiosk.hardware.CodeWait;

/// The staff door: show the code the console gave you. Whoever came here by accident touches 返回, or waits a minute.
public final class DoorStep extends StaffStep implements CodeWait.Listener {
    private final CodeWait wait;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.ShowCode(Optional.empty()));

    public sealed interface State {
        /// @param problem with the code that was shown last
        record ShowCode(Optional<Problem> problem) implements State {}

        record Checking() implements State {}

        record ScannerOut() implements State {}
    }

    public sealed interface Problem {
        record NotRead() implements Problem {}

        record Refused(StaffDoor.Why why, String detail) implements Problem {}
    }

    DoorStep(AttendantMode mode) {
        super(mode);
        this.wait = mode.waitForCode(this);
    }

    @Override
    public String name() {
        return "staff-door";
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public void back() {
        mode.leave();
    }

    @Override
    public void shown() {
        super.shown();
        wait.begin();
    }

    @Override
    public void hidden() {
        super.hidden();
        wait.end();
    }

    @Override
    public void tick() {
        super.tick();
        wait.tick();
    }

    @Override
    public void scanned(String text) {
        mode.touched();
        state.set(new State.Checking());
        ask(() -> mode.services().door().check(text), this::checked);
    }

    private void checked(Admission admission) {
        switch (admission) {
            case Admission.Welcome(String account) -> mode.enter(account);
            case Admission.Refused refused -> {
                mode.refused(refused);
                showCode(new Problem.Refused(refused.why(), refused.detail()));
                wait.begin();
            }
        }
    }

    @Override
    public void notRead() {
        mode.touched();
        showCode(new Problem.NotRead());
    }

    @Override
    public void scannerOut(Fault fault) {
        state.set(new State.ScannerOut());
    }

    private void showCode(Problem problem) {
        state.set(new State.ShowCode(Optional.of(problem)));
    }
}
