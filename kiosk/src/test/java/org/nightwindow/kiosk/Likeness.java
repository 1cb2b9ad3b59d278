package org.nightwindow.kiosk;

import java.util.ArrayList;
import java.util.List;

/// Whether two pictures of a screen show the same. Looks at them block by block, a little blurred: soft edges that
/// another machine draws otherwise do not count; a word that stands elsewhere, another colour, a thing that is missing
/// do.
///
/// A block differs when its mean colour is off by more than [#MEAN] of 255 in one channel, or when more than [#SHARE]
/// of
/// its pixels are off by more than [#PIXEL]. No block may differ.
///
/// @param blocks upper left corners of the blocks that differ, in pixels of the pictures
/// @param picture the drawn screen, pale where nothing differs
record Likeness(List<String> blocks, Snapshot picture) {

    /// 32 px of the screen, 8 mm: about one Chinese character of body text.
    static final int BLOCK = 16;

    /// Half a pixel of shift makes up to 5 where a block cuts through an edge; the palette of the kept picture 1.
    static final double MEAN = 6;

    static final double SHARE = 0.04;

    /// Half a pixel of shift makes less, blurred text that moved makes twice as much.
    static final int PIXEL = 40;

    boolean same() {
        return blocks.isEmpty();
    }

    static Likeness of(Snapshot reviewed, Snapshot drawn) {
        if (reviewed.width() != drawn.width() || reviewed.height() != drawn.height()) {
            return new Likeness(List.of("another size"), drawn);
        }
        List<String> blocks = new ArrayList<>();
        Snapshot picture = pale(drawn);
        for (int top = 0; top < drawn.height(); top += BLOCK) {
            for (int left = 0; left < drawn.width(); left += BLOCK) {
                if (!close(reviewed, drawn, left, top) && differs(reviewed, drawn, left, top)) {
                    blocks.add(left + "," + top);
                    copy(drawn, picture, left, top);
                }
            }
        }
        return new Likeness(List.copyOf(blocks), picture);
    }

    /// Whether no pixel in and around the block is off by more than [#MEAN]: then blurring is not worth its time.
    private static boolean close(Snapshot one, Snapshot other, int left, int top) {
        int width = one.width();
        for (int y = Math.max(0, top - 1); y < Math.min(top + BLOCK + 1, one.height()); y++) {
            for (int x = Math.max(0, left - 1); x < Math.min(left + BLOCK + 1, width); x++) {
                int a = one.rgb()[y * width + x];
                int b = other.rgb()[y * width + x];
                if (a != b && Snapshot.distance(a, b) > MEAN) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean differs(Snapshot one, Snapshot other, int left, int top) {
        int right = Math.min(left + BLOCK, one.width());
        int bottom = Math.min(top + BLOCK, one.height());
        int pixels = (right - left) * (bottom - top);
        int[] off = new int[3];
        int far = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int a = blurred(one, x, y);
                int b = blurred(other, x, y);
                for (int channel = 0; channel < 3; channel++) {
                    off[channel] += Snapshot.channel(a, channel) - Snapshot.channel(b, channel);
                }
                far += Snapshot.distance(a, b) > PIXEL ? 1 : 0;
            }
        }
        for (int sum : off) {
            if (Math.abs(sum) > MEAN * pixels) {
                return true;
            }
        }
        return far > SHARE * pixels;
    }

    /// The mean of the nine pixels around.
    private static int blurred(Snapshot of, int x, int y) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int count = 0;
        for (int v = Math.max(0, y - 1); v <= Math.min(of.height() - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(of.width() - 1, x + 1); u++) {
                int pixel = of.rgb()[v * of.width() + u];
                red += pixel >> 16;
                green += (pixel >> 8) & 0xFF;
                blue += pixel & 0xFF;
                count++;
            }
        }
        return ((red / count) << 16) | ((green / count) << 8) | (blue / count);
    }

    private static Snapshot pale(Snapshot of) {
        int[] rgb = of.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = 0xC0C0C0 + ((rgb[i] >> 2) & 0x3F3F3F);
        }
        return new Snapshot(of.width(), of.height(), rgb);
    }

    private static void copy(Snapshot from, Snapshot to, int left, int top) {
        for (int y = top; y < Math.min(top + BLOCK, from.height()); y++) {
            for (int x = left; x < Math.min(left + BLOCK, from.width()); x++) {
                to.rgb()[y * from.width() + x] = from.rgb()[y * from.width() + x];
            }
        }
    }
}
