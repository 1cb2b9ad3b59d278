package org.nightwindow.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Somebody at a bank who is handed a paper: holds a phone over its code and reads what the page behind it says.
final class Verifier implements AutoCloseable {
    /// From farther and from nearer, as one holds a phone: some codes are read from one distance and not from another.
    /// A
    /// phone's picture of a page has two or three times as many dots.
    private static final List<Integer> DPI = List.of(150, 200, 300);

    private static final String GENUINE = "这份材料是真的";

    private final HttpClient http = HttpClient.newHttpClient();

    /// @return why the paper is not to be trusted; empty when its page says that it is genuine
    Optional<String> doubt(byte[] pdf) throws IOException {
        Optional<String> code = codeOn(pdf);
        if (code.isEmpty()) {
            return Optional.of("no code can be read on it");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(code.get()))
                .header("Accept-Language", "zh")
                .build();
        try {
            HttpResponse<String> page = http.send(request, HttpResponse.BodyHandlers.ofString());
            return page.statusCode() == 200 && page.body().contains(GENUINE)
                    ? Optional.empty()
                    : Optional.of(code.get() + " does not say that it is genuine: " + page.statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Optional<String> codeOn(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Optional<String> read = Optional.empty();
            for (int dpi : DPI) {
                if (read.isEmpty()) {
                    read = codeOn(new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.RGB));
                }
            }
            return read;
        }
    }

    private static Optional<String> codeOn(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        return Paper.code(width, height, page.getRGB(0, 0, width, height, null, 0, width));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
