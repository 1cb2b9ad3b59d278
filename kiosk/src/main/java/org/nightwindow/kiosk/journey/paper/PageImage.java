package org.nightwindow.kiosk.journey.paper;

import java.util.Arrays;

/// One page as it will be printed, drawn from the very bytes that go to the printer. `toString` never shows it.
///
/// @param argb `width * height` pixels, row by row from the top, 0xAARRGGBB, opaque
public record PageImage(int width, int height, int[] argb) {
    public PageImage {
        if (argb.length != width * height) {
            throw new IllegalArgumentException(argb.length + " pixels for " + width + " × " + height);
        }
    }

    /// Paints it white for good.
    void erase() {
        Arrays.fill(argb, -1);
    }

    @Override
    public String toString() {
        return "PageImage[" + width + " × " + height + "]";
    }
}
