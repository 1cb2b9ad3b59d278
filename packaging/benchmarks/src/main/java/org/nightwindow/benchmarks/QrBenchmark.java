package org.nightwindow.benchmarks;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.nightwindow.driver.standard.camera.QrCascade;

/// How many QR codes on bad pictures are read, and how quickly, beside `zbarimg` on the same files.
///
/// Pictures of 640 × 480 with a code of version 6 or so, made in classes by a fixed seed: plain, turned, sheared
/// and squashed, tiny, blurred, noisy, dim, unevenly lit, inverted, glare, curved. Ours: from the decoded file to
/// the text, median. zbarimg: one process for a whole class, its time divided by the files (it loads them itself,
/// which costs it some 10 ms each).
///
/// Argument: pictures of each class, at least 10. Ends with 1 when zbarimg reads more of any class.
public final class QrBenchmark {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final long SEED = 20_261_122;
    private static final int QUIET_ZONE = 4;

    private QrBenchmark() {}

    /// One class of pictures.
    ///
    /// @param draw the code as it is seen
    /// @param spoil what the camera does to it
    private record Kind(Draw draw, Spoil spoil) {}

    private interface Draw {
        BufferedImage draw(BitMatrix code, Random random);
    }

    private interface Spoil {
        BufferedImage spoil(BufferedImage picture, Random random);
    }

