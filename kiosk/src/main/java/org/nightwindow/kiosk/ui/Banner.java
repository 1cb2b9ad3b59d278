package org.nightwindow.kiosk.ui;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What happened, across the top of the pane. In the colour of attention, never of error: the resident did nothing
/// wrong.
public final class Banner extends HBox {

    private static final double DISC = 124;

    /// @param what broken by sense into at most two lines
    /// @param other the same in the other language, where there is room for it
    public Banner(Icon icon, String what, Optional<String> other) {
        getStyleClass().add("banner");
        StackPane disc = new StackPane(icon.node(76));
        disc.getStyleClass().add("banner-disc");
        disc.setMinSize(DISC, DISC);
        disc.setMaxSize(DISC, DISC);
        VBox words = new VBox(8, Type.H1.wrapping(what));
        other.ifPresent(line -> words.getChildren().add(Type.OTHER.wrapping(line)));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().setAll(disc, words);
    }
}
