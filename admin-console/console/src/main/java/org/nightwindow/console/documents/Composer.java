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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.nightwindow.console.documents.Element.Align;
import org.nightwindow.console.documents.Element.Box;
import org.nightwindow.console.documents.Element.Column;
import org.nightwindow.console.documents.Element.Qr;
import org.nightwindow.console.documents.Element.Rule;
import org.nightwindow.console.documents.Element.Seal;
import org.nightwindow.console.documents.Element.Span;
import org.nightwindow.console.documents.Element.Table;
import org.nightwindow.console.documents.Element.Text;
import org.nightwindow.console.documents.Element.Watermark;
import org.nightwindow.hall.Sha256;

/// Draws a document: layout + content + numbering → PDF/A-2b, not yet sealed. The same input gives the same bytes,
/// on any thread. Thread-safe.
public final class Composer {
    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// Between a cell's line and its text, mm.
    private static final float PADDING = 1.2f;

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
        long running = layout.table().stream()
                .mapToLong(table -> sumBefore(table, content, page + 1))
                .sum();
        texts.put("running", Fen.figures(running));
        texts.put("running_words", AmountInWords.of(running));
        return texts;
    }

    private static long sumBefore(Table table, Content content, int page) {
        return content.rows().stream()
                .limit(Layout.firstRow(table, page))
                .mapToLong(Content.Row::fen)
                .sum();
    }

    /// One page while it is drawn.
    private record OnePage(
            Layout layout, Content content, Brush brush, int page, int pages, Map<String, String> texts) {
        void draw() throws IOException {
            for (Element element : layout.elements()) {
                if (element.standsOn(page, pages)) {
                    draw(element);
                }
            }
        }

        private void draw(Element element) throws IOException {
            switch (element) {
                case Text text -> text(text);
                case Box box -> box(box.x(), box.y(), box.width(), box.height(), box.fill());
                case Rule rule -> {
                    brush.line(rule.colour(), layout.lineWidth() / 2);
                    brush.segment(rule.x(), rule.y(), rule.x() + rule.width(), rule.y());
                    brush.page().stroke();
                }
                case Table table -> table(table);
                case Qr qr -> Figures.qr(brush, qr, filled(qr.text(), texts));
                case Seal seal -> Figures.seal(brush, seal);
                case Watermark mark -> Figures.watermark(brush, mark);
            }
        }

        private void text(Text text) throws IOException {
            brush.ink(text.colour() == null ? layout.ink() : text.colour());
            Align align = text.align() == null ? Align.LEFT : text.align();
            List<Span> spans = text.spans();
            if (text.width() != null && spans.size() == 1) {
                Span only = spans.getFirst();
                float tall = text.height() == null ? only.size() / Brush.POINTS_PER_MM * 1.35f : text.height();
                brush.fitted(
                        filled(only.text(), texts),
                        text.x(),
                        text.y(),
                        only.size(),
                        only.bold(),
                        align,
                        text.width(),
                        tall);
                return;
            }
            float whole = 0;
            for (Span span : spans) {
                whole += brush.width(filled(span.text(), texts), span.size(), span.bold());
            }
            float x = switch (align) {
                case LEFT -> text.x();
                case CENTRE -> text.x() - whole / 2;
                case RIGHT -> text.x() - whole;
            };
            for (Span span : spans) {
                String words = filled(span.text(), texts);
                brush.text(words, x, text.y(), span.size(), span.bold(), Align.LEFT);
                x += brush.width(words, span.size(), span.bold());
            }
        }

        private void box(float x, float y, float width, float height, @Nullable String fill) throws IOException {
            brush.rectangle(x, y, width, height);
            brush.line(layout.line(), layout.lineWidth());
            if (fill == null) {
                brush.page().stroke();
            } else {
                brush.ink(fill);
                brush.page().fillAndStroke();
            }
        }

        private void table(Table table) throws IOException {
            grid(table);
            for (int column = 0; column < table.columns().size(); column++) {
                float middle = table.y() + table.headHeight() / 2;
                String head = table.columns().get(column).head();
                cell(table, column, middle, table.headHeight(), List.of(head), Align.CENTRE, true);
            }
            int slot = 0;
            if (page > 1 && table.carry() != null) {
                carry(table);
                slot = 1;
            }
            List<Content.Row> rows = content.rows();
            for (int i = Layout.firstRow(table, page); slot < table.rows() && i < rows.size(); i++, slot++) {
                row(table, slot, rows.get(i));
            }
        }

        /// Every line once: lines drawn twice look bolder on a screen.
        private void grid(Table table) throws IOException {
            float width = left(table, table.columns().size()) - table.x();
            float bottom = top(table, table.rows());
            brush.rectangle(table.x(), table.y(), width, table.headHeight());
            brush.ink(table.headFill());
            brush.page().fill();
            brush.line(layout.line(), layout.lineWidth());
            for (int slot = 0; slot <= table.rows(); slot++) {
                brush.segment(table.x(), top(table, slot), table.x() + width, top(table, slot));
            }
            for (int column = 0; column <= table.columns().size(); column++) {
                brush.segment(left(table, column), table.y(), left(table, column), bottom);
            }
            brush.page().stroke();
        }

        private void row(Table table, int slot, Content.Row row) throws IOException {
            for (int column = 0; column < table.columns().size(); column++) {
                List<String> lines = table.columns().get(column).lines().stream()
                        .map(line -> filled(line, row.cells()))
                        .toList();
                cell(table, column, slot, lines, false);
            }
        }

        private void carry(Table table) throws IOException {
            cell(table, table.carry().column(), 0, List.of(table.carry().text()), true);
            String sum = Fen.figures(sumBefore(table, content, page));
            cell(table, table.carry().sumColumn(), 0, List.of(sum), true);
        }

        private void cell(Table table, int column, int slot, List<String> lines, boolean bold) throws IOException {
            Align align = table.columns().get(column).align();
            float middle = top(table, slot) + table.rowHeight() / 2;
            cell(table, column, middle, table.rowHeight(), lines, align == null ? Align.LEFT : align, bold);
        }

        private void cell(
                Table table, int column, float middle, float height, List<String> lines, Align align, boolean bold)
                throws IOException {
            float left = left(table, column);
            float right = left(table, column + 1);
            float x = switch (align) {
                case LEFT -> left + PADDING;
                case CENTRE -> (left + right) / 2;
                case RIGHT -> right - 1.5f * PADDING;
            };
            brush.ink(layout.ink());
            if (lines.size() > 1) {
                brush.lines(lines, x, middle, table.size(), bold, align);
            } else {
                float width = right - left - 2 * PADDING;
                brush.fitted(lines.getFirst(), x, middle, table.size(), bold, align, width, height - 1);
            }
        }

        private static float left(Table table, int column) {
            float left = table.x();
            for (Column before : table.columns().subList(0, column)) {
                left += before.width();
            }
            return left;
        }

        private static float top(Table table, int slot) {
            return table.y() + table.headHeight() + slot * table.rowHeight();
        }
    }

    /// @throws IllegalStateException for a name nobody gave: a hole in a document is worse than none
    private static String filled(String text, Map<String, String> names) {
        return NAME.matcher(text).replaceAll(name -> {
            String value = names.get(name.group(1));
            if (value == null) {
                throw new IllegalStateException("the layout asks for {" + name.group(1) + "}, which nobody gave");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
