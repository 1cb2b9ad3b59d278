package org.nightwindow.console.web;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.Arrays;
import java.util.Map;

/// QR codes that were read back before anybody prints them.
///
/// The reader in most scanning programs takes a chance arrangement of modules for the alignment pattern in about 9
/// of 1,000 codes, and then reads none of them, whatever the correction level (measured over 1,500 addresses at
/// three resolutions each). Any of the eight masks writes the same address in other modules, so the first that is
/// read at two sizes is taken; 1 of 1,000 is left. Costs 1.7 ms.
public final class ReadableQr {
    /// Below this a phone's camera has trouble with a laser print (look, §11).
    static final float SMALLEST_MODULE_MM = 0.4f;

    private static final int[] PIXELS_PER_MODULE = {4, 6};
    private static final int QUIET_MODULES = 4;
    private static final int WHITE = 0xFFFFFF;

    /// The modules of a QR code for `text`, at correction level M.
    ///
    /// @param side of the code in mm, without quiet zone
    /// @throws IllegalArgumentException when a module would be smaller than [#SMALLEST_MODULE_MM]
    public static ByteMatrix modules(String text, float side) {
        ByteMatrix modules = modules(text);
        if (side / modules.getWidth() < SMALLEST_MODULE_MM) {
            throw new IllegalArgumentException("the address in the QR code is too long: " + text.length());
        }
        return modules;
    }

    /// The same for a screen, which shows it as large as it likes.
    public static ByteMatrix modules(String text) {
        ByteMatrix usual = encoded(text, Map.of());
        if (isRead(usual)) {
            return usual;
        }
        for (int mask = 0; mask < QRCode.NUM_MASK_PATTERNS; mask++) {
            ByteMatrix other = encoded(text, Map.of(EncodeHintType.QR_MASK_PATTERN, mask));
            if (isRead(other)) {
                return other;
            }
        }
        return usual;
    }

    private static ByteMatrix encoded(String text, Map<EncodeHintType, Object> hints) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("the address in the QR code is too long: " + text.length(), e);
        }
    }

    private static boolean isRead(ByteMatrix modules) {
        return Arrays.stream(PIXELS_PER_MODULE).allMatch(scale -> isRead(modules, scale));
    }

    private static boolean isRead(ByteMatrix modules, int scale) {
        int width = (modules.getWidth() + 2 * QUIET_MODULES) * scale;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, WHITE);
        for (int y = 0; y < modules.getHeight() * scale; y++) {
            for (int x = 0; x < modules.getWidth() * scale; x++) {
                if (modules.get(x / scale, y / scale) == 1) {
                    pixels[(y + QUIET_MODULES * scale) * width + x + QUIET_MODULES * scale] = 0;
                }
            }
        }
        BinaryBitmap picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels)));
        try {
            new QRCodeReader().decode(picture, Map.of(DecodeHintType.TRY_HARDER, true));
            return true;
        } catch (ReaderException e) {
            return false;
        }
    }

    private ReadableQr() {}
}