    public static void main(String[] args) throws Exception {
        int count = Math.max(10, args.length > 0 ? Integer.parseInt(args[0]) : 20);
        Path folder = Files.createTempDirectory("qr");
        boolean behind = false;
        System.out.printf("%-22s %12s %10s %12s %10s%n", "class", "ours", "ms", "zbarimg", "ms");
        for (Map.Entry<String, Kind> each : kinds().entrySet()) {
            Random random = new Random(SEED);
            List<String> texts = new ArrayList<>();
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String text = "NW1|" + each.getKey() + "|" + i + "|" + Long.toHexString(random.nextLong())
                        + Long.toHexString(random.nextLong());
                BufferedImage seen = each.getValue().draw().draw(code(text), random);
                Path file = folder.resolve(each.getKey().replace(' ', '-') + "-" + i + ".png");
                ImageIO.write(each.getValue().spoil().spoil(seen, random), "png", file.toFile());
                texts.add(text);
                files.add(file);
            }
            int ours = 0;
            List<Long> took = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                BufferedImage picture = ImageIO.read(files.get(i).toFile());
                long start = System.nanoTime();
                ours += QrCascade.read(picture, () -> true)
                                .filter(texts.get(i)::equals)
                                .isPresent()
                        ? 1
                        : 0;
                took.add(System.nanoTime() - start);
            }
            took.sort(null);
            long start = System.nanoTime();
            int theirs = zbarimg(files, texts);
            long theirTime = (System.nanoTime() - start) / count;
            boolean worse = ours < theirs;
            behind |= worse;
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %9d/%d %10.1f %9d/%d %10.1f%s%n",
                    each.getKey(),
                    ours,
                    count,
                    took.get(count / 2) / 1e6,
                    theirs,
                    count,
                    theirTime / 1e6,
                    worse ? "   BEHIND" : "");
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        System.exit(behind ? 1 : 0);
    }

    private static Map<String, Kind> kinds() {
        Draw plain = (code, random) -> placed(code, 5, 0, 1, 0, random);
        Spoil none = (picture, random) -> picture;
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("plain", new Kind(plain, none));
        kinds.put("turned", new Kind((code, random) -> placed(code, 5, random.nextInt(360), 1, 0, random), none));
        kinds.put(
                "sheared and squashed",
                new Kind(
                        (code, random) -> placed(
                                code,
                                5,
                                random.nextInt(40) - 20,
                                0.5 + random.nextDouble() * 0.4,
                                random.nextDouble() * 0.8 - 0.4,
                                random),
                        none));
        kinds.put(
                "tiny and noisy",
                new Kind(
                        (code, random) -> placed(code, 2, 0, 1, 0, random),
                        (picture, random) -> noise(picture, 15, random)));
        for (int radius = 1; radius <= 3; radius++) {
            int r = radius;
            kinds.put("blurred " + r, new Kind(plain, (picture, random) -> blur(picture, r)));
        }
        kinds.put("noise 20", new Kind(plain, (picture, random) -> noise(picture, 20, random)));
        kinds.put("noise 50", new Kind(plain, (picture, random) -> noise(picture, 50, random)));
        kinds.put("low contrast", new Kind(plain, (picture, random) -> each(picture, (x, y, v) -> 110 + v / 8)));
        kinds.put(
                "uneven light",
                new Kind(plain, (picture, random) -> each(picture, (x, y, v) -> v * (40 + x * 215 / WIDTH) / 255)));
        kinds.put("inverted", new Kind(plain, (picture, random) -> each(picture, (x, y, v) -> 255 - v)));
        kinds.put("glare", new Kind(plain, (picture, random) -> glare(picture, random)));
        kinds.put("curved", new Kind(plain, (picture, random) -> curved(picture)));
        return kinds;
    }

    private static BitMatrix code(String text) throws WriterException {
        return new QRCodeWriter()
                .encode(
                        text,
                        BarcodeFormat.QR_CODE,
                        0,
                        0,
                        Map.of(
                                EncodeHintType.ERROR_CORRECTION,
                                ErrorCorrectionLevel.M,
                                EncodeHintType.MARGIN,
                                QUIET_ZONE));
    }

    private static BufferedImage placed(
            BitMatrix code, double module, double degrees, double squash, double shear, Random random) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        AffineTransform place = AffineTransform.getTranslateInstance(
                WIDTH / 2.0 + random.nextInt(40) - 20, HEIGHT / 2.0 + random.nextInt(40) - 20);
        place.rotate(Math.toRadians(degrees));
        place.shear(shear, 0);
        place.scale(module, module * squash);
        place.translate(-code.getWidth() / 2.0, -code.getHeight() / 2.0);
        pen.transform(place);
        pen.setColor(Color.BLACK);
        Path2D modules = new Path2D.Double(); // as one shape: drawn one by one they would have seams
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    modules.append(new Rectangle(x, y, 1, 1), false);
                }
            }
        }
        pen.fill(modules);
        pen.dispose();
        return picture;
    }

    private interface Tone {
        int of(int x, int y, int value);
    }

    private static BufferedImage each(BufferedImage picture, Tone tone) {
        BufferedImage changed = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int value = Math.clamp(tone.of(x, y, picture.getRGB(x, y) & 0xFF), 0, 255);
                changed.setRGB(x, y, value * 0x010101);
            }
        }
        return changed;
    }

    private static BufferedImage noise(BufferedImage picture, double sigma, Random random) {
        return each(picture, (x, y, value) -> (int) Math.round(value + random.nextGaussian() * sigma));
    }

    private static BufferedImage blur(BufferedImage picture, int radius) {
        int side = radius * 2 + 1;
        float[] box = new float[side * side];
        Arrays.fill(box, 1f / box.length);
        return new ConvolveOp(new Kernel(side, side, box), ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
    }

    private static BufferedImage glare(BufferedImage picture, Random random) {
        int cx = WIDTH / 2 + random.nextInt(160) - 80;
        int cy = HEIGHT / 2 + random.nextInt(160) - 80;
        return each(
                picture,
                (x, y, value) -> value + (int) (400 * Math.exp(-(Math.pow(x - cx, 2) + Math.pow(y - cy, 2)) / 900)));
    }

    /// As on a bottle: the columns are pushed up and down along an arc.
    private static BufferedImage curved(BufferedImage picture) {
        UnaryOperator<Integer> arc = x -> (int) (18 * Math.sin(Math.PI * x / WIDTH * 1.6));
        return each(picture, (x, y, value) -> picture.getRGB(x, Math.clamp(y + arc.apply(x), 0, HEIGHT - 1)) & 0xFF);
    }

    private static int zbarimg(List<Path> files, List<String> texts) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return (int) texts.stream().filter(read::contains).count();
    }
}
