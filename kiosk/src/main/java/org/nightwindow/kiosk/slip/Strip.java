package org.nightwindow.kiosk.slip;

import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nightwindow.driver.ReceiptImage;

/// A strip of paper that grows downwards while it is drawn on.
final class Strip {
    /// Smoothed letters, made black where they are dark: evener strokes than letters drawn without smoothing.
    private static final FontRenderContext LETTERS = new FontRenderContext(null, true, true);

    /// Lighter is white. A little above the middle, for thermal paper bleeds.
    private static final int DARK = 140;

    /// A pair whose label needs more than this share of the width has its value below.
    private static final double LABEL_SHARE = 0.42;

    private static final int BLOCK = 512;
    private static final double LEADING = 1.28;
    private static final int GAP = 16;
    private static final int RULE = 2;

    private final SlipWidth width;
    private final int labels;
    private final int inner;
    private BufferedImage paper;
    private int bottom;

    /// @param labels dots that the widest label of a pair takes
    Strip(SlipWidth width, int labels) {
        this.width = width;
        this.labels = labels;
        inner = width.dots() - 2 * width.margin();
        paper = blank(BLOCK);
    }

    static int widthOf(String text, Font font) {
        return (int) Math.ceil(font.getStringBounds(text, LETTERS).getWidth());
    }

    void centred(String text, Font font) {
        for (TextLayout line : broken(text, font, inner)) {
            draw(line, width.margin() + (inner - line.getVisibleAdvance()) / 2, bottom, font);
            bottom += height(font);
        }
    }

    void paragraph(String text, Font font) {
        bottom = column(text, font, width.margin(), inner, bottom);
    }

    void pair(String label, Font labelFont, String value, Font valueFont) {
        int start = labels + GAP;
        if (start > inner * LABEL_SHARE) {
            bottom = column(label, labelFont, width.margin(), inner, bottom);
            bottom = column(value, valueFont, width.margin() + GAP, inner - GAP, bottom);
            return;
        }
        int left = column(label, labelFont, width.margin(), labels, bottom);
        int right = column(value, valueFont, width.margin() + start, inner - start, bottom);
        bottom = Math.max(left, right);
    }

    void gap() {
        bottom += GAP / 2;
    }

    void rule() {
        ink(bottom + 2 * GAP, pen -> pen.fillRect(width.margin(), bottom + GAP, inner, RULE));
        bottom += 2 * GAP + RULE;
    }

    void qr(BitMatrix modules, int size) {
        int left = (width.dots() - modules.getWidth() * size) / 2;
        ink(bottom + modules.getHeight() * size, pen -> {
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    if (modules.get(x, y)) {
                        pen.fillRect(left + x * size, bottom + y * size, size, size);
                    }
                }
            }
        });
        bottom += modules.getHeight() * size;
    }

    /// The dots so far, at least one row.
    ReceiptImage image() {
        int rows = Math.max(1, bottom);
        ink(rows, pen -> {});
        int bytes = width.dots() / 8;
        byte[] dots = new byte[bytes * rows];
        int[] row = new int[width.dots()];
        for (int y = 0; y < rows; y++) {
            paper.getRaster().getSamples(0, y, width.dots(), 1, 0, row);
            for (int x = 0; x < width.dots(); x++) {
                if (row[x] < DARK) {
                    dots[y * bytes + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        return new ReceiptImage(width.dots(), rows, dots);
    }

    private int column(String text, Font font, int left, int wide, int top) {
        int y = top;
        for (TextLayout line : broken(text, font, wide)) {
            draw(line, left, y, font);
            y += height(font);
        }
        return y;
    }

    private static List<TextLayout> broken(String text, Font font, int wide) {
        if (text.isBlank()) {
            return List.of();
        }
        AttributedString styled = new AttributedString(text);
        styled.addAttribute(TextAttribute.FONT, font);
        LineBreakMeasurer measurer = new LineBreakMeasurer(styled.getIterator(), LETTERS);
        List<TextLayout> lines = new ArrayList<>();
        while (measurer.getPosition() < text.length()) {
            lines.add(measurer.nextLayout(wide));
        }
        return lines;
    }

    private static int height(Font font) {
        return (int) Math.round(font.getSize2D() * LEADING);
    }

    private void draw(TextLayout line, float x, int top, Font font) {
        float baseline = top + (float) (font.getSize2D() * 1.02);
        ink(top + 2 * height(font), pen -> line.draw(pen, x, baseline));
    }

    private void ink(int until, Consumer<Graphics2D> drawing) {
        if (until > paper.getHeight()) {
            BufferedImage longer = blank(until + BLOCK);
            longer.getRaster().setRect(paper.getRaster());
            paper = longer;
        }
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        drawing.accept(pen);
        pen.dispose();
    }

    private BufferedImage blank(int rows) {
        BufferedImage image = new BufferedImage(width.dots(), rows, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width.dots(), rows);
        pen.dispose();
        return image;
    }
}
