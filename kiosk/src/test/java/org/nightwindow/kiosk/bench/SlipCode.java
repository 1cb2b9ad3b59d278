package org.nightwindow.kiosk.bench;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.nightwindow.driver.testkit.receipt.ReceiptTray.Piece;

/// Reads the code on a slip as a phone does.
public final class SlipCode {
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
        LuminanceSource paper = new RGBLuminanceSource(width, rows, pixels);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(paper)))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("no code on the paper", e);
        }
    }
}
