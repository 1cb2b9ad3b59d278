package org.nightwindow.kiosk;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.nightwindow.hall.HallFonts;
import org.nightwindow.kiosk.journey.paper.PageImage;

/// A page for the tests of the preview: the outlines of a certificate, drawn plainly.
final class SamplePage {

    private static final int WIDTH = 1488;
    private static final int HEIGHT = 2104;

    private SamplePage() {}

    static PageImage draw() {
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        Font plain = font();
        pen.setColor(new Color(0x2A2A2A));
        write(pen, plain, 54, "税收完税证明", 580, 200);
        write(pen, plain, 28, "（表格式）", 680, 250);
        write(pen, plain, 26, "填发日期：2026 年 11 月 21 日", 120, 340);
        write(pen, plain, 34, "No. 9901 2611 0004 173", 980, 340);
        pen.setStroke(new BasicStroke(2));
        String[] heads = {"原凭证号", "税种", "税款所属时期", "实缴（退）金额"};
        String[] row = {"9990101260115000417", "个人所得税", "2025-01-01 至 2025-12-31", "3,486.20"};
        for (int line = 0; line < 9; line++) {
            int y = 400 + line * 96;
            for (int column = 0; column < 4; column++) {
                int x = 120 + column * 312;
                pen.drawRect(x, y, 312, 96);
                if (line < 5) {
                    write(pen, plain, 22, line == 0 ? heads[column] : row[column], x + 14, y + 56);
                }
            }
        }
        write(pen, plain, 30, "金额合计（大写） 壹万叁仟玖佰肆拾肆元捌角整", 140, 1340);
        pen.setColor(new Color(0xC8102E));
        pen.setStroke(new BasicStroke(6));
        pen.drawOval(320, 1420, 290, 290);
        write(pen, plain, 52, "测试章", 388, 1585);
        pen.dispose();
        return new PageImage(WIDTH, HEIGHT, page.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
    }

    private static Font font() {
        try {
            return Font.createFont(
                    Font.TRUETYPE_FONT,
                    HallFonts.REGULAR.in(Path.of("target", "fonts")).toFile());
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Graphics2D pen, Font font, float size, String text, int x, int y) {
        pen.setFont(font.deriveFont(size));
        pen.drawString(text, x, y);
    }
}
