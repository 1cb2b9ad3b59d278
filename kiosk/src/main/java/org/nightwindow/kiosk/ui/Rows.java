package org.nightwindow.kiosk.ui;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/// A white card of facts, one per row, with a hairline between them.
public final class Rows extends VBox {

    public Rows() {
        getStyleClass().add("card");
    }

    /// @param marked the sentence, `**…**` bold, lines broken by `\n`
    /// @param iconClass colour of the icon: `icon-ok`, `icon-warn`
    public Rows add(Icon icon, String iconClass, String marked) {
        TextFlow words = Type.BODY.line(marked);
        HBox.setHgrow(words, Priority.ALWAYS);
        Region sign = icon.node(40, iconClass);
        HBox row = new HBox(28, sign, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(18, 0, 18, 4));
        if (!getChildren().isEmpty()) {
            getChildren().add(hairline());
        }
        getChildren().add(row);
        return this;
    }

    /// Rows that say themselves what they are: `!` something to mind, `+` a reassurance.
    public Rows addAll(List<String> rows) {
        for (String row : rows) {
            if (row.startsWith("+")) {
                add(Icon.CHECK, "icon-ok", row.substring(1));
            } else {
                add(Icon.RECEIPT, "icon-warn", row.substring(1));
            }
        }
        return this;
    }

    public static Node hairline() {
        Region line = new Region();
        line.getStyleClass().add("hairline");
        return line;
    }
}
