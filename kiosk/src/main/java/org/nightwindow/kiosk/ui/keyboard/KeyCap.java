package org.nightwindow.kiosk.ui.keyboard;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.util.Duration;

/// One key. It acts when the finger comes down, not when it is lifted: who types quickly lays the next finger before
/// the last is up, and a finger that slides a little still means its key. Each finger is heard by itself.
///
/// JavaFX on X11 reports a finger as a mouse, and that is what is heard there.
final class KeyCap extends Button {

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    /// How long a pressed key is blue (design notes, §6).
    private static final Duration LIGHT = Duration.millis(80);

    private final PauseTransition light = new PauseTransition(LIGHT);

    /// A display that reports touches adds a mouse to the first finger; what it adds is not heard again.
    private boolean touched;

    KeyCap(String id, String spoken, Runnable act) {
        setId(id);
        setAccessibleText(spoken);
        setMnemonicParsing(false);
        setFocusTraversable(false);
        getStyleClass().setAll("key");
        setOnAction(_ -> {
            act.run();
            pseudoClassStateChanged(LIT, true);
            light.playFromStart();
        });
        light.setOnFinished(_ -> pseudoClassStateChanged(LIT, false));
        addEventFilter(TouchEvent.TOUCH_PRESSED, event -> {
            touched = true;
            fire();
            event.consume();
        });
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && !(touched && event.isSynthesized())) {
                fire();
            }
            event.consume();
        });
        addEventFilter(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
    }

    KeyCap sign(Node icon) {
        setGraphic(icon);
        setText("");
        return this;
    }
}
