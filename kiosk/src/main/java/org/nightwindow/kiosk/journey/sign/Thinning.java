package org.nightwindow.kiosk.journey.sign;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.nightwindow.hall.Signature.Point;

/// Leaves points out of a stroke where the line between their neighbours says the same (Douglas and Peucker, 1973).
/// What remains was drawn by the finger, in its order; no point is moved or made up, first and last always stay.
final class Thinning {

    /// 2 of 10,000 are a fifth of a pixel of the box: nobody sees what is left out.
    static final double UNSEEN = 2;

    private Thinning() {}

    /// The strokes with as few points left out as needed for at most `most` in all: unchanged when they fit.
    static List<List<Point>> fit(List<List<Point>> strokes, int most) {
        List<List<Point>> fitting = strokes;
        for (double tolerance = UNSEEN; count(fitting) > most; tolerance *= 2) {
            double now = tolerance;
            fitting = strokes.stream().map(stroke -> thin(stroke, now)).toList();
        }
        return fitting;
    }

    /// @param tolerance how far the line may leave a point that is left out, in parts of [Signature#EDGE]
    static List<Point> thin(List<Point> stroke, double tolerance) {
        if (stroke.size() <= 2) {
            return stroke;
        }
        BitSet kept = new BitSet(stroke.size());
        kept.set(0);
        kept.set(stroke.size() - 1);
        List<int[]> parts = new ArrayList<>();
        parts.add(new int[] {0, stroke.size() - 1});
        while (!parts.isEmpty()) {
            int[] part = parts.removeLast();
            int farthest = -1;
            double distance = tolerance;
            for (int i = part[0] + 1; i < part[1]; i++) {
                double off = off(stroke.get(i), stroke.get(part[0]), stroke.get(part[1]));
                if (off > distance) {
                    distance = off;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                kept.set(farthest);
                parts.add(new int[] {part[0], farthest});
                parts.add(new int[] {farthest, part[1]});
            }
        }
        return kept.stream().mapToObj(stroke::get).toList();
    }

    static int count(List<List<Point>> strokes) {
        return strokes.stream().mapToInt(List::size).sum();
    }

    /// How far `point` lies from the line from `a` to `b`, which ends at both.
    private static double off(Point point, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((point.x() - a.x()) * dx + (point.y() - a.y()) * dy) / length;
        double part = Math.clamp(along, 0, 1);
        return Math.hypot(point.x() - a.x() - part * dx, point.y() - a.y() - part * dy);
    }
}
