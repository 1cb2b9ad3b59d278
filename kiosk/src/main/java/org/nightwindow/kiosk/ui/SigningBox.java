package org.nightwindow.kiosk.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/// The box a name is written in: a border, a dashed line to write above, and lines as they are drawn.
///
/// Places are told in a square of given size, whatever the box measures on the glass. A finger that slides out of the
/// box stays heard until it is lifted.
public final class SigningBox extends Pane {
    private static final double STROKE = 9;
    private static final double BASELINE = 0.79;
    private static final double MARGIN = 44;

    private final double edge;
    private final Pane lines = new Pane();
    private final List<Polyline> drawn = new ArrayList<>();

    /// What the finger does.
    public interface Finger {
        void press(double x, double y);

        void drag(double x, double y);

        void lift();
    }

    /// @param width on the surface
    /// @param height on the surface
    /// @param edge side of the square in which places are told
    public SigningBox(double width, double height, double edge, Finger finger) {
        this.edge = edge;
        setId("signature");
        getStyleClass().add("signing-box");
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        lines.setMouseTransparent(true);
        lines.setClip(new Rectangle(width, height));
        Line baseline = new Line(MARGIN, height * BASELINE, width - MARGIN, height * BASELINE);
        baseline.getStyleClass().add("signing-line");
        baseline.setMouseTransparent(true);
        getChildren().setAll(baseline, lines);
        setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                finger.press(event.getX() / width * edge, event.getY() / height * edge);
            }
        });
        setOnMouseDragged(event -> finger.drag(event.getX() / width * edge, event.getY() / height * edge));
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> finger.lift());
    }

    /// Draws exactly these lines; those that are there already stay.
    ///
    /// @param strokes x and y in turn, in the square
    public void show(List<double[]> strokes) {
        while (drawn.size() > strokes.size()) {
            lines.getChildren().remove(drawn.removeLast());
        }
        for (int i = 0; i < strokes.size(); i++) {
            if (i == drawn.size()) {
                Polyline line = new Polyline();
                line.getStyleClass().add("signing-ink");
                line.setStrokeWidth(STROKE);
                drawn.add(line);
                lines.getChildren().add(line);
            }
            draw(drawn.get(i), strokes.get(i));
        }
    }

    private void draw(Polyline line, double[] points) {
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            places.add(points[i] / edge * (i % 2 == 0 ? getPrefWidth() : getPrefHeight()));
        }
        if (places.size() == 2) {
            places.addAll(List.of(places.get(0) + 1, places.get(1))); // a dot is seen as well
        }
        if (line.getPoints().size() < places.size()
                && line.getPoints().equals(places.subList(0, line.getPoints().size()))) {
            line.getPoints().addAll(places.subList(line.getPoints().size(), places.size()));
        } else if (!line.getPoints().equals(places)) {
            line.getPoints().setAll(places);
        }
    }
}
