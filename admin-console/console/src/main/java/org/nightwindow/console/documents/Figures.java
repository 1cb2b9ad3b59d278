package org.nightwindow.console.documents;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.nightwindow.console.documents.Element.Align;
import org.nightwindow.console.documents.Element.Place;
import org.nightwindow.console.documents.Element.Qr;
import org.nightwindow.console.documents.Element.Seal;
import org.nightwindow.console.documents.Element.Watermark;
import org.nightwindow.console.web.ReadableQr;

/// The drawings that are more than text and lines, all as vectors: QR code, seal, watermark.
final class Figures {
    /// A circle as four cubic curves: length of the handles per radius.
    private static final float HANDLE = 0.5522848f;

    /// The name of the office takes this much of the ring, in degrees.
    private static final float ARC = 196;

    private static final float RING_MM = 1f;
    private static final float INNER_RING_MM = 0.25f;
    private static final String BLACK = "#000000";

    /// Neighbours of one row become one rectangle, so that no viewer shows hairlines between them.
    static void qr(Brush brush, Qr qr, String text) throws IOException {
        ByteMatrix modules = ReadableQr.modules(text, qr.side());
        float module = qr.side() / modules.getWidth();
        brush.ink(BLACK);
        for (int row = 0; row < modules.getHeight(); row++) {
            int from = 0;
            for (int column = 0; column <= modules.getWidth(); column++) {
                if (column == modules.getWidth() || modules.get(column, row) == 0) {
                    if (column > from) {
                        brush.rectangle(
                                qr.x() + from * module, qr.y() + row * module, (column - from) * module, module);
                    }
                    from = column + 1;
                }
            }
        }
        brush.page().fill();
    }

    /// 测试章 stands in a frame where a real seal has its star, and no emblem is anywhere near.
    static void seal(Brush brush, Seal seal) throws IOException {
        float radius = seal.diameter() / 2;
        PDPageContentStream page = brush.page();
        brush.line(seal.colour(), RING_MM);
        circle(brush, seal.x(), seal.y(), radius - RING_MM / 2);
        page.stroke();
        brush.line(seal.colour(), INNER_RING_MM);
        circle(brush, seal.x(), seal.y(), radius - 2 * RING_MM);
        page.stroke();

        brush.ink(seal.colour());
        office(brush, seal, radius);

        float wordSize = seal.diameter() * 0.41f;
        float frameWidth = brush.width(seal.words(), wordSize, true) + 3.6f;
        float frameHeight = wordSize / Brush.POINTS_PER_MM * 1.45f;
        brush.line(seal.colour(), 0.7f);
        brush.rectangle(seal.x() - frameWidth / 2, seal.y() - frameHeight / 2, frameWidth, frameHeight);
        page.stroke();
        brush.text(seal.words(), seal.x(), seal.y(), wordSize, true, Align.CENTRE);
        brush.text(seal.below(), seal.x(), seal.y() + radius * 0.57f, 9, true, Align.CENTRE);
    }

    private static void office(Brush brush, Seal seal, float radius) throws IOException {
        int[] characters = seal.office().codePoints().toArray();
        float size = seal.diameter() * 0.31f;
        float em = size / Brush.POINTS_PER_MM;
        float middle = radius - 2 * RING_MM - 0.6f - em / 2;
        for (int i = 0; i < characters.length; i++) {
            double angle = Math.toRadians(90 + ARC / 2 - ARC * i / Math.max(1, characters.length - 1));
            String character = Character.toString(characters[i]);
            double upright = angle - Math.PI / 2;
            Matrix place = Matrix.getTranslateInstance(
                    brush.x(seal.x() + (float) (middle * Math.cos(angle))),
                    brush.y(seal.y() - (float) (middle * Math.sin(angle))));
            place.concatenate(Matrix.getRotateInstance(upright, 0, 0));
            place.concatenate(Matrix.getTranslateInstance(
                    -brush.x(brush.width(character, size, true)) / 2, -Brush.MIDDLE * size));
            brush.show(character, size, true, place);
        }
    }

    private static void circle(Brush brush, float middleX, float middleY, float radius) throws IOException {
        PDPageContentStream page = brush.page();
        float x = brush.x(middleX);
        float y = brush.y(middleY);
        float r = brush.x(radius);
        float h = r * HANDLE;
        page.moveTo(x + r, y);
        page.curveTo(x + r, y + h, x + h, y + r, x, y + r);
        page.curveTo(x - h, y + r, x - r, y + h, x - r, y);
        page.curveTo(x - r, y - h, x - h, y - r, x, y - r);
        page.curveTo(x + h, y - r, x + r, y - h, x + r, y);
        page.closePath();
    }

    static void watermark(Brush brush, Watermark mark) throws IOException {
        PDPageContentStream page = brush.page();
        PDExtendedGraphicsState glass = new PDExtendedGraphicsState();
        glass.setNonStrokingAlphaConstant(mark.alpha());
        page.saveGraphicsState();
        page.setGraphicsStateParameters(glass);
        brush.ink(mark.colour());
        float half = brush.x(brush.width(mark.text(), mark.size(), true)) / 2;
        for (Place middle : mark.places()) {
            Matrix place = Matrix.getTranslateInstance(brush.x(middle.x()), brush.y(middle.y()));
            place.concatenate(Matrix.getRotateInstance(Math.toRadians(mark.degrees()), 0, 0));
            place.concatenate(Matrix.getTranslateInstance(-half, -Brush.MIDDLE * mark.size()));
            brush.show(mark.text(), mark.size(), true, place);
        }
        page.restoreGraphicsState();
    }

    private Figures() {}
}
