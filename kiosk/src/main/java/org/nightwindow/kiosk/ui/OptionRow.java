package org.nightwindow.kiosk.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One thing the resident can do now, as a full-width row: icon, what, and how. The best one is filled.
public final class OptionRow {

    private static final double HEIGHT = 152;

    /// Without the second line, and in landscape with it.
    private static final double HEIGHT_LOW = 128;

    private OptionRow() {}

    /// @param second how; may be empty
    /// @param best whether it is the first, filled row
    public static Button of(Look look, String id, Icon icon, String title, String second, boolean best, Runnable act) {
        VBox words = new VBox(-2, Type.TITLE.wrapping(title));
        if (!second.isEmpty()) {
            words.getChildren().add(Type.SECOND.wrapping(second));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Region chevron = Icon.NEXT.node(44);
        HBox face = new HBox(36, icon.node(60), words, chevron);
        face.setAlignment(Pos.CENTER_LEFT);
        face.setMinWidth(look.shape().column() - 72);
        face.setMaxWidth(look.shape().column() - 72);
        Button row = Buttons.drawn(id, "option", title + " " + second, face, act);
        row.setMaxWidth(Double.MAX_VALUE);
        double height = look.elder() || look.wide() ? HEIGHT_LOW : HEIGHT;
        Buttons.grow(row, words, height);
        if (best) {
            row.getStyleClass().add("option-best");
        }
        return row;
    }
}
