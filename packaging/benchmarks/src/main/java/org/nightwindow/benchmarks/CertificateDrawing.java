package org.nightwindow.benchmarks;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.nightwindow.console.documents.AmountInWords;
import org.nightwindow.console.documents.Content;
import org.nightwindow.console.documents.Fen;

/// The floor's page: every text, line, module of the QR and ring of the seal at the place where ours has it.
final class CertificateDrawing {
    private static final float MM = 72 / 25.4f;

    private final PDPageContentStream out;
    private final PDFont regular;
    private final PDFont bold;

    CertificateDrawing(PDPageContentStream out, PDFont regular, PDFont bold) {
        this.out = out;
        this.regular = regular;
        this.bold = bold;
    }

    void draw(Content content) throws Exception {
        lines();
        texts(content);
        qr();
        watermark();
        stamp();
    }

    private void lines() throws IOException {
        out.setNonStrokingColor(0.941f, 0.949f, 0.961f);
        out.addRect(16 * MM, 221.5f * MM, 178 * MM, 11.5f * MM);
        out.fill();
        out.setStrokingColor(0.165f, 0.165f, 0.165f);
        out.setLineWidth(0.35f * MM);
        for (int row = 0; row <= 10; row++) {
            out.moveTo(16 * MM, (233 - row * 15) * MM);
            out.lineTo(194 * MM, (233 - row * 15) * MM);
        }
        for (float x : new float[] {16, 53, 76, 115, 141, 167, 194}) {
            out.moveTo(x * MM, 233 * MM);
            out.lineTo(x * MM, 101.5f * MM);
        }
        for (float[] box : new float[][] {
            {16, 233, 28, 10}, {44, 233, 60, 10}, {104, 233, 28, 10}, {132, 233, 62, 10}, {16, 90, 37, 11.5f},
            {53, 90, 88, 11.5f}, {141, 90, 53, 11.5f}, {16, 41, 89, 49}, {105, 41, 36, 49}, {141, 41, 53, 49}
        }) {
            out.addRect(box[0] * MM, box[1] * MM, box[2] * MM, box[3] * MM);
        }
        out.stroke();
    }

    private static String of(Map<String, String> texts, String field) {
        return Objects.requireNonNull(texts.get(field), field);
    }

    private void texts(Content content) throws IOException {
        out.setNonStrokingColor(0.1f, 0.1f, 0.1f);
        text(regular, 9, 16, 278, "本页为样例");
        text(regular, 9, 16, 273, "不具有法律效力");
        text(bold, 20, 84, 275, "税收完税证明");
        text(regular, 11, 95, 268, "（表格式）");
        text(regular, 10.5f, 16, 252, "填发日期：2026 年 11 月 21 日");
        text(regular, 10.5f, 16, 247, "税务机关：样例市示范区税务局");
        text(regular, 10.5f, 140, 252, "No. ");
        text(bold, 13, 148, 252, "9901 2611 0004 173");
        text(regular, 9, 168, 247, "校验码 K7Q4-92MD");
        text(bold, 9, 18, 237, "纳税人识别号");
        text(regular, 10.5f, 46, 237, of(content.texts(), "holder_number"));
        text(bold, 9, 106, 237, "纳税人名称");
        text(regular, 10.5f, 134, 237, of(content.texts(), "holder"));
        String[] heads = {"原凭证号", "税种", "品目名称", "税款所属时期", "入（退）库日期", "实缴（退）金额"};
        float[] at = {18, 54, 78, 117, 142, 169};
        for (int i = 0; i < heads.length; i++) {
            text(bold, 9, at[i], 226, heads[i]);
        }
        float y = 213;
        for (Content.Row row : content.rows()) {
            text(regular, 9, at[0], y, of(row.cells(), "voucher"));
            text(regular, 9, at[1], y, of(row.cells(), "tax_type"));
            text(regular, 9, at[2], y, of(row.cells(), "tax_item"));
            text(regular, 9, at[3], y + 2, of(row.cells(), "from"));
            text(regular, 9, at[3], y - 2, "至 " + of(row.cells(), "to"));
            text(regular, 9, at[4], y, of(row.cells(), "paid_on"));
            text(regular, 9, at[5], y, of(row.cells(), "amount"));
            y -= 15;
        }
        text(bold, 9, 18, 94, "金额合计（大写）");
        text(bold, 11, 55, 94, AmountInWords.of(content.total()));
        text(bold, 12, 160, 94, "¥ " + Fen.figures(content.total()));
        text(bold, 9, 18, 84, "税务机关（盖章）");
        text(bold, 9, 107, 84, "填票人");
        text(regular, 9, 107, 77, "自助终端");
        text(regular, 9, 107, 72, "990101-K03");
        text(bold, 9, 143, 84, "备注");
        text(regular, 9, 143, 77, "每个编号只打印一次");
        text(regular, 9, 143, 72, "用途：贷款");
        text(regular, 9, 143, 68, "2026-11-21 03:18:42");
        text(regular, 9, 143, 63, "所属期 2026-01 至 2026-11");
        text(bold, 9, 16, 34, "收据联　交纳税人作完税证明");
        text(regular, 9, 168, 34, "妥善保管、手写无效");
        text(regular, 8.5f, 16, 21, "查验：扫右上角二维码，或打开 yan.yangli.example/v 输入编号与校验码。");
        text(regular, 8.5f, 16, 17, "查验结果与本页不一致的，以查验结果为准。");
        text(regular, 8.5f, 146, 21, "不打烊 · 示范区 24 小时政务服务厅");
        text(regular, 8.5f, 175, 17, "第 1 页 / 共 1 页");
    }

