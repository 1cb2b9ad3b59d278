package org.nightwindow.kiosk.journey.progress;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// 查进度: with the ID card, or with the query code of a slip, typed or scanned. Screen thread only.
public final class TrackStep implements Step {
    public static final int DIGITS = 12;

    private final Visit visit;
    private final Supplier<Pending<ScannedCode>> scanner;
    private final Exits exits;
    private final ReadOnlyStringWrapper typed = new ReadOnlyStringWrapper(this, "typed", "");
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private @Nullable Pending<ScannedCode> waiting;
    private int round;

    /// Where the step leads.
    public interface Exits {
        /// She wants all her cases: the card first.
        void byCard();

        /// @param queryCode 12 digits with a right check digit
        void byCode(String queryCode);

        void back();
    }

    public enum Problem {
        /// Fewer digits than a code has.
        TOO_SHORT,
        /// The check digit does not fit: one of them is wrong.
        WRONG,
        /// What was scanned is no slip of ours.
        NOT_A_SLIP
    }

    /// @param scanner begins to wait for a code
    public TrackStep(Visit visit, Supplier<Pending<ScannedCode>> scanner, Exits exits) {
        this.visit = visit;
        this.scanner = scanner;
        this.exits = exits;
    }

    @Override
    public String name() {
        return "track";
    }

    /// The digits so far, at most [#DIGITS].
    public ReadOnlyStringProperty typed() {
        return typed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// @param digit 0 to 9
    public void type(int digit) {
        if (typed.get().length() < DIGITS) {
            set(typed.get() + digit);
        }
    }

    public void erase1() {
        if (!typed.get().isEmpty()) {
            set(typed.get().substring(0, typed.get().length() - 1));
        }
    }

    public void card() {
        exits.byCard();
    }

    public void back() {
        exits.back();
    }

    /// 查一查. Never sends a code that cannot be one.
    public void look() {
        if (typed.get().length() < DIGITS) {
            problem.set(Optional.of(Problem.TOO_SHORT));
        } else if (QueryCode.isValid(typed.get())) {
            exits.byCode(typed.get());
        } else {
            problem.set(Optional.of(Problem.WRONG));
        }
    }

    @Override
    public void shown() {
        scan();
    }

    @Override
    public void hidden() {
        round++;
        Pending<?> running = waiting;
        waiting = null;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void erase() {
        typed.set("");
    }

    private void set(String digits) {
        typed.set(digits);
        problem.set(Optional.empty());
    }

    /// A machine without a scanner, or with a broken one, simply has one way less.
    private void scan() {
        int mine = ++round;
        Pending<ScannedCode> next = scanner.get();
        waiting = next;
        var _ = next.outcome()
                .thenAccept(outcome -> visit.deliver(() -> {
                    if (mine == round && visit.shows(this)) {
                        waiting = null;
                        scanned(outcome);
                    }
                }));
    }

    private void scanned(Outcome<ScannedCode> outcome) {
        switch (outcome) {
            case Outcome.Done<ScannedCode>(ScannedCode code) -> {
                visit.somebodyIsThere();
                String digits = code.text().strip();
                if (QueryCode.isValid(digits)) {
                    set(digits);
                    exits.byCode(digits);
                } else {
                    problem.set(Optional.of(Problem.NOT_A_SLIP));
                    scan();
                }
            }
            case Outcome.Failed<ScannedCode> failed -> {
                switch (failed.fault()) {
                    case NO_MEDIA, INVALID_DATA, MEDIA_ERROR, MEDIA_SUSPECT -> scan();
                    case NOT_READY,
                            BUSY,
                            TIMEOUT,
                            MEDIA_JAMMED,
                            SUPPLY_OUT,
                            COVER_OPEN,
                            TRANSPORT,
                            HARDWARE,
                            CONFIGURATION,
                            UNSUPPORTED,
                            SECURITY,
                            INTERNAL -> {
                        // She types.
                    }
                }
            }
            case Outcome.Cancelled<ScannedCode>() -> scan();
            case Outcome.Unknown<ScannedCode> _ -> {
                // She types.
            }
        }
    }
}
