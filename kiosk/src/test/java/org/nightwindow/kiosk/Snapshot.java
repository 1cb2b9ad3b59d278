package org.nightwindow.kiosk;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// A picture of a screen at half its size, as it is kept for review: each pixel is the mean of four.
///
/// @param rgb row by row, `0xRRGGBB`
record Snapshot(int width, int height, int[] rgb) {

    private static final int COLOURS = 256;

    /// Colours of a kept picture are this far apart: first all that are plainly different, then what is left of the
    /// palette for soft edges.
    private static final int[] APART = {24, 6};

    /// What stands on the scene now. No stage is needed.
    static Snapshot of(Scene scene) throws Exception {
        WritableImage image = Glass.on(() -> scene.snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        Snapshot half = new Snapshot(width / 2, height / 2, new int[(width / 2) * (height / 2)]);
        for (int y = 0; y < half.height; y++) {
            for (int x = 0; x < half.width; x++) {
                int at = 2 * y * width + 2 * x;
                half.rgb[y * half.width + x] = mean(argb[at], argb[at + 1], argb[at + width], argb[at + width + 1]);
            }
        }
        return half;
    }

    static Snapshot read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] &= 0xFFFFFF;
            }
            return new Snapshot(image.getWidth(), image.getHeight(), rgb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// 0 to 255.
    ///
    /// @param channel 0 red, 1 green, 2 blue
    static int channel(int rgb, int channel) {
        return (rgb >> (16 - 8 * channel)) & 0xFF;
    }

    /// A PNG with a palette: about 40 KB.
    byte[] png() {
        int[] palette = palette();
        byte[][] channels = new byte[3][palette.length];
        for (int i = 0; i < palette.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                channels[channel][i] = (byte) channel(palette[i], channel);
            }
        }
        BufferedImage image = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, channels[0], channels[1], channels[2]));
        byte[] indices = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Map<Integer, Byte> nearest = new HashMap<>();
        for (int i = 0; i < rgb.length; i++) {
            indices[i] = nearest.computeIfAbsent(rgb[i], colour -> nearest(palette, colour));
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The most frequent colours.
    private int[] palette() {
        Map<Integer, Integer> counts = new HashMap<>();
        Arrays.stream(rgb).forEach(colour -> counts.merge(colour, 1, Integer::sum));
        List<Integer> frequent = counts.keySet().stream()
                .sorted(Comparator.<Integer>comparingInt(counts::get).reversed().thenComparingInt(colour -> colour))
                .toList();
        List<Integer> chosen = new ArrayList<>();
        for (int apart : APART) {
            for (int colour : frequent) {
                if (chosen.size() < COLOURS && chosen.stream().allMatch(other -> distance(other, colour) >= apart)) {
                    chosen.add(colour);
                }
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static byte nearest(int[] palette, int colour) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], colour) < distance(palette[best], colour)) {
                best = i;
            }
        }
        return (byte) best;
    }

    /// By the channel that differs most.
    static int distance(int one, int other) {
        int most = 0;
        for (int channel = 0; channel < 3; channel++) {
            most = Math.max(most, Math.abs(channel(one, channel) - channel(other, channel)));
        }
        return most;
    }

    private static int mean(int... colours) {
        int mean = 0;
        for (int channel = 0; channel < 3; channel++) {
            int sum = 0;
            for (int colour : colours) {
                sum += channel(colour, channel);
            }
            mean = (mean << 8) | ((sum + colours.length / 2) / colours.length);
        }
        return mean;
    }
}
