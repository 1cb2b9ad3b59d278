package org.nightwindow.kiosk.bench;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.testkit.receipt.ReceiptTray.Piece;

/// Reads the code on a slip as a phone does.
public final class SlipCode {
    /// How many pixels of the picture a dot has.
    private static final List<Integer> FROM = List.of(1, 2, 3);

    private SlipCode() {}

    public static String on(Piece piece) {
        return on(piece.width(), piece.rows(), piece.dots());
    }

    /// @param dots of each row from the left, eight to a byte, 1 is black
    public static String on(int width, int rows, byte[] dots) {
        int[] pixels = new int[width * rows];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (dots[i / 8] >> (7 - i % 8) & 1) == 1 ? 0 : 0xFFFFFF;
        }
        return FROM.stream()
                .flatMap(distance -> read(width, rows, pixels, distance).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no code on the paper"));
    }

    private static Optional<String> read(int width, int rows, int[] pixels, int distance) {
        int[] seen = new int[pixels.length * distance * distance];
        for (int i = 0; i < seen.length; i++) {
            int x = i % (width * distance) / distance;
            int y = i / (width * distance) / distance;
            seen[i] = pixels[y * width + x];
        }
        LuminanceSource paper = new RGBLuminanceSource(width * distance, rows * distance, seen);
        for (Binarizer eye : List.of(new HybridBinarizer(paper), new GlobalHistogramBinarizer(paper))) {
            try {
                return Optional.of(
                        new QRCodeReader().decode(new BinaryBitmap(eye)).getText());
            } catch (ReaderException e) {
                // Some codes are read from one distance and not from another, as with a phone.
            }
        }
        return Optional.empty();
    }
}
