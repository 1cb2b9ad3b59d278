package org.nightwindow.kiosk.journey.identify;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.journey.identify.Identification.CodeVerdict;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.visit.Resident;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// Who stands there: first the ID card, then, for level L2, the code of the city's app.
///
/// The card is contactless: once it is read, the resident is told to take it back at once, and lifting it ends
/// nothing. What was read lives in [Visit#resident()] only.
public final class IdentifyStep implements Step {
    private final Visit visit;
    private final Identification identification;
    private final Executor background;
    private final Optional<Item> item;
    private final Item.Level level;
    private final Exits exits;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.LayCard(Optional.empty()));
    private @Nullable Pending<?> waiting;
    private int round;

    /// Where the step leads.
    public interface Exits {
        /// The resident is known at the level that was asked for.
        void identified();

        /// 返回
        void back();

        void trouble(Trouble trouble);
    }

    public sealed interface State {
        /// 请把身份证平放在亮灯的读证区
        ///
        /// @param problem with the card that was laid last; shown until the next one is read
        record LayCard(Optional<CardProblem> problem) implements State {}

        /// The card was read: take it back now, and show the app's code to the scanner.
        ///
        /// @param problem with the code that was shown last
        record ShowCode(Optional<CodeProblem> problem) implements State {}

        /// The code is being checked; under a second.
        record Checking() implements State {}
    }

    public enum CardProblem {
        /// 没读出来。请把卡翻平，再放 2 秒. Lifted too early, or not read.
        NOT_READ,
        /// It failed its authentication: not a resident ID card, or a forged one.
        NOT_GENUINE,
        /// Its validity has ended.
        EXPIRED
    }

    public enum CodeProblem {
        /// Not a code of the city's app.
        NOT_THE_APP,
        /// Signed by nobody this hall knows, or not signed at all.
        NOT_GENUINE,
        /// Too old: the app shows a new one every minute.
        EXPIRED,
        /// From the future: the phone's clock is wrong.
        PHONE_CLOCK,
        /// A good code of somebody else than the card.
        OTHER_PERSON,
        /// It was used before, here.
        USED,
        /// Too long or no text.
        NOT_READ
    }

    /// @param item what she chose; empty when she starts with her card
    /// @param level how sure the kiosk must be
    /// @param background for what blocks; its results come back through the visit
    public IdentifyStep(
            Visit visit,
            Identification identification,
            Executor background,
            Optional<Item> item,
            Item.Level level,
            Exits exits) {
        this.visit = visit;
        this.identification = identification;
        this.background = background;
        this.item = item;
        this.level = level;
        this.exits = exits;
    }

    @Override
    public String name() {
        return "identify";
    }

    @Override
    public Optional<Stop> stop() {
        return Optional.of(Stop.IDENTIFY);
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// What she came for, as the small line above the heading.
    public Optional<Text> itemName() {
        return item.map(Item::name);
    }

    /// 等您放卡，还有 52 秒
    public ReadOnlyIntegerProperty secondsLeft() {
        return visit.clock().idleSecondsLeft();
    }

    /// 返回
    public void back() {
        exits.back();
    }

    @Override
    public void shown() {
        if (visit.resident().isPresent()) {
            askForCode(Optional.empty());
        } else {
            askForCard(Optional.empty());
        }
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

    private void askForCard(Optional<CardProblem> problem) {
        state.set(new State.LayCard(problem));
        await(identification.readCard(), this::cardEnded);
    }

    private void cardEnded(Outcome<IdCard> outcome) {
        switch (outcome) {
            case Outcome.Done<IdCard>(IdCard card) -> cardRead(card);
            case Outcome.Failed<IdCard> failed -> cardFailed(failed.fault());
            case Outcome.Cancelled<IdCard>() -> askForCard(Optional.empty());
            case Outcome.Unknown<IdCard> _ -> exits.trouble(new Trouble.ReaderOut(Fault.INTERNAL));
        }
    }

    private void cardRead(IdCard card) {
        visit.somebodyIsThere();
        Optional<CardProblem> problem = identification.check(card);
        if (problem.isPresent()) {
            askForCard(problem);
            return;
        }
        visit.identified(new Resident(card));
        switch (level) {
            case L1 -> exits.identified();
            // L3 adds a person match, which no item asks for yet; the catalogue's reader sees to that.
            case L2, L3 -> askForCode(Optional.empty());
        }
    }

    private void cardFailed(Fault fault) {
        switch (fault) {
            case NO_MEDIA -> askForCard(problem());
            case MEDIA_ERROR -> askForCardAgain(CardProblem.NOT_READ);
            case MEDIA_SUSPECT -> askForCardAgain(CardProblem.NOT_GENUINE);
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
                    INVALID_DATA,
                    SECURITY,
                    INTERNAL -> exits.trouble(new Trouble.ReaderOut(fault));
        }
    }

    private void askForCardAgain(CardProblem problem) {
        visit.somebodyIsThere();
        askForCard(Optional.of(problem));
    }

    /// Nobody laid a card in one round of waiting: what was said of the last card still stands.
    private Optional<CardProblem> problem() {
        return state.get() instanceof State.LayCard(Optional<CardProblem> last) ? last : Optional.empty();
    }

    private void askForCode(Optional<CodeProblem> problem) {
        state.set(new State.ShowCode(problem));
        await(identification.scanCode(), this::scanEnded);
    }

    private void scanEnded(Outcome<ScannedCode> outcome) {
        switch (outcome) {
            case Outcome.Done<ScannedCode>(ScannedCode code) -> check(code.text());
            case Outcome.Failed<ScannedCode> failed -> scanFailed(failed.fault());
            case Outcome.Cancelled<ScannedCode>() -> askForCode(Optional.empty());
            case Outcome.Unknown<ScannedCode> _ -> exits.trouble(new Trouble.ScannerOut(Fault.INTERNAL));
        }
    }

    private void scanFailed(Fault fault) {
        switch (fault) {
            case NO_MEDIA -> askForCode(codeProblem());
            case INVALID_DATA, MEDIA_ERROR, MEDIA_SUSPECT -> askForCode(Optional.of(CodeProblem.NOT_READ));
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
                    INTERNAL -> exits.trouble(new Trouble.ScannerOut(fault));
        }
    }

    private Optional<CodeProblem> codeProblem() {
        return state.get() instanceof State.ShowCode(Optional<CodeProblem> last) ? last : Optional.empty();
    }

    private void check(String token) {
        Resident resident = visit.resident().orElseThrow();
        String idNumber = resident.idNumber();
        visit.somebodyIsThere();
        state.set(new State.Checking());
        int mine = ++round;
        background.execute(() -> {
            CodeVerdict verdict = identification.check(token, idNumber);
            visit.deliver(() -> {
                if (mine == round && visit.shows(this)) {
                    checked(verdict, resident, token);
                }
            });
        });
    }

    private void checked(CodeVerdict verdict, Resident resident, String token) {
        switch (verdict) {
            case CodeVerdict.Good() -> {
                resident.verifiedBy(token);
                exits.identified();
            }
            case CodeVerdict.Bad(CodeProblem problem) -> askForCode(Optional.of(problem));
            case CodeVerdict.CannotRecord() -> exits.trouble(new Trouble.CannotRecord());
        }
    }

    private <T> void await(Pending<T> next, Consumer<Outcome<T>> then) {
        int mine = ++round;
        waiting = next;
        var _ = next.outcome()
                .thenAccept(outcome -> visit.deliver(() -> {
                    if (mine == round && visit.shows(this)) {
                        waiting = null;
                        then.accept(outcome);
                    }
                }));
    }
}
