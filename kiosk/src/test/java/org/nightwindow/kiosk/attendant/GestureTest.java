package org.nightwindow.kiosk.attendant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// The knock at the staff door, by fingers that mean it and by fingers that do not.
class GestureTest {
    private static final double PORTRAIT = 1080.0 / 1920;
    private static final double[][] CORNERS = {{0.05, 0.03}, {0.95, 0.03}, {0.95, 0.97}, {0.05, 0.97}};

    private long now = 1;
    private int knocks;
    private final Gesture gesture = new Gesture(() -> now, () -> knocks++);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /// @return whether it was an ordinary touch, as the start screen sees it
    private boolean touch(double x, double y) {
        boolean pressed = gesture.pressed(x, y, PORTRAIT);
        pass(Duration.ofMillis(150));
        boolean released = gesture.released(x, y, PORTRAIT);
        return !pressed && !released;
    }

    private void hold() {
        assertThat(gesture.pressed(0.05, 0.03, PORTRAIT)).isFalse();
        pass(Gesture.HOLD);
        assertThat(gesture.released(0.05, 0.03, PORTRAIT)).isTrue();
    }

    @Test
    void pressedLongAtTheWindow_thenFourCornersClockwise_itKnocksOnce() {
        hold();
        for (double[] corner : CORNERS) {
            assertThat(touch(corner[0], corner[1])).isFalse();
        }
        assertThat(knocks).isEqualTo(1);
        assertThat(touch(0.05, 0.03)).as("afterwards a touch is a touch").isTrue();
    }

    @Test
    void inTheWrongOrder_orTooLate_everyTouchIsAnOrdinaryOne() {
        hold();
        assertThat(touch(0.05, 0.03)).isFalse();
        assertThat(touch(0.95, 0.97)).as("the third before the second").isTrue();
        assertThat(touch(0.95, 0.03)).as("it begins anew").isTrue();
        hold();
        pass(Gesture.WINDOW.plusMillis(1));
        for (double[] corner : CORNERS) {
            assertThat(touch(corner[0], corner[1])).isTrue();
        }
        assertThat(knocks).isZero();
    }

    @Test
    void onALandscapeScreenTheCornersAreAsLarge() {
        assertThat(gesture.pressed(0.10, 0.10, 1920.0 / 1080)).isFalse();
        pass(Gesture.HOLD);
        assertThat(gesture.released(0.10, 0.10, 1920.0 / 1080)).isTrue();
        assertThat(gesture.pressed(0.95, 0.10, 1920.0 / 1080))
                .as("top left comes first")
                .isFalse();
    }

    /// A child that hammers everywhere, never three seconds in one place.
    @Property(tries = 200)
    void hammeringNeverKnocks_andIsNeverSwallowed(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(max = 1) Double> places,
            @ForAll @IntRange(min = 1, max = 2900) int millis) {
        Gesture played = new Gesture(() -> now, () -> knocks++);
        for (int i = 0; i + 1 < places.size(); i++) {
            assertThat(played.pressed(places.get(i), places.get(i + 1), PORTRAIT))
                    .isFalse();
            pass(Duration.ofMillis(millis));
            assertThat(played.released(places.get(i), places.get(i + 1), PORTRAIT))
                    .isFalse();
        }
        assertThat(knocks).isZero();
    }
}
