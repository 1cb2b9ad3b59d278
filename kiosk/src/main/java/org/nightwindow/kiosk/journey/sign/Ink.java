package org.nightwindow.kiosk.journey.sign;

import java.util.ArrayList;
import java.util.List;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.Signature.Point;
import org.nightwindow.hall.Signature.Stroke;

/// What the finger has drawn so far. Lines, never a picture; thinned out as it grows, so that it always fits into a
/// [Signature].
///
/// Personal data: [#clear()] when the visit ends. Screen thread only.
final class Ink {
    /// 3 px of a box of 984: less is the trembling of a finger.
    private static final double LEAST_STEP = 30;

    /// Together as long as four tenths of the box: a name has at least two characters, a touch by mistake is shorter.
    private static final double LEAST_LENGTH = 0.4 * Signature.EDGE;

    /// Once there are too many points, so many are left that there is room for a while.
    private static final int ROOMY = Signature.MOST_POINTS * 3 / 4;

    private final List<List<Point>> strokes = new ArrayList<>();

    /// Begins a stroke.
    ///
    /// @return false when there is no room for another
    boolean begin(double x, double y) {
        if (strokes.size() == Signature.MOST_STROKES) {
            return false;
        }
        strokes.add(new ArrayList<>(List.of(point(x, y))));
        thin();
        return true;
    }

    /// Goes on with the stroke begun last.
    ///
    /// @return whether the finger has really moved
    boolean draw(double x, double y) {
        List<Point> stroke = strokes.getLast();
        Point next = point(x, y);
        if (distance(stroke.getLast(), next) < LEAST_STEP) {
            return false;
        }
        stroke.add(next);
        thin();
        return true;
    }

    void undo() {
        if (!strokes.isEmpty()) {
            strokes.removeLast();
        }
    }

    void clear() {
        strokes.clear();
    }

    boolean isEmpty() {
        return strokes.isEmpty();
    }

    /// Whether this can be somebody's name.
    boolean enough() {
        double length = 0;
        for (List<Point> stroke : strokes) {
            for (int i = 1; i < stroke.size(); i++) {
                length += distance(stroke.get(i - 1), stroke.get(i));
            }
        }
        return length >= LEAST_LENGTH;
    }

    List<Stroke> strokes() {
        return strokes.stream().map(Stroke::new).toList();
    }

    /// Leaves out what is not seen, and more only when there are still too many.
    private void thin() {
        if (Thinning.count(strokes) > Signature.MOST_POINTS) {
            List<List<Point>> thinned = Thinning.fit(strokes, ROOMY);
            strokes.clear();
            thinned.forEach(stroke -> strokes.add(new ArrayList<>(stroke)));
        }
    }

    private static Point point(double x, double y) {
        return new Point(inside(x), inside(y));
    }

    private static int inside(double place) {
        return (int) Math.round(Math.clamp(place, 0, Signature.EDGE));
    }

    private static double distance(Point one, Point other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y());
    }

    @Override
    public String toString() {
        return "Ink[" + strokes.size() + " strokes]";
    }
}
