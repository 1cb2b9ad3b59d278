package org.nightwindow.driver.standard.camera;

import com.google.zxing.ReaderException;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a code of which one corner cannot be seen, because a lamp shines on it or a thumb lies there. Two of its
/// three finder patterns tell where the third must be; it is drawn there, and the code is looked for again. What is
/// missing otherwise the error correction gives back, or there is no code.
final class LostCorner {
    /// Half the side of a finder pattern with its white border, in modules.
    private static final double HALF = 4.5;

    /// From the middle of one finder pattern to the next: 14 modules in version 1, four more in each (ISO 18004).
    private static final int LEAST = 14;

    private static final int STEP = 4;

    /// Version 15 has 70; larger codes are not shown to kiosks.
    private static final int MOST = 70;

    /// More than these are noise.
    private static final int MAX_SEEN = 4;

    /// How much larger the modules of one corner may seem than those of the other.
    private static final double UNEQUAL = 1.5;

    /// @param bits the picture, black where it is dark
    /// @param seen the finder patterns found on it
    static Optional<String> read(BitMatrix bits, List<FinderPattern> seen) {
        if (seen.size() < 2 || seen.size() > MAX_SEEN) {
            return Optional.empty();
        }
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i + 1; j < seen.size(); j++) {
                for (Corner corner : corners(seen.get(i), seen.get(j))) {
                    Optional<String> found = corner.within(bits) ? decode(corner.drawnInto(bits)) : Optional.empty();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decode(BitMatrix bits) {
        try {
            return Optional.of(new Decoder()
                    .decode(new Detector(bits).detect(QrCascade.HINTS).getBits(), QrCascade.HINTS)
                    .getText());
        } catch (ReaderException none) {
            return Optional.empty();
        }
    }

    /// Where the third may be when these are two: they are neighbours, with the third beside the one or the other, or
    /// they lie across.
    private static List<Corner> corners(FinderPattern a, FinderPattern b) {
        double module = (a.getEstimatedModuleSize() + b.getEstimatedModuleSize()) / 2;
        double ratio = a.getEstimatedModuleSize() / b.getEstimatedModuleSize();
        if (ratio > UNEQUAL || ratio < 1 / UNEQUAL) {
            return List.of();
        }
        double x = b.getX() - a.getX();
        double y = b.getY() - a.getY();
        List<Corner> corners = new ArrayList<>();
        for (int side : new int[] {1, -1}) {
            addCorner(corners, a, -y * side, x * side, module);
            addCorner(corners, b, -y * side, x * side, module);
            addCorner(corners, a, (x - y * side) / 2, (y + x * side) / 2, module);
        }
        return corners;
    }

    private static void addCorner(List<Corner> corners, ResultPoint from, double x, double y, double module) {
        double length = Math.hypot(x, y);
        long modules = Math.round((length / module - LEAST) / STEP) * STEP + LEAST;
        if (modules >= LEAST && modules <= MOST) {
            corners.add(new Corner(from.getX() + x, from.getY() + y, x / modules, y / modules));
        }
    }

    /// A finder pattern that is not seen.
    ///
    /// @param x of its middle
    /// @param y of its middle
    /// @param along one module along one of its sides
    /// @param down the same
    private record Corner(double x, double y, double along, double down) {

        boolean within(BitMatrix bits) {
            return x >= 0 && y >= 0 && x < bits.getWidth() && y < bits.getHeight();
        }

        BitMatrix drawnInto(BitMatrix bits) {
            BitMatrix drawn = bits.clone();
            double module = Math.hypot(along, down);
            int reach = (int) Math.ceil(HALF * module * Math.sqrt(2));
            for (int row = Math.max(0, (int) y - reach); row < Math.min(bits.getHeight(), (int) y + reach); row++) {
                for (int at = Math.max(0, (int) x - reach); at < Math.min(bits.getWidth(), (int) x + reach); at++) {
                    double dx = at + 0.5 - x;
                    double dy = row + 0.5 - y;
                    double u = Math.abs(dx * along + dy * down) / (module * module);
                    double v = Math.abs(dx * down - dy * along) / (module * module);
                    double from = Math.max(u, v);
                    if (from < HALF) {
                        boolean black = from < 1.5 || (from >= 2.5 && from < 3.5);
                        if (black) {
                            drawn.set(at, row);
                        } else {
                            drawn.unset(at, row);
                        }
                    }
                }
            }
            return drawn;
        }
    }

    private LostCorner() {}
}
