package org.nightwindow.kiosk.ui;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// A small page with one of its four quarters filled.
final class QuarterSign extends Pane {

    private static final double WIDTH = 34;
    private static final double HEIGHT = 46;

    QuarterSign(boolean right, boolean bottom) {
        Rectangle page = new Rectangle(1.5, 1.5, WIDTH - 3, HEIGHT - 3);
        page.getStyleClass().add("icon");
        Rectangle part = new Rectangle(right ? WIDTH / 2 : 3, bottom ? HEIGHT / 2 : 3, WIDTH / 2 - 3, HEIGHT / 2 - 3);
        part.getStyleClass().add("quarter");
        getChildren().setAll(page, part);
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
    }
}
