package org.nightwindow.kiosk.journey.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Draws the pages of a PDF. Takes 0.2 to 0.5 s a page; never on the screen thread. Nothing is written to the disk.
final class PageDrawing {
    /// An A4 page becomes 1240×1754 pixels: the whole page is shown at about half of that, a quarter of it at full
    /// size.
    private static final float DPI = 150;

    private static final int OPAQUE = 0xFF00_0000;

    /// @throws IOException when the bytes are no PDF that can be drawn
    static List<PageImage> draw(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<PageImage> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(image(renderer.renderImageWithDPI(page, DPI, ImageType.RGB)));
            }
            return pages;
        } catch (RuntimeException e) {
            // PDFBox throws IllegalArgumentException and others for broken content.
            throw new IOException("the document cannot be drawn", e);
        }
    }

    private static PageImage image(BufferedImage drawn) {
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        int[] argb = drawn.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < argb.length; i++) {
            argb[i] |= OPAQUE;
        }
        drawn.flush();
        return new PageImage(width, height, argb);
    }

    private PageDrawing() {}
}
