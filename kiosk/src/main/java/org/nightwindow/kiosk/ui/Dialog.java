package org.nightwindow.kiosk.ui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One question over everything, with one or two full-width answers.
public final class Dialog extends VBox {

    private static final double WIDTH = 960;
    private static final double WIDTH_WIDE = 1560;

    /// @param id how a robot recognises it: `dialog-idle`
    /// @param question above, in landscape at the left
    /// @param answers below, in landscape at the right
    public Dialog(Look look, String id, List<Node> question, List<Node> answers) {
        super(24);
        if (look.wide()) {
            VBox left = new VBox(24);
            left.getChildren().setAll(question);
            VBox right = new VBox(24);
            right.getChildren().setAll(answers);
            for (VBox column : List.of(left, right)) {
                column.setAlignment(Pos.CENTER);
                column.setPrefWidth(WIDTH_WIDE / 2);
            }
            getChildren().add(new HBox(48, left, right));
        } else {
            getChildren().addAll(question);
            getChildren().addAll(answers);
        }
        setId(id);
        getStyleClass().add("dialog");
        setAlignment(Pos.TOP_CENTER);
        double width = look.wide() ? WIDTH_WIDE : WIDTH;
        setMinWidth(width);
        setMaxWidth(width);
        setMaxHeight(Region.USE_PREF_SIZE);
    }
}
