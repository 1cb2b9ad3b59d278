package org.nightwindow.kiosk.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Under a field that must be changed: the triangle and how to mend it. Takes no room while there is nothing to
/// say.
public final class ErrorNote extends HBox {

    private final Label words = new Label();

    public ErrorNote() {
        getStyleClass().add("error-frame");
        words.getStyleClass().add("error-what");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(Icon.WARNING.node(40, "icon-err"), words);
        say("");
    }

    /// @param sentence empty when nothing is wrong
    public void say(String sentence) {
        words.setText(sentence);
        setVisible(!sentence.isEmpty());
        setManaged(!sentence.isEmpty());
    }
}