    private void text(PDFont font, float size, float x, float y, String text) throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(x * MM, y * MM);
        out.showText(text);
        out.endText();
    }

    private void qr() throws Exception {
        ByteMatrix modules = Encoder.encode(SampleCertificate.NUMBERING.url(), ErrorCorrectionLevel.M)
                .getMatrix();
        float module = 22 * MM / modules.getWidth();
        out.setNonStrokingColor(0f, 0f, 0f);
        for (int row = 0; row < modules.getHeight(); row++) {
            int from = 0;
            for (int column = 0; column <= modules.getWidth(); column++) {
                if (column == modules.getWidth() || modules.get(column, row) == 0) {
                    if (column > from) {
                        out.addRect(
                                172 * MM + from * module,
                                281 * MM - (row + 1) * module,
                                (column - from) * module,
                                module);
                    }
                    from = column + 1;
                }
            }
        }
        out.fill();
    }

    private void watermark() throws IOException {
        PDExtendedGraphicsState glass = new PDExtendedGraphicsState();
        glass.setNonStrokingAlphaConstant(0.15f);
        out.saveGraphicsState();
        out.setGraphicsStateParameters(glass);
        out.setNonStrokingColor(0.357f, 0.424f, 0.525f);
        for (float[] middle : new float[][] {{20, 180}, {110, 180}, {20, 110}, {110, 110}, {20, 40}, {110, 40}}) {
            show(bold, 33, Math.toRadians(32), middle[0] * MM, middle[1] * MM, "样例 SAMPLE 无效");
        }
        out.restoreGraphicsState();
    }

    private void stamp() throws IOException {
        out.setStrokingColor(0.784f, 0.063f, 0.18f);
        out.setNonStrokingColor(0.784f, 0.063f, 0.18f);
        for (float[] ring : new float[][] {{19.5f, 1}, {18, 0.25f}}) {
            float r = ring[0] * MM;
            float h = r * 0.5522848f;
            float x = 73 * MM;
            float y = 65.5f * MM;
            out.setLineWidth(ring[1] * MM);
            out.moveTo(x + r, y);
            out.curveTo(x + r, y + h, x + h, y + r, x, y + r);
            out.curveTo(x - h, y + r, x - r, y + h, x - r, y);
            out.curveTo(x - r, y - h, x - h, y - r, x, y - r);
            out.curveTo(x + h, y - r, x + r, y - h, x + r, y);
            out.closePath();
            out.stroke();
        }
        for (int i = 0; i < SampleCertificate.OFFICE.length(); i++) {
            double angle = Math.toRadians(188 - 24.5 * i);
            float x = (float) ((73 + 15 * Math.cos(angle)) * MM);
            float y = (float) ((65.5 + 15 * Math.sin(angle)) * MM);
            show(bold, 12.4f, angle - Math.PI / 2, x, y, SampleCertificate.OFFICE.substring(i, i + 1));
        }
        out.setLineWidth(0.7f * MM);
        out.addRect(62.6f * MM, 61.3f * MM, 20.8f * MM, 8.4f * MM);
        out.stroke();
        text(bold, 16.4f, 64.5f, 63.3f, "测试章");
        text(bold, 9, 63.5f, 53, "TEST · 无效");
    }

    private void show(PDFont font, float size, double angle, float x, float y, String text) throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.setTextMatrix(Matrix.getRotateInstance(angle, x, y));
        out.showText(text);
        out.endText();
    }
}
