package org.nightwindow.hall;

import java.util.List;

/// A handwritten signature as the finger drew it. Personal data.
///
/// @param strokes in the order they were drawn, 1 to [#MOST_STROKES]
public record Signature(List<Stroke> strokes) {
    /// Side of the square of whole numbers all points lie in: 0 is left or top, this is right or bottom of the box.
    public static final int EDGE = 10_000;

    public static final int MOST_STROKES = 60;

    /// Of all strokes together; a kiosk thins out what is longer.
    public static final int MOST_POINTS = 4_000;

    /// @throws IllegalArgumentException when it is empty, too long, or leaves its box
    public Signature {
        strokes = List.copyOf(strokes);
        int points = strokes.stream().mapToInt(stroke -> stroke.points().size()).sum();
        if (strokes.isEmpty() || strokes.size() > MOST_STROKES || points > MOST_POINTS) {
            throw new IllegalArgumentException("a signature has 1 to " + MOST_STROKES + " strokes and at most "
                    + MOST_POINTS + " points, not " + strokes.size() + " and " + points);
        }
    }

    /// From touching the glass to lifting the finger.
    ///
    /// @param points at least one
    public record Stroke(List<Point> points) {
        public Stroke {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("a stroke has at least one point");
            }
        }

        @Override
        public String toString() {
            return "Stroke[…]";
        }
    }

    /// @param x 0 to [#EDGE], from the left
    /// @param y 0 to [#EDGE], from the top
    public record Point(int x, int y) {
        public Point {
            if (x < 0 || x > EDGE || y < 0 || y > EDGE) {
                throw new IllegalArgumentException("a point lies in a square of " + EDGE + ", not at " + x + ", " + y);
            }
        }
    }

    @Override
    public String toString() {
        return "Signature[" + strokes.size() + " strokes]";
    }
}
