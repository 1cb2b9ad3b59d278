package org.nightwindow.kiosk.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One fact in two words: an icon, what it is, and how it is.
public final class FactCard extends HBox {

    public FactCard(Icon icon, String name, String value) {
        super(20);
        setAlignment(Pos.CENTER_LEFT);
        Label small = new Label(name);
        small.getStyleClass().add("fact-name");
        Label large = new Label(value);
        large.getStyleClass().add("fact");
        large.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(icon.node(50), new VBox(-6, small, large));
        setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(300);
    }
}
