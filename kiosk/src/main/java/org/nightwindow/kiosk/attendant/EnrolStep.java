package org.nightwindow.kiosk.attendant;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.driver.Fault;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.kiosk.attendant.Machine.Enrolment;
import org.nightwindow.kiosk.hardware.CodeWait;

/// Enrolling by a ticket that is shown to the scanner. It goes the way of the ticket file, so a power cut leaves
/// what a ticket in the file leaves.
///
/// A kiosk that was never enrolled knows no console whose code it could check; there this step is the door. The
/// ticket is proof enough: it is good only at the console the settings name.
public final class EnrolStep extends StaffStep implements CodeWait.Listener {
    private final CodeWait wait;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.ShowTicket(Optional.empty()));
    private boolean asked;

    public sealed interface State {
        record ShowTicket(Optional<Problem> problem) implements State {}

        record Enrolling() implements State {}

        record Enrolled(String kioskId) implements State {}

        record ScannerOut() implements State {}
    }

    public sealed interface Problem {
        record NotRead() implements Problem {}

        /// Something else was scanned.
        record NoTicket() implements Problem {}

        record CannotKeep() implements Problem {}

        /// @param trouble in English, for the technician
        record NotEnrolled(String trouble) implements Problem {}
    }

    EnrolStep(AttendantMode mode) {
        super(mode);
        this.wait = mode.waitForCode(this);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Who the kiosk is now; empty when it was never enrolled.
    public String kioskId() {
        return mode.machine().enrolment().kioskId();
    }

    @Override
    public void back() {
        if (mode.entered()) {
            super.back();
        } else {
            mode.leave();
        }
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
        Enrolment now = mode.machine().enrolment();
        if (!asked || !(state.get() instanceof State.Enrolling)) {
            return;
        }
        if (!now.trouble().isEmpty()) {
            problem(new Problem.NotEnrolled(now.trouble()));
            wait.begin();
        } else if (!now.running()) {
            mode.touched();
            state.set(new State.Enrolled(now.kioskId()));
        }
    }

    @Override
    public void scanned(String text) {
        mode.touched();
        Optional<EnrolmentTicket> ticket = EnrolmentTicket.parse(text);
        if (ticket.isEmpty()) {
            problem(new Problem.NoTicket());
            wait.begin();
            return;
        }
        asked = false;
        state.set(new State.Enrolling());
        ask(() -> mode.machine().enrol(ticket.get()), kept -> {
            asked = kept;
            if (!kept) {
                problem(new Problem.CannotKeep());
                wait.begin();
            }
        });
    }

    @Override
    public void notRead() {
        mode.touched();
        problem(new Problem.NotRead());
    }

    @Override
    public void scannerOut(Fault fault) {
        if (state.get() instanceof State.ShowTicket) {
            state.set(new State.ScannerOut());
        }
    }

    private void problem(Problem problem) {
        state.set(new State.ShowTicket(Optional.of(problem)));
    }
}
