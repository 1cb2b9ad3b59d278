package org.nightwindow.kiosk.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A field that is answered by choosing: its label, a hint, the choices, and what is wrong with it.
public final class ChoiceField extends VBox {

    private static final int COLUMNS = 3;

    private final Choices choices;
    private final ErrorNote error = new ErrorNote();

    /// @param hint small, at the label's right; may be empty
    public ChoiceField(
            Look look, String key, String label, String hint, List<Choices.Choice> options, Consumer<String> chosen) {
        super(8);
        choices = new Choices(key, look.elder() ? 2 : COLUMNS, options, chosen);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(Type.LABEL.label(label), between, Type.OTHER.label(hint));
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox.setMargin(error, new Insets(6, 0, 0, 0));
        getChildren().setAll(head, choices, error);
    }

    public void mark(Predicate<String> chosen) {
        choices.mark(chosen);
    }

    /// @param sentence empty when nothing is wrong
    public void problem(String sentence) {
        error.say(sentence);
    }
}
