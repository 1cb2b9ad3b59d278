package org.nightwindow.driver.standard.camera;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ByteLookupTable;
import java.awt.image.DataBufferByte;
import java.awt.image.LookupOp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// Finds a QR code on a picture: as it is first, and where that fails, once more with the picture changed in
/// the ways in which pictures of codes go wrong. Most codes are found by the first look. Each look also finds
/// codes of which one corner is lost.
///
/// Any thread.
public final class QrCascade {
    static final Map<DecodeHintType, ?> HINTS =
            Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8");

    /// No look is at more points than this, give or take the corners of a turned one: a page without a code
    /// costs what the picture of a small camera costs, 20 to 40 ms a look, whatever the camera is. 640 × 480,
    /// three times as large.
    static final int MOST_POINTS = 9 * 640 * 480;

    /// What each further look does to the picture, cheapest and most often right first.
    static final List<UnaryOperator<BufferedImage>> LOOKS = List.of(
            UnaryOperator.identity(),
            picture -> drawn(picture, 0.5, 0.5, 0, 0), // noise goes, and blur
            picture -> drawn(picture, 2, 2, 0, 0), // modules of less than three points
            picture -> highlights(picture, 8), // glare
            picture -> highlights(picture, 40),
            picture -> highlights(picture, 3),
            picture -> drawn(picture, 1, 1, 0, 45), // finder patterns are looked for along rows
            picture -> drawn(picture, 3, 3, 0, 0),
            picture -> drawn(picture, 1, 1.6, 0, 0), // seen from a flat angle
            picture -> drawn(picture, 1.6, 1, 0, 0),
            picture -> drawn(picture, 1.4, 1.4, 0.35, 0),
            picture -> drawn(picture, 1.4, 1.4, -0.35, 0),
            picture -> drawn(picture, 2, 2, 0, 22),
            picture -> drawn(picture, 1.5, 1.5, 0, 67));

    /// Every look at one picture.
    ///
    /// @param goesOn asked before each further look
    /// @return what it says; empty when none is found
    public static Optional<String> read(BufferedImage picture, BooleanSupplier goesOn) {
        BufferedImage grey = fitting(grey(picture));
        for (UnaryOperator<BufferedImage> look : LOOKS) {
            if (!goesOn.getAsBoolean()) {
                return Optional.empty();
            }
            Optional<String> found = through(look, grey);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Two looks at one picture of many: as it is, and one of the other looks in turn. All looks at a page
    /// without a code take seconds, and what is shown meanwhile would not be seen.
    ///
    /// @param turn how many pictures came before
    /// @return what it says; empty when none is found
    public static Optional<String> glance(BufferedImage picture, int turn) {
        BufferedImage grey = fitting(grey(picture));
        return through(LOOKS.getFirst(), grey)
                .or(() -> through(LOOKS.get(1 + Math.floorMod(turn, LOOKS.size() - 1)), grey));
    }

    private static Optional<String> through(UnaryOperator<BufferedImage> look, BufferedImage grey) {
        LuminanceSource source = source(look.apply(grey));
        return decode(new BinaryBitmap(new HybridBinarizer(source)))
                .or(() -> decode(new BinaryBitmap(new GlobalHistogramBinarizer(source))))
                .or(() -> decode(new BinaryBitmap(new HybridBinarizer(source.invert()))));
    }

    private static Optional<String> decode(BinaryBitmap picture) {
        List<FinderPattern> corners = new ArrayList<>();
        Map<DecodeHintType, Object> hints = new EnumMap<>(HINTS);
        ResultPointCallback seen = point -> {
            if (point instanceof FinderPattern corner) {
                corners.add(corner);
            }
        };
        hints.put(DecodeHintType.NEED_RESULT_POINT_CALLBACK, seen);
        try {
            return Optional.of(new QRCodeReader().decode(picture, hints).getText());
        } catch (ReaderException none) {
            return lostCorner(picture, corners);
        }
    }

    private static Optional<String> lostCorner(BinaryBitmap picture, List<FinderPattern> corners) {
        try {
            return LostCorner.read(picture.getBlackMatrix(), corners);
        } catch (NotFoundException grey) {
            return Optional.empty();
        }
    }

    private static BufferedImage grey(BufferedImage picture) {
        BufferedImage grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = grey.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        return grey;
    }

    static BufferedImage fitting(BufferedImage grey) {
        double reduced = share(grey, 1, 1);
        return reduced < 1 ? drawn(grey, reduced, reduced, 0, 0) : grey;
    }

    /// How much of each side may be looked at when it is drawn so much larger.
    private static double share(BufferedImage picture, double x, double y) {
        return Math.min(1, Math.sqrt(MOST_POINTS / (picture.getWidth() * x * picture.getHeight() * y)));
    }

    /// Its middle, where codes are held, if all of it would be too much.
    private static BufferedImage middle(BufferedImage picture, double share) {
        int width = (int) (picture.getWidth() * share);
        int height = (int) (picture.getHeight() * share);
        return picture.getSubimage((picture.getWidth() - width) / 2, (picture.getHeight() - height) / 2, width, height);
    }

    private static LuminanceSource source(BufferedImage grey) {
        byte[] bytes = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        int width = grey.getWidth();
        int height = grey.getHeight();
        return new PlanarYUVLuminanceSource(bytes, width, height, 0, 0, width, height, false);
    }

    /// Only what is nearly white stays white: where a lamp shines on a page, its dark modules are light grey.
    private static BufferedImage highlights(BufferedImage picture, int power) {
        return new LookupOp(new ByteLookupTable(0, nearlyWhite(power)), null).filter(picture, null);
    }

    private static byte[] nearlyWhite(int power) {
        byte[] tone = new byte[256];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (byte) Math.round(255 * Math.pow(i / 255.0, power));
        }
        return tone;
    }

    /// Stretched, sheared and turned about its middle, on white.
    private static BufferedImage drawn(BufferedImage whole, double x, double y, double shear, double degrees) {
        BufferedImage picture = x * y > 1 ? middle(whole, share(whole, x, y)) : whole;
        AffineTransform change = AffineTransform.getRotateInstance(Math.toRadians(degrees));
        change.shear(shear, 0);
        change.scale(x, y);
        Rectangle2D box = change.createTransformedShape(new Rectangle(picture.getWidth(), picture.getHeight()))
                .getBounds2D();
        change.preConcatenate(AffineTransform.getTranslateInstance(-box.getX(), -box.getY()));
        BufferedImage drawn = new BufferedImage(
                (int) Math.ceil(box.getWidth()), (int) Math.ceil(box.getHeight()), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        // bicubic takes three times as long and reads no more of any class
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, change, null);
        pen.dispose();
        return drawn;
    }

    private QrCascade() {}
}
