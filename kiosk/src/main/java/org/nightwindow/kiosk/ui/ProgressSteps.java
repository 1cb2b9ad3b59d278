package org.nightwindow.kiosk.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the machine does now, as a card of rows: a dot, what, and at the right what is known of it. Shows real
/// events only.
public final class ProgressSteps extends VBox {

    private static final double DOT = 64;

    private final boolean breathing;

    public ProgressSteps(Look look) {
        getStyleClass().add("card");
        breathing = look.modes().isEmpty();
    }

    public ProgressSteps add(Dot state, String what, String known) {
        Region dot = state.node(DOT);
        if (state == Dot.HERE && breathing) {
            Motion.breathe(dot);
        }
        Label name = Type.TITLE.wrapping(what, state == Dot.TO_COME ? "ink2-text" : "ink-text");
        if (state != Dot.HERE) {
            name.getStyleClass().add("plain-weight");
        }
        HBox.setHgrow(name, Priority.ALWAYS);
        Label news = Type.BODY.label(known, "ink2-text");
        news.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(28, dot, name, news);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(14, 4, 14, 4));
        getChildren().add(row);
        return this;
    }
}
