package org.nightwindow.kiosk.attendant;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.nightwindow.hall.HallFonts;

/// The page a technician prints to see how the printer prints: A4, hatched at head and foot, with TEST across it,
/// and nothing on it that a document has: no serial, no seal, no code, no table, nobody's name. Takes about 0.5 s;
/// any thread but the screen's.
public final class TestPage {
    private static final float MM = 72 / 25.4f;
    private static final float WIDTH = 210;
    private static final float HEIGHT = 297;
    private static final float HATCHED = 34;
    private static final float HATCH_STEP = 9;
    private static final float MARGIN = 20;
    private static final float LINE = 9;
    private static final int GREYS = 10;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Path fonts;
    private final Supplier<Instant> now;
    private final ZoneId zone;

    /// @param fonts where the fonts are unpacked
    /// @param now for the line that says when it was made
    public TestPage(Path fonts, Supplier<Instant> now, ZoneId zone) {
        this.fonts = fonts;
        this.now = now;
        this.zone = zone;
    }

    /// @param kioskId where it was printed; may be empty
    byte[] make(String kioskId) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDFont bold = PDType0Font.load(document, HallFonts.BOLD.in(fonts).toFile());
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                hatch(ink, 0);
                hatch(ink, HEIGHT - HATCHED);
                across(ink, bold);
                float y = HEIGHT - HATCHED - 22;
                write(ink, bold, 30, y, "测试页 · TEST PAGE");
                write(ink, bold, 15, y - 14, "这不是证明，什么都不证明 · 作废");
                write(ink, bold, 15, y - 14 - LINE, "NOT A DOCUMENT. It proves nothing. VOID.");
                String where = kioskId.isEmpty() ? "" : kioskId + " · ";
                write(
                        ink,
                        bold,
                        11,
                        y - 14 - 3 * LINE,
                        where + MINUTE.format(now.get().atZone(zone)));
                samples(ink, bold);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a page in memory can be written", e);
        }
    }

    /// What a technician compares: thin and thick lines, steps of grey, small letters.
    private static void samples(PDPageContentStream ink, PDFont bold) throws IOException {
        float y = HATCHED + 62;
        for (int step = 0; step < GREYS; step++) {
            ink.setNonStrokingColor(new Color(255 * step / GREYS, 255 * step / GREYS, 255 * step / GREYS));
            ink.addRect((MARGIN + step * 17) * MM, y * MM, 17 * MM, 10 * MM);
            ink.fill();
        }
        ink.setNonStrokingColor(Color.BLACK);
        ink.setStrokingColor(Color.BLACK);
        for (int line = 0; line < 6; line++) {
            ink.setLineWidth(0.25f * (line + 1));
            float at = (y - 6 - line * 3) * MM;
            ink.moveTo(MARGIN * MM, at);
            ink.lineTo((WIDTH - MARGIN) * MM, at);
            ink.stroke();
        }
        float below = y - 34;
        for (int size : new int[] {6, 8, 10, 12}) {
            write(ink, bold, size, below, "永国东酬鷹 TEST 0123456789 · " + size + " pt");
            below -= 6;
        }
    }

    private static void hatch(PDPageContentStream ink, float from) throws IOException {
        ink.saveGraphicsState();
        ink.addRect(0, from * MM, WIDTH * MM, HATCHED * MM);
        ink.clip();
        ink.setLineWidth(3 * MM);
        ink.setStrokingColor(Color.BLACK);
        for (float x = -HATCHED; x < WIDTH; x += HATCH_STEP) {
            ink.moveTo(x * MM, from * MM);
            ink.lineTo((x + HATCHED) * MM, (from + HATCHED) * MM);
        }
        ink.stroke();
        ink.restoreGraphicsState();
    }

    private static void across(PDPageContentStream ink, PDFont bold) throws IOException {
        ink.setNonStrokingColor(new Color(0xC8C8C8));
        ink.beginText();
        ink.setFont(bold, 120);
        ink.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(42), 30 * MM, 78 * MM));
        ink.showText("测试 TEST");
        ink.endText();
        ink.setNonStrokingColor(Color.BLACK);
    }

    private static void write(PDPageContentStream ink, PDFont font, float size, float y, String text)
            throws IOException {
        ink.beginText();
        ink.setFont(font, size);
        ink.newLineAtOffset(MARGIN * MM, y * MM);
        ink.showText(text);
        ink.endText();
    }
}
