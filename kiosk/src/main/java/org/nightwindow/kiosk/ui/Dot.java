package org.nightwindow.kiosk.ui;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

/// The one sign for every progress: filled with a check, lamp with a thick ring, hollow.
public enum Dot {
    PASSED("dot-passed"),
    HERE("dot-here"),
    TO_COME("dot-to-come");

    private final String styleClass;

    Dot(String styleClass) {
        this.styleClass = styleClass;
    }

    public Region node(double size) {
        Circle circle = new Circle(size / 2);
        circle.getStyleClass().add(styleClass);
        StackPane dot = new StackPane(circle);
        if (this == PASSED) {
            dot.getChildren().add(Icon.CHECK.node(size * 0.62, "on-dot", "icon-small"));
        }
        dot.setMinSize(size, size);
        dot.setPrefSize(size, size);
        dot.setMaxSize(size, size);
        return dot;
    }
}
