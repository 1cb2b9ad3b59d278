package org.nightwindow.demo;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.nightwindow.driver.testkit.receipt.ReceiptTray;

/// What lies in the tray, as a picture.
final class Paper {
    /// Twice the height the bench shows it at.
    private static final int DPI = 30;

    private static final List<Integer> DISTANCES = List.of(1, 2, 3);

    /// A slip, half as large as it was printed: two by two dots become one grey one.
    static Image slip(ReceiptTray.Piece slip) {
        int width = slip.width() / 2;
        int height = Math.max(1, slip.rows() / 2);
        WritableImage image = new WritableImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int black = dot(slip, 2 * x, 2 * y)
                        + dot(slip, 2 * x + 1, 2 * y)
                        + dot(slip, 2 * x, 2 * y + 1)
                        + dot(slip, 2 * x + 1, 2 * y + 1);
                image.getPixelWriter().setColor(x, y, Color.gray(1 - black / 4.0));
            }
        }
        return image;
    }

    /// What the code on a slip says, read as a camera reads it from the paper, from farther and from nearer.
    static Optional<String> codeOn(ReceiptTray.Piece slip) {
        return DISTANCES.stream()
                .flatMap(distance -> codeOn(slip, distance).stream())
                .findFirst();
    }

    /// @param distance how many pixels of the picture a dot has
    private static Optional<String> codeOn(ReceiptTray.Piece slip, int distance) {
        int width = slip.width() * distance;
        int[] pixels = new int[width * slip.rows() * distance];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = dot(slip, i % width / distance, i / width / distance) == 1 ? 0xFF000000 : 0xFFFFFFFF;
        }
        return code(width, slip.rows() * distance, pixels);
    }

    /// What the code on a picture says; empty when none can be read. A phone looks again and again: some codes are read
    /// from one distance and not from another.
    ///
    /// @param argb from the top left, row by row
    static Optional<String> code(int width, int height, int[] argb) {
        LuminanceSource paper = new RGBLuminanceSource(width, height, argb);
        for (Binarizer eye : List.of(new HybridBinarizer(paper), new GlobalHistogramBinarizer(paper))) {
            try {
                return Optional.of(new QRCodeReader()
                        .decode(new BinaryBitmap(eye), Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                        .getText());
            } catch (ReaderException e) {
                // looked at in the other way
            }
        }
        return Optional.empty();
    }

    private static int dot(ReceiptTray.Piece slip, int x, int y) {
        int bit = y * slip.width() + x;
        return bit / 8 < slip.dots().length ? slip.dots()[bit / 8] >> (7 - bit % 8) & 1 : 0;
    }

    private Paper() {}

    /// The first page.
    static Image first(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.RGB);
            int width = page.getWidth();
            int height = page.getHeight();
            WritableImage image = new WritableImage(width, height);
            image.getPixelWriter()
                    .setPixels(
                            0,
                            0,
                            width,
                            height,
                            PixelFormat.getIntArgbInstance(),
                            page.getRGB(0, 0, width, height, null, 0, width),
                            0,
                            width);
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException("what the printer was sent is no PDF", e);
        }
    }
}
