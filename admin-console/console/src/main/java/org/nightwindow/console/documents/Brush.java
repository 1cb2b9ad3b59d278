package org.nightwindow.console.documents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.nightwindow.console.documents.Element.Align;

/// Draws on one page in millimetres from its top left corner; PDF itself counts points from the bottom left. One
/// thread.
final class Brush {
    static final float POINTS_PER_MM = 72 / 25.4f;

    /// From the baseline up to the middle of a Chinese character, in ems: its box reaches from −0.12 to 0.88.
    static final float MIDDLE = 0.38f;

    /// Distance of baselines, in ems; Chinese needs more than Latin.
    private static final float LEADING = 1.35f;

    /// Smaller cannot be read on paper.
    private static final float SMALLEST = 5f;

    /// A text shrinks this far on one line before it is broken into two.
    private static final float LONGEST_LINE = 0.8f;

    /// For text that fits nowhere: 10 % at a time.
    private static final float STEP = 0.9f;

    private final PDPageContentStream page;
    private final PDFont regular;
    private final PDFont bold;
    private final float height;

    Brush(PDPageContentStream page, PDFont regular, PDFont bold, float height) {
        this.page = page;
        this.regular = regular;
        this.bold = bold;
        this.height = height;
    }

    PDPageContentStream page() {
        return page;
    }

    PDFont font(boolean heavy) {
        return heavy ? bold : regular;
    }

    float x(float mm) {
        return mm * POINTS_PER_MM;
    }

    float y(float mm) {
        return (height - mm) * POINTS_PER_MM;
    }

    void ink(String colour) throws IOException {
        int rgb = rgb(colour);
        page.setNonStrokingColor((rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f);
    }

    void line(String colour, float width) throws IOException {
        int rgb = rgb(colour);
        page.setStrokingColor((rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f);
        page.setLineWidth(x(width));
    }

    private static int rgb(String colour) {
        return Integer.parseInt(colour, 1, colour.length(), 16);
    }

    void rectangle(float left, float top, float width, float tall) throws IOException {
        page.addRect(x(left), y(top + tall), x(width), x(tall));
    }

    /// Adds a straight line to what is stroked next.
    void segment(float fromX, float fromY, float toX, float toY) throws IOException {
        page.moveTo(x(fromX), y(fromY));
        page.lineTo(x(toX), y(toY));
    }

    /// Width of `text` in mm.
    float width(String text, float size, boolean heavy) throws IOException {
        return font(heavy).getStringWidth(text) / 1000 * size / POINTS_PER_MM;
    }

    /// One line, its middle at `middle`.
    void text(String text, float x, float middle, float size, boolean heavy, Align align) throws IOException {
        float start = switch (align) {
            case LEFT -> x;
            case CENTRE -> x - width(text, size, heavy) / 2;
            case RIGHT -> x - width(text, size, heavy);
        };
        show(text, size, heavy, Matrix.getTranslateInstance(x(start), y(middle) - MIDDLE * size));
    }

    /// One line within `width` if it can be, else several within `tall`, in type as large as fits.
    ///
    /// @throws IllegalArgumentException when not even the smallest type fits; limits of the record source prevent
    ///     it
    void fitted(String text, float x, float middle, float size, boolean heavy, Align align, float width, float tall)
            throws IOException {
        float whole = width(text, size, heavy);
        if (whole * LONGEST_LINE <= width) {
            text(text, x, middle, whole <= width ? size : size * width / whole, heavy, align);
            return;
        }
        for (float smaller = size * LONGEST_LINE; smaller >= SMALLEST; smaller *= STEP) {
            List<String> lines = broken(text, smaller, heavy, width);
            float leading = smaller * LEADING / POINTS_PER_MM;
            if (lines.size() * leading <= tall) {
                lines(lines, x, middle, smaller, heavy, align);
                return;
            }
        }
        throw new IllegalArgumentException(
                "a text of " + text.length() + " characters does not fit " + width + " × " + tall + " mm");
    }

    /// Lines below each other, the middle of them all at `middle`.
    void lines(List<String> lines, float x, float middle, float size, boolean heavy, Align align) throws IOException {
        float leading = size * LEADING / POINTS_PER_MM;
        float first = middle - (lines.size() - 1) * leading / 2;
        for (int i = 0; i < lines.size(); i++) {
            text(lines.get(i), x, first + i * leading, size, heavy, align);
        }
    }

    private List<String> broken(String text, float size, boolean heavy, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            String next = Character.toString(codePoint);
            if (!line.isEmpty() && width(line + next, size, heavy) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(next);
        }
        lines.add(line.toString());
        return lines;
    }

    void show(String text, float size, boolean heavy, Matrix place) throws IOException {
        page.beginText();
        page.setFont(font(heavy), size);
        page.setTextMatrix(place);
        page.showText(text);
        page.endText();
    }
}
