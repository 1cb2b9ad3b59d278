package org.nightwindow.kiosk;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// A picture of what the kiosk shows, as PNG.
@FunctionalInterface
interface ScreenPicture {
    /// Taken on the screen thread, before this returns; what is made of it, elsewhere.
    CompletableFuture<byte[]> take();

    /// Of the one window there is.
    static ScreenPicture ofWindow(Executor background) {
        return () -> {
            WritableImage seen = Window.getWindows().getFirst().getScene().snapshot(null);
            return CompletableFuture.supplyAsync(() -> png(seen), background);
        };
    }

    private static byte[] png(WritableImage seen) {
        int width = (int) seen.getWidth();
        int height = (int) seen.getHeight();
        int[] pixels = new int[width * height];
        seen.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
