package org.nightwindow.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;

/// A kiosk program on a real display, for [DisplayTest]: opens the window the way the product does, waits until it
/// was painted, and writes what the display shows and what it knows of its window.
final class FullScreenOnXvfb {

    /// From the first pulse to what the X server shows takes a few frames; 0.1 s is usual.
    private static final int FRAMES = 20;

    private static final long PATIENCE_SECONDS = 60;

    private FullScreenOnXvfb() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        // The bench has a scene of its own: it must not load a font before the program has said how fonts are drawn.
        JavaFx.runs().join();
        KioskApplication window = KioskApplication.start(
                Path.of("target", "fonts"),
                DeskBench.CLOCK,
                System::nanoTime,
                !args[1].equals("framed"),
                () -> CompletableFuture.supplyAsync(FullScreenOnXvfb::bench, Platform::runLater)
                        .join());
        CountDownLatch painted = new CountDownLatch(FRAMES);
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                painted.countDown();
            }
        }.start());
        if (!painted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nothing is painted");
        }
        CountDownLatch written = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                Rectangle2D screen = Screen.getPrimary().getBounds();
                WritableImage shown = new Robot().getScreenCapture(null, screen);
                int width = (int) shown.getWidth();
                int height = (int) shown.getHeight();
                int[] argb = new int[width * height];
                shown.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
                Files.write(folder.resolve("display.png"), Png.of(width, height, argb));
                Files.writeString(
                        folder.resolve("window.txt"),
                        "%b %.0f %.0f"
                                .formatted(
                                        window.stage().isFullScreen(),
                                        window.stage().getWidth(),
                                        window.stage().getHeight()));
                written.countDown();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        window.stop();
    }

    private static DeskBench bench() {
        try {
            return new DeskBench();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
