package org.nightwindow.driver.standard;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.util.Map;

/// A page with a QR code on it, as a camera sees it.
public final class CodePicture {
    private static final int SIDE = 300;

    /// @param page what lies there; the code is drawn into it, off its middle
    public static BufferedImage on(BufferedImage page, String text) {
        BitMatrix modules;
        try {
            modules = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, SIDE, SIDE, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
        int left = page.getWidth() / 3;
        int top = page.getHeight() / 3;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                page.setRGB(left + x, top + y, modules.get(x, y) ? 0 : 0xFFFFFF);
            }
        }
        return page;
    }

    private CodePicture() {}
}
