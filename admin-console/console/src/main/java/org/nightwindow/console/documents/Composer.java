package org.nightwindow.console.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.nightwindow.hall.Sha256;

/// Draws a document: layout + content + numbering → PDF/A-2b, not yet sealed. The same input gives the same bytes,
/// on any thread. Thread-safe.
public final class Composer {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Typefaces faces;
    private final ZoneId zone;

    public Composer(Typefaces faces, ZoneId zone) {
        this.faces = faces;
        this.zone = zone;
    }

    byte[] compose(Layout layout, Content content, Numbering numbering) {
        ZonedDateTime issued = numbering.issuedAt().atZone(zone);
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(identity(numbering));
            PDFont regular = PDType0Font.load(document, faces.regular(), true);
            PDFont bold = PDType0Font.load(document, faces.bold(), true);
            int pages = layout.pages(content.rows().size());
            for (int page = 1; page <= pages; page++) {
                PDPage sheet = new PDPage(
                        new PDRectangle(layout.width() * Brush.POINTS_PER_MM, layout.height() * Brush.POINTS_PER_MM));
                document.addPage(sheet);
                try (PDPageContentStream stream = new PDPageContentStream(document, sheet)) {
                    Brush brush = new Brush(stream, regular, bold, layout.height());
                    new OnePage(layout, content, brush, page, pages, texts(layout, content, numbering, page, pages))
                            .draw();
                }
            }
            ArchiveFormat.describe(
                    document, layout.titleZh() + " " + Serial.grouped(numbering.serial()), layout.officeZh(), issued);
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            document.save(pdf);
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a document in memory could not be written", e);
        }
    }

    /// The two parts of a PDF's `/ID` grow from this number, else from the time of day.
    static long identity(Numbering numbering) {
        byte[] digest = HexFormat.of().parseHex(Sha256.hex(numbering.serial() + " " + numbering.url()));
        return ByteBuffer.wrap(digest).getLong();
    }

    private Map<String, String> texts(Layout layout, Content content, Numbering numbering, int page, int pages) {
        ZonedDateTime issued = numbering.issuedAt().atZone(zone);
        Map<String, String> texts = new HashMap<>(content.texts());
        texts.put("serial", Serial.grouped(numbering.serial()));
        texts.put("check", numbering.checkWord());
        texts.put("url", numbering.url());
        texts.put("issued_on", DAY.format(issued));
        texts.put("issued_at", SECOND.format(issued));
        texts.put("page", Integer.toString(page));
        texts.put("pages", Integer.toString(pages));
        texts.put("total", Fen.figures(content.total()));
        texts.put("total_words", AmountInWords.of(content.total()));
        long running = layout.rows().stream()
                .mapToLong(rows -> content.sumOfFirst(Layout.firstRow(rows, page + 1)))
                .sum();
        texts.put("running", Fen.figures(running));
        texts.put("running_words", AmountInWords.of(running));
        return texts;
    }
}
