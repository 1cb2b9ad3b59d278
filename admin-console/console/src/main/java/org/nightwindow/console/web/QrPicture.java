package org.nightwindow.console.web;

import com.google.zxing.qrcode.encoder.ByteMatrix;

/// A QR code for a page, as the data of one SVG path in units of a module.
///
/// @param path the dark modules; neighbours of one row are one rectangle, so that nothing shows between them
/// @param side of the square, quiet zone included
public record QrPicture(String path, int side) {
    /// What ISO/IEC 18004 asks for at least.
    private static final int QUIET_MODULES = 4;

    public static QrPicture of(String text) {
        ByteMatrix modules = ReadableQr.modules(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    path.append(
                            "M%d %dh%dv1h-%dz".formatted(from + QUIET_MODULES, y + QUIET_MODULES, x - from, x - from));
                }
                x++;
            }
        }
        return new QrPicture(path.toString(), modules.getWidth() + 2 * QUIET_MODULES);
    }

    /// What it says is a secret.
    @Override
    public String toString() {
        return "QrPicture[" + side + "]";
    }
}
