package org.nightwindow.driver.standard.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// What can be told of a picture from its bytes (ITU-T T.81). Nothing of it ever touches the disk.
final class Jpeg {
    /// About so many points are looked at to see whether a picture is black.
    private static final int LOOKS = 64;

    /// Of 255. A covered lens gives 0 to 5, a page in a dark hall 40.
    private static final int BLACK = 12;

    /// Begins with SOI and ends with EOI.
    static boolean whole(byte[] jpeg) {
        int n = jpeg.length;
        return n > 4 && marker(jpeg, 0, 0xD8) && marker(jpeg, n - 2, 0xD9);
    }

    /// Behind the first EOI at or after `from`. Inside a picture FF is always followed by something else.
    static OptionalInt end(byte[] bytes, int from) {
        for (int i = from; i + 1 < bytes.length; i++) {
            if (marker(bytes, i, 0xD9)) {
                return OptionalInt.of(i + 2);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean marker(byte[] bytes, int at, int code) {
        return (bytes[at] & 0xFF) == 0xFF && (bytes[at + 1] & 0xFF) == code;
    }

    /// Whether nothing can be seen on it.
    ///
    /// @return empty when it cannot be decoded
    static Optional<Boolean> black(byte[] jpeg) {
        return small(jpeg).map(Jpeg::dark);
    }

    private static boolean dark(BufferedImage image) {
        long sum = 0;
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                sum += Math.max(rgb >> 16 & 0xFF, Math.max(rgb >> 8 & 0xFF, rgb & 0xFF));
                count++;
            }
        }
        return sum < (long) BLACK * count;
    }

    private static Optional<BufferedImage> small(byte[] jpeg) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in, true, true);
            ImageReadParam few = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / LOOKS);
            few.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(reader.read(0, few));
        } catch (IOException | RuntimeException broken) { // the decoder of the JDK throws both for broken bytes
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private Jpeg() {}
}
