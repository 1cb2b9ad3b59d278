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
    private final Label before = new Label();
    private final Label marked = new Label();
    private final Label after = new Label();
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
        before.getStyleClass().add("field-value");
        before.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        marked.getStyleClass().addAll("field-value", "field-marked");
        marked.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        after.getStyleClass().add("field-value");
        after.setMinWidth(USE_PREF_SIZE);
        composing.getStyleClass().addAll("field-value", "composing");
        composing.setMinWidth(USE_PREF_SIZE);
        caret.getStyleClass().add("caret");
        caret.setMinSize(CARET_WIDTH, CARET_HEIGHT);
        caret.setMaxSize(CARET_WIDTH, CARET_HEIGHT);
        HBox face = new HBox(before, marked, after, composing, caret);
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

    /// What stands in a field.
    ///
    /// @param marked underlined and bold, because it cannot be right
    public record Written(String before, String marked, String after) {
        public static Written plain(String text) {
            return new Written(text, "", "");
        }

        /// Personal data.
        @Override
        public String toString() {
            return "Written[…]";
        }
    }

    /// @param word not chosen yet, underlined behind it
    public void show(Written written, String word) {
        before.setText(written.before());
        marked.setText(written.marked());
        marked.setManaged(!written.marked().isEmpty());
        marked.setVisible(!written.marked().isEmpty());
        after.setText(written.after());
        composing.setText(word);
        composing.setManaged(!word.isEmpty());
        composing.setVisible(!word.isEmpty());
    }
}
