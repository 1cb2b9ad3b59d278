package org.nightwindow.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// What lies in the tray, as a picture.
final class Paper {
    /// Twice the height the bench shows it at.
    private static final int DPI = 30;

    private Paper() {}

    /// The first page.
    static Image first(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.RGB);
            int width = page.getWidth();
            int height = page.getHeight();
            WritableImage image = new WritableImage(width, height);
            image.getPixelWriter()
                    .setPixels(
                            0,
                            0,
                            width,
                            height,
                            PixelFormat.getIntArgbInstance(),
                            page.getRGB(0, 0, width, height, null, 0, width),
                            0,
                            width);
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException("what the printer was sent is no PDF", e);
        }
    }
}
