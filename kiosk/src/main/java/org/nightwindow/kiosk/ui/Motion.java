package org.nightwindow.kiosk.ui;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/// The few movements there are, all of them of small things: the kiosk draws in software. Pages and dialogs stand there
/// at once (decision 0042).
public final class Motion {

    /// The dot of the step the machine works at breathes.
    private static final Duration BREATH = Duration.millis(1200);

    private static final double BREATH_LOW = 0.55;

    private static final Duration GLOW = Duration.millis(3000);

    private static final double GLOW_LOW = 0.8;

    /// From full to low the brightest point changes by 15 of 255 levels: more steps are painted and not seen, and a
    /// kiosk that is drawn in software would be busy all night.
    private static final int GLOW_STEPS = 15;

    private Motion() {}

    /// Opacity 1 → 0.55 → 1 without end while `node` is in a scene.
    public static void breathe(Node node) {
        whileShown(
                node,
                new Timeline(
                        new KeyFrame(Duration.ZERO, new KeyValue(node.opacityProperty(), 1)),
                        new KeyFrame(BREATH, new KeyValue(node.opacityProperty(), BREATH_LOW, Interpolator.EASE_BOTH))),
                true);
    }

    /// The halo of the start screen: opacity 1 ↔ 0.8, as slow as breath in sleep.
    ///
    /// @param halo its parts, which do not overlap
    public static void glow(List<? extends Node> halo) {
        Timeline glow = new Timeline();
        for (int i = 0; i <= GLOW_STEPS; i++) {
            double way = (1 - Math.cos(Math.PI * i / GLOW_STEPS)) / 2;
            double opacity = 1 - (1 - GLOW_LOW) * way;
            glow.getKeyFrames()
                    .add(new KeyFrame(
                            GLOW.multiply((double) i / GLOW_STEPS),
                            halo.stream()
                                    .map(part -> new KeyValue(part.opacityProperty(), opacity, Interpolator.DISCRETE))
                                    .toArray(KeyValue[]::new)));
        }
        whileShown(halo.getFirst(), glow, true);
    }

    /// Runs `loop` while `node` is shown in a window, so that nothing moves, and nothing is kept alive, after its
    /// page went.
    public static void whileShown(Node node, Timeline loop, boolean backAndForth) {
        loop.setAutoReverse(backAndForth);
        loop.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(shown -> {
                    if (shown) {
                        loop.play();
                    } else {
                        loop.stop();
                    }
                });
    }
}
