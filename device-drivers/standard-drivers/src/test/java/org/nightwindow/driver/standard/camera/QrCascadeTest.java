package org.nightwindow.driver.standard.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightwindow.driver.standard.CodePicture;

/// Codes under a thumb, under a lamp, and pictures without any.
final class QrCascadeTest {
    private static final String TEXT = "NW1|20261122|SAMPLE-9901-1|3f7a90c2d41e";
    private static final int LEFT = 160;
    private static final int TOP = 160;
    private static final int SIDE = 300;

    private static BufferedImage code() {
        BufferedImage page = new BufferedImage(LEFT * 3, TOP * 3, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.dispose();
        return CodePicture.on(page, TEXT);
    }

    /// A third of the code's side is hidden at each corner that is named.
    private static BufferedImage under(BufferedImage picture, String corners, Color thumb) {
        Graphics2D pen = picture.createGraphics();
        pen.setColor(thumb);
        for (String corner : corners.split("\\+", -1)) {
            int x = corner.endsWith("right") ? LEFT + SIDE - 90 : LEFT + 10;
            int y = corner.startsWith("bottom") ? TOP + SIDE - 90 : TOP + 10;
            pen.fillOval(x, y, 80, 80);
        }
        pen.dispose();
        return picture;
    }

    private static BufferedImage turned(BufferedImage picture, int degrees) {
        AffineTransform turn =
                AffineTransform.getRotateInstance(Math.toRadians(degrees), LEFT + SIDE / 2.0, TOP + SIDE / 2.0);
        BufferedImage turned = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = turned.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        pen.drawImage(picture, new AffineTransformOp(turn, AffineTransformOp.TYPE_BICUBIC), 0, 0);
        pen.dispose();
        return turned;
    }

    @ParameterizedTest
    @CsvSource({"top left, 0", "top right, 0", "bottom left, 0", "top left, 30", "top right, 75", "bottom left, 200"})
    void oneCornerUnderAThumb_isRead_howeverItIsTurned(String corner, int degrees) {
        BufferedImage picture = turned(under(code(), corner, Color.PINK), degrees);
        assertThat(QrCascade.read(picture, () -> true)).contains(TEXT);
    }

    @Test
    void twoCornersUnderThumbs_areNotGuessed() {
        assertThat(QrCascade.read(under(code(), "top left+top right", Color.PINK), () -> true))
                .isEmpty();
    }

    /// As bright as a lamp makes it: 100 points wide, white in its middle.
    @ParameterizedTest
    @CsvSource({"210, 205", "410, 205", "210, 405"})
    void lampShinesOnACorner_isRead(int x, int y) {
        BufferedImage picture = code();
        for (int row = 0; row < picture.getHeight(); row++) {
            for (int at = 0; at < picture.getWidth(); at++) {
                double light = 400 * Math.exp(-(Math.pow(at - x, 2) + Math.pow(row - y, 2)) / 1600);
                int value = Math.clamp((picture.getRGB(at, row) & 0xFF) + (int) light, 0, 255);
                picture.setRGB(at, row, value * 0x010101);
            }
        }
        assertThat(QrCascade.read(picture, () -> true)).contains(TEXT);
    }

    /// Ten pictures a second come; a page without a code must not keep the camera from seeing the next one.
    @Test
    void glanceAtAPageWithoutACode_asksForTheNextOneSoon() {
        BufferedImage page = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        assertThat(QrCascade.glance(page, 0)).isEmpty();
        long start = System.nanoTime();
        assertThat(QrCascade.glance(page, 0)).isEmpty();
        long glance = System.nanoTime() - start;
        start = System.nanoTime();
        assertThat(QrCascade.read(page, () -> true)).isEmpty();
        assertThat(Duration.ofNanos(glance)).isLessThan(Duration.ofNanos((System.nanoTime() - start) / 4));
    }

    /// What a camera of many points shows costs no more than what a small one shows.
    @ParameterizedTest
    @CsvSource({"640, 480", "1920, 1080", "4000, 3000"})
    void noLookIsAtMorePointsThanTheBound(int width, int height) {
        List<Integer> seen = new ArrayList<>();
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage fitting = QrCascade.fitting(page);
        for (UnaryOperator<BufferedImage> look : QrCascade.LOOKS) {
            BufferedImage drawn = look.apply(fitting);
            seen.add(drawn.getWidth() * drawn.getHeight());
        }
        assertThat(seen).allMatch(points -> points <= QrCascade.MOST_POINTS * 2.2); // corners of a turned picture
    }

    @Test
    void smallCodeInTheMiddleOfALargePicture_isRead_andALargeOneAtItsEdge() throws Exception {
        assertThat(QrCascade.read(onPage(1920, 1080, 2, 900, 480), () -> true)).contains(TEXT);
        assertThat(QrCascade.read(onPage(4000, 3000, 12, 20, 20), () -> true)).contains(TEXT);
    }

    /// @param module side of one in points
    private static BufferedImage onPage(int width, int height, int module, int left, int top) throws Exception {
        BitMatrix code = new QRCodeWriter().encode(TEXT, BarcodeFormat.QR_CODE, 0, 0, Map.of());
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    pen.fillRect(left + x * module, top + y * module, module, module);
                }
            }
        }
        pen.dispose();
        return page;
    }
}
