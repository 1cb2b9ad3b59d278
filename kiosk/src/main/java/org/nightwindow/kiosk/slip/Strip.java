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
    private static final int RULE = 3;
    private static final int FRAME = 4;
    private static final int DASH = 8;
    private static final int DOT = 28;
    private static final int MARK = 56;

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

    /// Dashed.
    void rule() {
        ink(bottom + 2 * GAP, pen -> {
            for (int x = width.margin(); x < width.dots() - width.margin(); x += 2 * DASH) {
                pen.fillRect(x, bottom + GAP, Math.min(DASH, width.dots() - width.margin() - x), RULE);
            }
        });
        bottom += 2 * GAP + RULE;
    }

    /// The mark of four panes, one lit, and two lines beside it.
    void head(String brand, Font brandFont, String place, Font placeFont) {
        int top = bottom;
        int left = width.margin();
        ink(top + MARK, pen -> {
            pen.fillRoundRect(left, top, MARK, MARK, GAP, GAP);
            pen.setColor(Color.WHITE);
            int pane = (MARK - 3 * DASH) / 2;
            pen.fillRect(left + 2 * DASH + pane, top + DASH, pane, pane);
            pen.fillRect(left + DASH, top + DASH, pane, pane);
            pen.fillRect(left + DASH, top + 2 * DASH + pane, pane, pane);
            pen.fillRect(left + 2 * DASH + pane, top + 2 * DASH + pane, pane, pane);
            pen.setColor(Color.BLACK);
            pen.fillRect(left + 2 * DASH + pane + 3, top + DASH + 3, pane - 6, pane - 6); // the lit one
        });
        int words = left + MARK + GAP;
        int room = width.dots() - width.margin() - words;
        bottom = column(brand, brandFont, words, room, bottom);
        bottom = Math.max(column(place, placeFont, words, room, bottom), top + MARK) + GAP / 2;
        ink(bottom + FRAME, pen -> pen.fillRect(width.margin(), bottom, inner, FRAME));
        bottom += FRAME + GAP;
    }

    /// @param centred or from the left
    void framed(String name, Font nameFont, String large, Font largeFont, boolean centred) {
        int top = bottom + GAP / 2;
        int left = width.margin() + GAP;
        int room = inner - 2 * GAP;
        bottom = top + GAP;
        bottom = framedLine(name, nameFont, left, room, centred);
        bottom = framedLine(large, largeFont, left, room, centred) + GAP;
        ink(bottom, pen -> {
            pen.fillRect(width.margin(), top, inner, FRAME);
            pen.fillRect(width.margin(), bottom - FRAME, inner, FRAME);
            pen.fillRect(width.margin(), top, FRAME, bottom - top);
            pen.fillRect(width.margin() + inner - FRAME, top, FRAME, bottom - top);
        });
        bottom += GAP;
    }

    private int framedLine(String text, Font font, int left, int room, boolean centred) {
        int y = bottom;
        for (TextLayout line : broken(text, font, room)) {
            draw(line, centred ? left + (room - line.getVisibleAdvance()) / 2 : left, y, font);
            y += height(font);
        }
        return y;
    }

    /// Filled until here, hollow after; the names below.
    void stages(List<String> names, int here, Font font, Font bold) {
        int place = inner / names.size();
        int y = bottom + DOT;
        int top = y - DOT / 2;
        int nameTop = y + DOT;
        ink(nameTop + 2 * height(font), pen -> {
            int first = width.margin() + place / 2;
            pen.fillRect(first, y - RULE / 2, place * (names.size() - 1), RULE);
            for (int i = 0; i < names.size(); i++) {
                int x = first + i * place - DOT / 2;
                pen.fillOval(x, top, DOT, DOT);
                if (i > here || i < here) {
                    pen.setColor(Color.WHITE);
                    pen.fillOval(x + FRAME, top + FRAME, DOT - 2 * FRAME, DOT - 2 * FRAME);
                    pen.setColor(Color.BLACK);
                }
                if (i < here) {
                    pen.fillOval(x + 2 * FRAME, top + 2 * FRAME, DOT - 4 * FRAME, DOT - 4 * FRAME);
                }
            }
        });
        for (int i = 0; i < names.size(); i++) {
            Font letters = i == here ? bold : font;
            int middle = width.margin() + place / 2 + i * place;
            for (TextLayout line : broken(names.get(i), letters, place)) {
                draw(line, middle - line.getVisibleAdvance() / 2, nameTop, letters);
            }
        }
        bottom = nameTop + height(font) + GAP / 2;
    }

    void qr(BitMatrix modules, int size, List<String> beside, Font first, Font others) {
        int top = bottom;
        int side = modules.getWidth() * size;
        int left = Math.max(0, width.margin() - size); // the quiet zone is white as it is
        ink(top + side, pen -> {
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    if (modules.get(x, y)) {
                        pen.fillRect(left + x * size, top + y * size, size, size);
                    }
                }
            }
        });
        int words = left + side + GAP / 2;
        int y = top + 2 * GAP;
        for (int i = 0; i < beside.size(); i++) {
            y = column(beside.get(i), i == 0 ? first : others, words, width.dots() - width.margin() - words, y);
        }
        bottom = Math.max(top + side, y);
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
