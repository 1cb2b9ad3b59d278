package org.nightwindow.kiosk;

import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.util.Duration;

/// Touches the start screen once, as the first resident will. `kiosk train` asks for it, so that what an answer needs
/// is in the AOT cache as well, not only what the first picture needs.
///
/// The visit that begins ends with the training; the console hears of it as of any visit that was cut off.
final class Rehearsal {
    /// Set for the training only.
    private static final String PROPERTY = "nightwindow.rehearse";

    /// The ledger opens 0.5 s after the first picture, while recording after 3 s.
    private static final Duration LET_IT_COME_TO_REST = Duration.seconds(8);

    private Rehearsal() {}

    /// When it was asked for. JavaFX thread, once.
    static void whenAsked(Scene scene) {
        if (Boolean.getBoolean(PROPERTY)) {
            PauseTransition rest = new PauseTransition(LET_IT_COME_TO_REST);
            rest.setOnFinished(_ -> touchTheMiddle(scene));
            rest.play();
        }
    }

    private static void touchTheMiddle(Scene scene) {
        Robot finger = new Robot();
        finger.mouseMove(
                scene.getWindow().getX() + scene.getX() + scene.getWidth() / 2,
                scene.getWindow().getY() + scene.getY() + scene.getHeight() / 2);
        finger.mouseClick(MouseButton.PRIMARY);
    }
}
