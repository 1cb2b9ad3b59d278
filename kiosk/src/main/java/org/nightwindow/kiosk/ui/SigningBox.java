package org.nightwindow.kiosk.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;

/// The box a name is written in: a border, a dashed line to write above, and the lines as they are drawn, smoothly
/// from the middle of two points to the middle of the next two.
///
/// Places are told in a square of given size, whatever the box measures on the glass. One finger writes; another one
/// is not heard. A finger that slides out of the box has ended its line at the edge and is heard again when it was
/// lifted.
public final class SigningBox extends Pane {
    private static final double STROKE = 9;
    private static final double BASELINE = 0.79;
    private static final double MARGIN = 44;

    /// JavaFX draws no line of no length, not even its round ends.
    private static final double DOT = 0.01;

    /// The number of what is no finger: JavaFX on X11 reports fingers as a mouse.
    private static final long MOUSE = -1;

    private final double edge;
    private final Finger told;
    private final Pane lines = new Pane();
    private final List<Drawn> drawn = new ArrayList<>();
    private OptionalLong down = OptionalLong.empty();
    private boolean writing;
    private boolean touches;

    /// What the finger does.
    public interface Finger {
        void press(double x, double y);

        void drag(double x, double y);

        void lift();
    }

    /// @param points x and y in turn, in the square
    private record Drawn(Path path, double[] points) {}

    /// @param width on the surface
    /// @param height on the surface
    /// @param edge side of the square in which places are told
    public SigningBox(double width, double height, double edge, Finger finger) {
        this.edge = edge;
        this.told = finger;
        setId("signature-box");
        getStyleClass().add("signing-box");
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        lines.setMouseTransparent(true);
        Line baseline = new Line(MARGIN, height * BASELINE, width - MARGIN, height * BASELINE);
        baseline.getStyleClass().add("signing-line");
        baseline.setMouseTransparent(true);
        getChildren().setAll(baseline, lines);
        hearTouches();
        hearMouse();
    }

    private void hearTouches() {
        addEventHandler(TouchEvent.TOUCH_PRESSED, event -> {
            touches = true;
            press(event.getTouchPoint().getId(), place(event));
            event.consume();
        });
        addEventHandler(TouchEvent.TOUCH_MOVED, event -> {
            drag(event.getTouchPoint().getId(), place(event));
            event.consume();
        });
        addEventHandler(TouchEvent.TOUCH_RELEASED, event -> {
            lift(event.getTouchPoint().getId());
            event.consume();
        });
    }

    /// A display that reports touches adds a mouse to the first finger; what it adds is not heard again.
    private void hearMouse() {
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && !(touches && event.isSynthesized())) {
                press(MOUSE, place(event));
            }
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> drag(MOUSE, place(event)));
        // Where drags do not follow the finger out of the box (JavaFX's Headless platform), this says that it left.
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> drag(MOUSE, place(event)));
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> lift(MOUSE));
    }

    private void press(long finger, Point2D place) {
        if (down.isEmpty()) {
            down = OptionalLong.of(finger);
            writing = true;
            told.press(place.getX(), place.getY());
        }
    }

    private void drag(long finger, Point2D place) {
        if (writing && down.orElseThrow() == finger) {
            told.drag(place.getX(), place.getY());
            if (outside(place.getX()) || outside(place.getY())) {
                writing = false;
                told.lift();
            }
        }
    }

    private void lift(long finger) {
        if (down.isPresent() && down.getAsLong() == finger) {
            down = OptionalLong.empty();
            writing = false;
            told.lift();
        }
    }

    private boolean outside(double place) {
        return place < 0 || place > edge;
    }

    private Point2D place(TouchEvent event) {
        return place(sceneToLocal(
                event.getTouchPoint().getSceneX(), event.getTouchPoint().getSceneY()));
    }

    private Point2D place(MouseEvent event) {
        return place(new Point2D(event.getX(), event.getY()));
    }

    private Point2D place(Point2D here) {
        return new Point2D(here.getX() / getPrefWidth() * edge, here.getY() / getPrefHeight() * edge);
    }

    /// Draws exactly these lines; those that are there already stay, and one that only grew goes on.
    ///
    /// @param strokes x and y in turn, in the square
    public void show(List<double[]> strokes) {
        while (drawn.size() > strokes.size()) {
            lines.getChildren().remove(drawn.removeLast().path());
        }
        for (int i = 0; i < strokes.size(); i++) {
            double[] points = strokes.get(i);
            if (i == drawn.size()) {
                Path path = new Path();
                path.getStyleClass().add("signing-ink");
                path.setStrokeWidth(STROKE);
                drawn.add(new Drawn(path, new double[0]));
                lines.getChildren().add(path);
            }
            Drawn before = drawn.get(i);
            if (!Arrays.equals(before.points(), points)) {
                draw(before, points);
                drawn.set(i, new Drawn(before.path(), points));
            }
        }
    }

    private void draw(Drawn before, double[] points) {
        int known = before.points().length;
        boolean grew = known < points.length && Arrays.equals(before.points(), 0, known, points, 0, known);
        if (!grew) {
            before.path().getElements().clear();
        }
        for (int i = grew ? known : 0; i < points.length; i += 2) {
            extend(before.path().getElements(), points, i);
        }
    }

    /// One element for each point, and a last one that reaches the point itself.
    private void extend(List<PathElement> elements, double[] points, int at) {
        double x = points[at] / edge * getPrefWidth();
        double y = points[at + 1] / edge * getPrefHeight();
        if (at == 0) {
            elements.addAll(List.of(new MoveTo(x, y), new LineTo(x + DOT, y)));
        } else {
            double lastX = points[at - 2] / edge * getPrefWidth();
            double lastY = points[at - 1] / edge * getPrefHeight();
            elements.removeLast();
            elements.addAll(List.of(new QuadCurveTo(lastX, lastY, (lastX + x) / 2, (lastY + y) / 2), new LineTo(x, y)));
        }
    }
}
