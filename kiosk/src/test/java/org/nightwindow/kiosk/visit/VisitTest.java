package org.nightwindow.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stories of one visit's time and end, on a clock that the test holds.
final class VisitTest {
    private final List<Runnable> screen = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private long now;
    private int swept;
    private Desk desk;
    private PlainStep first;

    private static final class PlainStep implements Step {
        private String secret = "样若溪";
        private int hidden;

        @Override
        public String name() {
            return "plain";
        }

        @Override
        public void hidden() {
            hidden++;
        }

        @Override
        public void erase() {
            secret = "";
        }
    }

    @BeforeEach
    void open() {
        desk = new Desk(
                screen::add,
                () -> now,
                () -> "V-1",
                new Preferences(false),
                new PrivacySweep(List.of(), () -> swept++));
        first = new PlainStep();
        desk.open(new PlainStep(), new Desk.Reception() {
            @Override
            public Step firstStep(Visit visit, Desk.Start start) {
                return first;
            }

            @Override
            public void visitEnded(Visit.Ending ending, Optional<String> item, int touches, Duration length) {
                ended.add(ending.word() + " " + touches + " touches " + length.toSeconds() + " s");
            }
        });
        desk.begin(Desk.Start.TOUCH);
    }

    @Test
    void nobodyTouchesFor60Seconds_aDialogCounts20Down_thenEverythingIsErased() {
        pass(59);
        assertThat(visit().clock().asking().get()).isFalse();
        assertThat(visit().clock().idleSecondsLeft().get()).isEqualTo(1);
        pass(1);
        assertThat(visit().clock().asking().get()).isTrue();
        assertThat(visit().clock().secondsLeft().get()).isEqualTo(20);
        pass(5);
        assertThat(visit().clock().secondsLeft().get()).isEqualTo(15);
        pass(15);
        assertThat(ended).containsExactly("timed-out 0 touches 80 s");
        assertThat(first.secret).isEmpty();
        assertThat(desk.visit().get()).isNull();
    }

    /// A page that is read when everything is done.
    private static final class LastStep implements Step {
        private final Stay stay;
        private final ReadOnlyObjectWrapper<String> slip = new ReadOnlyObjectWrapper<>("is being printed");

        LastStep(Visit visit, LongSupplier nanoTime) {
            stay = new Stay(visit, Duration.ofSeconds(30), nanoTime);
            stay.follow(slip);
        }

        @Override
        public String name() {
            return "last";
        }

        @Override
        public void shown() {
            stay.begin();
        }

        @Override
        public void tick() {
            stay.tick();
        }
    }

    @Test
    void theLastPageEndsByItself_butWhoLearnsThereThatHerSlipDidNotComeOut_hasTheWholeTimeAgain() {
        LastStep last = new LastStep(visit(), () -> now);
        visit().show(last);
        pass(29);
        assertThat(last.stay.secondsLeft().get()).isEqualTo(1);
        last.slip.set("did not come out");
        assertThat(last.stay.secondsLeft().get()).isEqualTo(30);
        pass(29);
        assertThat(ended).isEmpty();
        pass(1);
        assertThat(ended).containsExactly("done 0 touches 59 s");
        assertThat(desk.visit().get()).isNull();
    }

    @Test
    void whenNobodyComesForAWhileAfterAVisit_memoryIsGivenBackTwice_neverWhileSomebodyIsServed() {
        pass(40);
        assertThat(swept).isZero();
        visit().leave();
        pass(4);
        assertThat(swept).isZero();
        desk.begin(Desk.Start.TOUCH);
        pass(40);
        assertThat(swept).isZero();
        visit().leave();
        pass(60);
        assertThat(swept).isEqualTo(2);
    }

    /// There is nothing to touch then, and the next full heap is not met by a finger.
    @Test
    void whileAnActRuns_memoryIsGivenBackOnce_afterItsPageIsThere() {
        visit().actBegins();
        desk.tick();
        now += 200_000_000L;
        desk.tick();
        assertThat(swept).as("her page is being painted").isZero();
        pass(30);
        assertThat(swept).isEqualTo(1);
        visit().actEnded();
        pass(10);
        visit().actBegins();
        pass(2);
        assertThat(swept).isEqualTo(2);
    }

    @Test
    void sheSaysIAmStillHere_theVisitGoesOn() {
        pass(70);
        visit().stay();
        assertThat(visit().clock().asking().get()).isFalse();
        pass(59);
        assertThat(visit().clock().asking().get()).isFalse();
        assertThat(ended).isEmpty();
    }

    @Test
    void touchesKeepTheDialogAway_butA20MinuteVisitEndsAllTheSame() {
        for (int minute = 0; minute < 39; minute++) {
            pass(30);
            desk.touched();
        }
        assertThat(ended).isEmpty();
        pass(30);
        assertThat(ended).containsExactly("timed-out 39 touches 1200 s");
    }

    @Test
    void elderModeGivesThreeTimesAsLong() {
        desk.preferences().elder().set(true);
        pass(179);
        assertThat(visit().clock().asking().get()).isFalse();
        pass(1);
        assertThat(visit().clock().asking().get()).isTrue();
        assertThat(visit().clock().secondsLeft().get()).isEqualTo(60);
        pass(60);
        assertThat(ended).hasSize(1);
        assertThat(desk.preferences().elder().get())
                .as("the next resident starts anew")
                .isFalse();
    }

    @Test
    void whileAnActRuns_timeStandsStill_andNobodyLeaves() {
        visit().actBegins();
        assertThat(visit().mayLeave().get()).isFalse();
        pass(600);
        visit().leave();
        assertThat(desk.interrupt()).isFalse();
        assertThat(ended).isEmpty();
        visit().actEnded();
        assertThat(visit().mayLeave().get()).isTrue();
        pass(59);
        assertThat(ended).isEmpty();
        visit().leave();
        assertThat(ended).containsExactly("left 0 touches 659 s");
    }

    @Test
    void anAnswerThatComesIntoTheNextVisit_isDropped() {
        List<String> heard = new ArrayList<>();
        Visit before = visit();
        before.deliver(() -> heard.add("late"));
        before.leave();
        first = new PlainStep();
        desk.begin(Desk.Start.TOUCH);
        visit().deliver(() -> heard.add("mine"));
        screen.forEach(Runnable::run);
        assertThat(heard).containsExactly("mine");
    }

    @Test
    void aStepThatIsShownAfterTheEnd_isErasedAtOnce() {
        Visit before = visit();
        before.leave();
        PlainStep late = new PlainStep();
        before.show(late);
        assertThat(late.secret).isEmpty();
        assertThat(before.step().get()).isNull();
    }

    @Test
    void theDialogOpensOverAStepThatStaysItself() {
        pass(65);
        assertThat(desk.step().get()).isSameAs(first);
        assertThat(first.hidden).isZero();
    }

    private Visit visit() {
        return desk.visit().get();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += Duration.ofSeconds(1).toNanos();
            desk.tick();
        }
    }
}
