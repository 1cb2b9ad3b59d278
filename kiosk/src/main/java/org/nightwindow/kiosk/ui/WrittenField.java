package org.nightwindow.kiosk.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A field that is written with the on-screen keyboard or picked from a pad: label, hint, and what stands in it, with
/// a caret while it is in use. Pressing it asks for the keyboard.
public final class WrittenField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double CARET_WIDTH = 4;
    private static final double CARET_HEIGHT = 52;

    private final Button field;
    private final Label value = new Label();
    private final Label composing = new Label();
    private final Region caret = new Region();

    /// @param id of the button
    /// @param hint small, at the label's right; may be empty
    public WrittenField(String id, String label, String hint, Runnable edit) {
        super(8);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(16, Type.LABEL.label(label), between, Type.OTHER.label(hint));
        head.setAlignment(Pos.BASELINE_LEFT);
        value.getStyleClass().add("field-value");
        value.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        composing.getStyleClass().addAll("field-value", "composing");
        composing.setMinWidth(USE_PREF_SIZE);
        caret.getStyleClass().add("caret");
        caret.setMinSize(CARET_WIDTH, CARET_HEIGHT);
        caret.setMaxSize(CARET_WIDTH, CARET_HEIGHT);
        HBox face = new HBox(value, composing, caret);
        face.setAlignment(Pos.CENTER_LEFT);
        field = Buttons.drawn(id, "field", label, face, edit);
        field.setMaxWidth(Double.MAX_VALUE);
        face.prefWidthProperty().bind(field.widthProperty().subtract(48));
        face.maxWidthProperty().bind(field.widthProperty().subtract(48));
        getChildren().setAll(head, field);
        editing(false);
    }

    /// Whether the keyboard writes here now.
    public void editing(boolean is) {
        field.pseudoClassStateChanged(Choices.CHOSEN, is);
        caret.setVisible(is);
    }

    public void wrong(boolean is) {
        field.pseudoClassStateChanged(WRONG, is);
    }

    /// @param text as it is shown
    /// @param word not chosen yet, underlined behind it
    public void show(String text, String word) {
        value.setText(text);
        composing.setText(word);
        composing.setManaged(!word.isEmpty());
        composing.setVisible(!word.isEmpty());
    }
}
