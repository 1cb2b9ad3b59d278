package org.nightwindow.kiosk.journey.progress;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.hardware.CodeWait;
import org.nightwindow.kiosk.ui.Serial;
import org.nightwindow.kiosk.ui.keyboard.Keyboard;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// 查进度: with the ID card, or with the query code of a slip, typed or scanned. While the scanner cannot be used she is
/// told so at once, and the keys come first. Screen thread only.
public final class TrackStep implements Step, CodeWait.Listener {
    public static final int DIGITS = 12;

    private final Visit visit;
    private final Scanner scanner;
    private final Exits exits;
    private final CodeWait wait;
    private final Keyboard keyboard = new Keyboard(Keyboard.Kind.DIGITS, DIGITS);
    private final ReadOnlyBooleanWrapper scans;
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());

    /// The scanner, as far as a slip is concerned.
    ///
    /// @param works whether it does at this moment
    /// @param begin waits once for a code
    public record Scanner(BooleanSupplier works, Supplier<Pending<ScannedCode>> begin) {}

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
        NOT_A_SLIP,
        /// It is the receipt of something printed: nothing of that is under way.
        A_PRINT_RECEIPT,
        /// What was held there could not be read, is no text or far too long.
        NOT_READ
    }

    @SuppressWarnings("this-escape") // the wait and the keyboard call back on the screen thread, after this
    public TrackStep(Visit visit, Scanner scanner, LongSupplier nanoTime, Exits exits) {
        this.visit = visit;
        this.scanner = scanner;
        this.exits = exits;
        this.scans = new ReadOnlyBooleanWrapper(this, "scans", scanner.works().getAsBoolean());
        this.wait = new CodeWait(scanner.begin(), visit::deliver, nanoTime, this);
        keyboard.text().subscribe(_ -> problem.set(Optional.empty()));
        keyboard.onDone(this::look);
    }

    @Override
    public String name() {
        return "track";
    }

    /// The number pad; its text is the digits so far, at most [#DIGITS].
    public Keyboard keyboard() {
        return keyboard;
    }

    /// Whether a slip may be held to the scanner.
    public ReadOnlyBooleanProperty scans() {
        return scans.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    public void card() {
        exits.byCard();
    }

    public void back() {
        exits.back();
    }

    /// 查一查. Never sends a code that cannot be one.
    public void look() {
        String typed = keyboard.text().get();
        if (typed.length() < DIGITS) {
            problem.set(Optional.of(Problem.TOO_SHORT));
        } else if (QueryCode.isValid(typed)) {
            exits.byCode(typed);
        } else {
            problem.set(Optional.of(Problem.WRONG));
        }
    }

    @Override
    public void shown() {
        scans.set(scanner.works().getAsBoolean());
        wait.begin();
    }

    @Override
    public void hidden() {
        wait.end();
    }

    @Override
    public void tick() {
        wait.tick();
        scans.set(scanner.works().getAsBoolean());
    }

    @Override
    public void erase() {
        keyboard.clear();
    }

    @Override
    public void scanned(String text) {
        visit.somebodyIsThere();
        String digits = text.strip();
        if (QueryCode.isValid(digits)) {
            keyboard.replace(digits);
            exits.byCode(digits);
        } else {
            boolean printed = digits.length() == Serial.DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            problem.set(Optional.of(printed ? Problem.A_PRINT_RECEIPT : Problem.NOT_A_SLIP));
            wait.begin();
        }
    }

    @Override
    public void notRead() {
        visit.somebodyIsThere();
        problem.set(Optional.of(Problem.NOT_READ));
    }

    @Override
    public void scannerOut(Fault fault) {
        scans.set(false);
    }
}
