package org.nightwindow.kiosk.ui;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// The root of the scene: shows one node drawn for its [Shape] at whatever size the display has, by one scale, in
/// the middle of the night.
public final class Surface extends Pane {

    private final Shape shape;
    private final Scale scale = new Scale(1, 1, 0, 0);

    public Surface(Shape shape) {
        this.shape = shape;
        getStyleClass().add("night");
        setPrefSize(shape.width(), shape.height());
    }

    /// Replaces what is shown.
    public void show(Node design) {
        design.getTransforms().setAll(scale);
        design.setClip(new Rectangle(shape.width(), shape.height()));
        getChildren().setAll(design);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double factor = Math.min(getWidth() / shape.width(), getHeight() / shape.height());
        scale.setX(factor);
        scale.setY(factor);
        for (Node design : getManagedChildren()) {
            design.resizeRelocate(
                    Math.rint((getWidth() - shape.width() * factor) / 2),
                    Math.rint((getHeight() - shape.height() * factor) / 2),
                    shape.width(),
                    shape.height());
        }
    }
}
