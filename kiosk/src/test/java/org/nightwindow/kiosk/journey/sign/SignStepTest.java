package org.nightwindow.kiosk.journey.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Declaring;
import org.nightwindow.hall.catalogue.Item;

class SignStepTest {
    private static final Text TEXT = new Text("以上属实", "This is true");
    private static final Item ITEM = new Item(
            "HRS-04",
            TEXT,
            "hrss",
            Item.Mode.DECLARE,
            Item.Level.L2,
            Optional.empty(),
            List.of(),
            3,
            0,
            List.of(),
            Optional.of(new Declaring(
                    "1",
                    Declaring.Acceptance.RULE,
                    new Declaring.Limits(0, 0, Declaring.Limits.Unit.WORKING_DAY),
                    TEXT,
                    Optional.empty(),
                    List.of())));

    private final List<Signature> signed = new ArrayList<>();
    private final SignStep step = new SignStep(ITEM, new SignStep.Exits() {
        @Override
        public void signed(Signature signature) {
            signed.add(signature);
        }

        @Override
        public void back() {}
    });

    private void line(double fromX, double y, double toX) {
        step.press(fromX, y);
        for (double x = fromX; x <= toX; x += 100) {
            step.drag(x, y);
        }
        step.lift();
    }

    @Test
    void aNameIsSignedOnce_howeverOftenTheButtonIsTouched() {
        line(1000, 3000, 6000);
        step.sign();
        step.sign();
        assertThat(signed).singleElement().satisfies(signature -> {
            assertThat(signature.strokes()).hasSize(1);
            assertThat(signature.toString()).doesNotContain("1000");
        });
    }

    @Test
    void nothingOrTooLittleIsRefusedWithWords_andWritingOnMendsIt() {
        step.sign();
        assertThat(step.problem().get()).contains(SignStep.Problem.NOTHING);
        step.press(5000, 5000);
        step.lift();
        step.sign();
        assertThat(step.problem().get()).contains(SignStep.Problem.TOO_LITTLE);
        line(1000, 3000, 6000);
        assertThat(step.problem().get()).isEmpty();
        step.sign();
        assertThat(signed).hasSize(1);
    }

    @Test
    void aStrokeIsTakenBack_andAllIsWrittenAnew() {
        line(1000, 3000, 6000);
        line(1000, 5000, 6000);
        step.undo();
        assertThat(step.strokes().get()).hasSize(1);
        step.rewrite();
        assertThat(step.strokes().get()).isEmpty();
        step.undo();
        step.sign();
        assertThat(signed).isEmpty();
    }

    @Test
    void whatIsDrawnBesideTheBoxLiesAtItsEdge() {
        step.press(-500, 20_000);
        step.drag(9000, Double.MAX_VALUE);
        step.lift();
        step.sign();
        assertThat(signed.getFirst().strokes().getFirst().points())
                .containsExactly(new Signature.Point(0, 10_000), new Signature.Point(9000, 10_000));
    }

    @Test
    void aVisitThatEndsWhileTheFingerIsOnTheGlassLeavesNothing() {
        step.press(0, 0);
        step.drag(9000, 9000);
        step.hidden();
        step.erase();
        step.drag(1000, 1000);
        step.lift();
        step.sign();
        assertThat(step.strokes().get()).isEmpty();
        assertThat(signed).isEmpty();
    }

    @Test
    void whoCannotStopScribblingIsThinnedOut_andToldWhenThereIsNoRoom() {
        for (int stroke = 0; stroke < Signature.MOST_STROKES + 5; stroke++) {
            line(0, 100 * stroke, 10_000);
        }
        assertThat(step.problem().get()).contains(SignStep.Problem.FULL);
        step.sign();
        assertThat(signed.getFirst().strokes()).hasSize(Signature.MOST_STROKES);
        assertThat(signed.getFirst().strokes().getFirst().points())
                .startsWith(new Signature.Point(0, 0))
                .endsWith(new Signature.Point(10_000, 0));
    }

    @Test
    void whatIsLeftOutOfALongStrokeIsNotSeen_andNoPointIsMadeUp() {
        List<Signature.Point> spiral = new ArrayList<>();
        step.press(5000, 5000);
        for (int i = 0; i < 3 * Signature.MOST_POINTS; i++) {
            double far = 4800.0 * i / (3 * Signature.MOST_POINTS);
            double x = 5000 + far * Math.cos(i * 0.05);
            double y = 5000 + far * Math.sin(i * 0.05);
            spiral.add(new Signature.Point((int) Math.round(x), (int) Math.round(y)));
            step.drag(x, y);
        }
        step.lift();
        step.sign();
        List<Signature.Point> kept = signed.getFirst().strokes().getFirst().points();
        assertThat(kept).hasSizeLessThanOrEqualTo(Signature.MOST_POINTS);
        assertThat(spiral).containsAll(kept.subList(1, kept.size()));
        assertThat(spiral).allSatisfy(point -> assertThat(off(point, kept)).isLessThan(60)); // 6 px of the box
    }

    @Test
    void goingBackForgetsWhatWasWritten_forSheMayComeBackToSomethingElse() {
        line(1000, 3000, 6000);
        step.back();
        assertThat(step.strokes().get()).isEmpty();
    }

    @Test
    void aFingerThatComesDownAfterTheVisitHasEndedWritesNothing() {
        step.erase();
        line(1000, 3000, 6000);
        assertThat(step.strokes().get()).isEmpty();
    }

    private static double off(Signature.Point point, List<Signature.Point> line) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < line.size(); i++) {
            Signature.Point a = line.get(i - 1);
            double dx = line.get(i).x() - a.x();
            double dy = line.get(i).y() - a.y();
            double part = Math.clamp(((point.x() - a.x()) * dx + (point.y() - a.y()) * dy) / (dx * dx + dy * dy), 0, 1);
            least = Math.min(least, Math.hypot(point.x() - a.x() - part * dx, point.y() - a.y() - part * dy));
        }
        return least;
    }

    @Property(tries = 60)
    void anyFingerMakesASignatureOrIsRefused(@ForAll @Size(max = 300) List<Map.Entry<Double, Double>> places) {
        SignStepTest test = new SignStepTest();
        int count = 0;
        for (Map.Entry<Double, Double> place : places) {
            if (count++ % 7 == 0) {
                test.step.press(place.getKey(), place.getValue());
            } else {
                test.step.drag(place.getKey(), place.getValue());
            }
        }
        test.step.sign();
        assertThat(test.signed.size() == 1 || test.step.problem().get().isPresent())
                .isTrue();
    }
}
