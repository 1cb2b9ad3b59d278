package org.nightwindow.kiosk.ui;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// The root of the scene: shows one node drawn for 1080 × 1920 at whatever size the display has, by one scale, in
/// the middle of the night.
public final class Surface extends Pane {

    /// All sizes in the style sheet and in code are px of this surface.
    public static final double WIDTH = 1080;

    public static final double HEIGHT = 1920;

    private final Scale scale = new Scale(1, 1, 0, 0);

    public Surface() {
        getStyleClass().add("night");
        setPrefSize(WIDTH, HEIGHT);
    }

    /// Replaces what is shown.
    public void show(Node design) {
        design.getTransforms().setAll(scale);
        design.setClip(new Rectangle(WIDTH, HEIGHT));
        getChildren().setAll(design);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double factor = Math.min(getWidth() / WIDTH, getHeight() / HEIGHT);
        scale.setX(factor);
        scale.setY(factor);
        for (Node design : getManagedChildren()) {
            design.resizeRelocate(
                    Math.rint((getWidth() - WIDTH * factor) / 2),
                    Math.rint((getHeight() - HEIGHT * factor) / 2),
                    WIDTH,
                    HEIGHT);
        }
    }
}
