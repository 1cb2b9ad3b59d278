package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real display (Xvfb) the window covers all of it. Runs wherever Xvfb is installed; on CI it must be.
class DisplayTest {

    private static final Path XVFB = Path.of("/usr/bin/Xvfb");

    /// Starting a JVM, JavaFX and two fonts takes 3 s; a busy machine needs many times that.
    private static final long PATIENCE_SECONDS = 180;

    private static final int NIGHT = 0x0B1B33;

    /// What the letters of the lit window cover at its own size. With hollow crossings it is 0.155.
    private static final double INK = 0.180;

    @TempDir
    private Path folder;

    @Test
    void theWindowFillsThePortraitDisplay() throws Exception {
        BufferedImage display = displayOf(1080, 1920, "full");
        assertThat(Files.readString(folder.resolve("window.txt"))).isEqualTo("true 1080 1920");
        assertThat(lampPixels(display)).as("the lit window is on the display").isGreaterThan(100_000);
        assertThat(inkShare(display)).isCloseTo(INK, within(0.008));
    }

    @Test
    void onAnotherDisplayTheWholePictureIsScaledIntoTheMiddleOfTheNight() throws Exception {
        BufferedImage display = displayOf(800, 800, "full");
        assertThat(Files.readString(folder.resolve("window.txt"))).isEqualTo("true 800 800");
        assertThat(display.getRGB(20, 400) & 0xFFFFFF).isEqualTo(NIGHT);
        assertThat(display.getRGB(780, 400) & 0xFFFFFF).isEqualTo(NIGHT);
        assertThat(lampPixels(display)).isGreaterThan(15_000);
        // The window of 420 × 440 px in the middle; filled by the wrong rule, its bold letters lose a third of their
        // ink.
        assertThat(inkShare(display)).isCloseTo(INK, within(0.008));
    }

    @Test
    void onALyingDisplayThePageLiesToo() throws Exception {
        BufferedImage display = displayOf(1280, 800, "full");
        assertThat(Files.readString(folder.resolve("window.txt"))).isEqualTo("true 1280 800");
        assertThat(display.getRGB(640, 10) & 0xFFFFFF).isEqualTo(NIGHT);
        assertThat(display.getRGB(640, 790) & 0xFFFFFF).isEqualTo(NIGHT);
        assertThat(lampPixels(display)).isGreaterThan(15_000);
        assertThat(lampPixels(display.getSubimage(0, 0, 640, 800)))
                .as("the lit window stands at the right")
                .isLessThan(lampPixels(display) / 2);
    }

    @Test
    void onADeskItIsAWindowBesideOthers() throws Exception {
        BufferedImage display = displayOf(1280, 800, "framed");
        assertThat(Files.readString(folder.resolve("window.txt"))).isEqualTo("false 405 720");
        assertThat(lampPixels(display)).isGreaterThan(15_000);
        assertThat(lampPixels(display.getSubimage(500, 0, 780, 800))).isZero();
    }

    private BufferedImage displayOf(int width, int height, String window) throws Exception {
        if (System.getenv("CI") == null) {
            assumeThat(Files.exists(XVFB)).as("Xvfb is installed").isTrue();
        }
        Path number = folder.resolve("display");
        Process server = new ProcessBuilder(
                        XVFB.toString(),
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-nolisten",
                        "tcp",
                        "-noreset")
                .redirectOutput(number.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().until(() -> Files.readString(number).contains("\n"));
            run(":" + Files.readString(number).strip(), window);
            return ImageIO.read(folder.resolve("display.png").toFile());
        } finally {
            server.destroy();
            server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void run(String display, String window) throws IOException, InterruptedException {
        Path log = folder.resolve("kiosk.log");
        ProcessBuilder kiosk = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dprism.order=sw",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FullScreenOnXvfb.class.getName(),
                folder.toString(),
                window));
        kiosk.environment().put("DISPLAY", display);
        kiosk.environment().remove("WAYLAND_DISPLAY");
        Process running =
                kiosk.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            boolean ended = running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(ended).as("the kiosk ended: %s", Files.readString(log)).isTrue();
            assertThat(folder.resolve("display.png")).as(Files.readString(log)).exists();
        } finally {
            running.destroyForcibly();
        }
    }

    /// How much of the lit window is covered by letters, 0 to 1.
    private static double inkShare(BufferedImage display) {
        double scale = display.getHeight() / 1920.0;
        int left = (int) (display.getWidth() / 2.0 - 280 * scale);
        BufferedImage window =
                display.getSubimage(left, (int) (1090 * scale), (int) (560 * scale), (int) (160 * scale));
        double ink = 0;
        for (int y = 0; y < window.getHeight(); y++) {
            for (int x = 0; x < window.getWidth(); x++) {
                ink += 1 - (window.getRGB(x, y) >> 16 & 0xFF) / 255.0;
            }
        }
        return ink / (window.getWidth() * window.getHeight());
    }

    /// How many pixels have the colours of the lit window.
    private static int lampPixels(BufferedImage display) {
        int lit = 0;
        for (int y = 0; y < display.getHeight(); y++) {
            for (int x = 0; x < display.getWidth(); x++) {
                int rgb = display.getRGB(x, y);
                boolean warm = (rgb >> 16 & 0xFF) > 220 && (rgb >> 8 & 0xFF) > 150 && (rgb & 0xFF) < 200;
                lit += warm ? 1 : 0;
            }
        }
        return lit;
    }
}
