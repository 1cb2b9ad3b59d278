package org.nightwindow.kiosk.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One question over everything, with one or two full-width answers.
public final class Dialog extends VBox {

    private static final double WIDTH = 960;

    /// @param id how a robot recognises it: `dialog-idle`
    public Dialog(String id, Node... children) {
        super(24, children);
        setId(id);
        getStyleClass().add("dialog");
        setAlignment(Pos.TOP_CENTER);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        setMaxHeight(Region.USE_PREF_SIZE);
    }
}
