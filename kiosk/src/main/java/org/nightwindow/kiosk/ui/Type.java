package org.nightwindow.kiosk.ui;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// The roles a text can have; sizes and weights stand in the style sheet (design notes, §3).
public enum Type {
    /// The name on the start screen.
    HERO,
    /// The clock of the start screen.
    CLOCK,
    /// One message that fills a screen: lay your card, printed.
    MESSAGE,
    /// The title of a page.
    H1,
    /// The title of a page that carries a form or a picture.
    H2,
    /// The name on a tile or an option row.
    TITLE,
    BODY,
    /// Over a field or a group.
    LABEL,
    /// Second text.
    SECOND,
    /// The line in the other language.
    OTHER,
    /// The smallest allowed: bands and device strip only.
    SMALL;

    private final String styleClass = "type-" + name().toLowerCase(Locale.ROOT);

    /// A text that keeps its own height and never shrinks below what it needs.
    public Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.getStyleClass().addAll(styleClasses);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /// A text that wraps inside its parent's width.
    public Label wrapping(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// A centred text.
    public Label centred(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setAlignment(Pos.CENTER);
        return label;
    }

    /// Wrapping text in which `**…**` is bold.
    public TextFlow line(String marked) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(styleClass);
        String[] parts = marked.split("\\*\\*", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                Text run = new Text(parts[i]);
                run.getStyleClass().add(i % 2 == 1 ? "run-bold" : "run");
                flow.getChildren().add(run);
            }
        }
        flow.setMinHeight(TextFlow.USE_PREF_SIZE);
        return flow;
    }
}
