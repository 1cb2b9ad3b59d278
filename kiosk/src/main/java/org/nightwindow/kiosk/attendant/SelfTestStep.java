package org.nightwindow.kiosk.attendant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;

/// Every device tests itself, one after the other.
public final class SelfTestStep extends StaffStep {
    private final ReadOnlyObjectWrapper<Run> run;

    /// @param over whether all were tested
    public record Run(List<Line> lines, boolean over) {
        public Run {
            lines = List.copyOf(lines);
        }
    }

    /// @param result empty while it is not tested yet
    public record Line(String role, Optional<Outcome<SelfTest>> result) {
        /// Whether every check passed.
        public boolean passed() {
            return result.map(outcome -> outcome instanceof Outcome.Done<SelfTest>(SelfTest test) && test.passed())
                    .orElse(false);
        }
    }

    SelfTestStep(AttendantMode mode) {
        super(mode);
        run = new ReadOnlyObjectWrapper<>(this, "run", new Run(untested(), true));
    }

    public ReadOnlyObjectProperty<Run> run() {
        return run.getReadOnlyProperty();
    }

    @Override
    public void shown() {
        super.shown();
        again();
    }

    /// 再测一次
    public void again() {
        if (run.get().over()) {
            List<Line> untested = untested();
            run.set(new Run(untested, untested.isEmpty()));
            testFrom(0);
        }
    }

    @Override
    public void back() {
        if (run.get().over()) {
            super.back();
        }
    }

    private void testFrom(int index) {
        List<Line> lines = run.get().lines();
        if (index == lines.size()) {
            return;
        }
        String role = lines.get(index).role();
        work(() -> mode.machine().selfTest(role), outcome -> {
            List<Line> next = new ArrayList<>(lines);
            next.set(index, new Line(role, Optional.of(outcome)));
            run.set(new Run(next, index + 1 == next.size()));
            testFrom(index + 1);
        });
    }

    private List<Line> untested() {
        return mode.machine().parts().stream()
                .map(part -> new Line(part.role(), Optional.empty()))
                .toList();
    }
}
