package org.nightwindow.kiosk.ui;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/// A ring that empties clockwise with the seconds, and the seconds in it.
public final class CountdownRing extends StackPane {

    private static final double RADIUS = 146;
    private static final double STROKE = 28;

    /// @param seconds what is left, followed while the ring is in use
    /// @param full what it starts with
    /// @param unit the word under the number
    public CountdownRing(ObservableValue<? extends Number> seconds, long full, String unit) {
        Circle track = new Circle(RADIUS);
        track.setStrokeWidth(STROKE);
        track.getStyleClass().add("ring-track");
        Arc ring = new Arc(0, 0, RADIUS, RADIUS, 90, 0);
        ring.setType(ArcType.OPEN);
        ring.setStrokeWidth(STROKE);
        ring.getStyleClass().add("ring");
        ring.lengthProperty().bind(seconds.map(left -> -360.0 * Math.min(left.doubleValue(), (double) full) / full));
        Label number = new Label();
        number.getStyleClass().add("ring-number");
        number.textProperty().bind(seconds.map(left -> Long.toString(left.longValue())));
        VBox inside = new VBox(-36, number, Type.BODY.label(unit, "ink2-text"));
        inside.setAlignment(Pos.CENTER);
        getChildren().setAll(new Group(track, ring), inside);
        setMinSize(2 * RADIUS + STROKE, 2 * RADIUS + STROKE);
        setMaxSize(2 * RADIUS + STROKE, 2 * RADIUS + STROKE);
    }
}
