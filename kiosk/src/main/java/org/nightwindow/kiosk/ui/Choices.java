package org.nightwindow.kiosk.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// Things to choose from, side by side in equal columns. What is chosen has a check and a thick border.
public final class Choices extends GridPane {

    /// The state of whatever is chosen among others.
    public static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double GAP = 14;

    private final List<Choice> choices;
    private final List<Button> buttons = new ArrayList<>();

    /// @param value what is meant, also the end of the button's id
    public record Choice(String value, String name) {}

    /// @param id start of the buttons' ids: `purpose` → `#purpose-贷款`
    public Choices(String id, int columns, List<Choice> choices, Consumer<String> chosen) {
        this.choices = List.copyOf(choices);
        setHgap(GAP);
        setVgap(GAP);
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(column);
        }
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            Button button = new Button(choice.name());
            button.setId(id + "-" + choice.value());
            button.getStyleClass().setAll("choice");
            button.setMnemonicParsing(false);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(_ -> chosen.accept(choice.value()));
            buttons.add(button);
            add(button, i % columns, i / columns);
        }
    }

    /// Marks what is chosen.
    public void mark(Predicate<String> chosen) {
        for (int i = 0; i < buttons.size(); i++) {
            boolean is = chosen.test(choices.get(i).value());
            Button button = buttons.get(i);
            button.pseudoClassStateChanged(CHOSEN, is);
            button.setGraphic(is ? Icon.CHECK.node(32) : null);
        }
    }
}
