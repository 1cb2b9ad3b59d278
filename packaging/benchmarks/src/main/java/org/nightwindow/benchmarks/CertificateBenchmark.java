package org.nightwindow.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.util.Matrix;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.xml.XmpSerializer;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.nightwindow.console.documents.AmountInWords;
import org.nightwindow.console.documents.Content;
import org.nightwindow.console.documents.Fen;
import org.nightwindow.console.documents.Numbering;
import org.nightwindow.console.documents.Press;
import org.nightwindow.console.documents.SealKey;
import org.nightwindow.hall.HallFonts;
import org.slf4j.LoggerFactory;

/// How much our certificate costs above the least that could make the same paper: beside it, a floor written straight
/// down in PDFBox calls draws the same texts in the same fonts, lines, QR, seal, watermark, XMP and ICC, and signs
/// with the same key. Ratio of medians, interleaved.
///
/// `./mvnw -Pbench -Dbench=CertificateBenchmark`
public final class CertificateBenchmark {
    /// The two differ by the checks of a layout; half as much again is the most they may cost.
    private static final double LIMIT = 1.5;

    private static final int WARM_UP = 150;
    private static final int ROUNDS = 200;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String OFFICE = "样例市示范区税务局";
    private static final float MM = 72 / 25.4f;
    private static final Numbering NUMBERING = new Numbering(
            "990126110004173",
            "K7Q4-92MD",
            "https://yan.yangli.example/v/AbCdEfGhIjKlMnOpQrStUvWxYz0",
            Instant.parse("2026-11-20T19:18:42Z"));

    public static void main(String[] arguments) throws Exception {
        // PDFBox would otherwise write more lines than the document has.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        Path fonts = Files.createTempDirectory("fonts");
        PrivateKeyEntry seal = SealKey.create(OFFICE, Instant.now(), new SecureRandom());
        Content content = content();
        try (Press press = new Press(fonts, (name, office) -> seal, ZONE);
                Floor floor = new Floor(fonts, seal)) {
            byte[] ours = press.make("tax_cert_table", content, NUMBERING);
            byte[] least = floor.make(content);
            Making our = () -> press.make("tax_cert_table", content, NUMBERING);
            Making theirs = () -> floor.make(content);
            for (int i = 0; i < WARM_UP; i++) {
                our.make();
                theirs.make();
            }
            long[] ourTimes = new long[ROUNDS];
            long[] floorTimes = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                // Whoever comes second finds warmer caches, so they take turns.
                if (i % 2 == 0) {
                    ourTimes[i] = time(our);
                    floorTimes[i] = time(theirs);
                } else {
                    floorTimes[i] = time(theirs);
                    ourTimes[i] = time(our);
                }
            }
            report(ourTimes, floorTimes, ours.length, least.length);
        }
    }

    private static void report(long[] ours, long[] floor, int ourBytes, int floorBytes) {
        Arrays.sort(ours);
        Arrays.sort(floor);
        double ratio = (double) ours[ROUNDS / 2] / floor[ROUNDS / 2];
        System.out.printf(
                "Method: one JVM, one thread, %d rounds of each after %d to warm up, taking turns; compose and sign one"
                        + " A4 certificate with 8 payments, RSA-3072; median, 10th and 90th percentile.%n",
                ROUNDS, WARM_UP);
        print("certificate", ours, ourBytes);
        print("floor", floor, floorBytes);
        System.out.printf("ratio of medians %.2f (limit %.2f) %s%n", ratio, LIMIT, ratio <= LIMIT ? "OK" : "TOO SLOW");
        if (ratio > LIMIT) {
            System.exit(1);
        }
    }

    private static void print(String name, long[] sorted, int bytes) {
        System.out.printf(
                "%-12s %6.2f ms  (%.2f – %.2f)  %d bytes%n",
                name, sorted[ROUNDS / 2] / 1e6, sorted[ROUNDS / 10] / 1e6, sorted[ROUNDS * 9 / 10] / 1e6, bytes);
    }

    private interface Making {
        byte[] make() throws Exception;
    }

    private static long time(Making making) throws Exception {
        long start = System.nanoTime();
        making.make();
        return System.nanoTime() - start;
    }

    private static Content content() {
        List<Content.Row> rows = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            long fen = i * 123_457L;
            rows.add(new Content.Row(
                    Map.of(
                            "voucher", "999010126011500041" + i,
                            "tax_type", i % 2 == 0 ? "个人所得税" : "城市维护建设税",
                            "tax_item", i % 2 == 0 ? "综合所得汇算清缴退税" : "存量房（住宅）买卖",
                            "from", "2026-0" + i + "-01",
                            "to", "2026-0" + i + "-28",
                            "paid_on", "2026-0" + i + "-15",
                            "amount", Fen.figures(fen)),
                    fen));
        }
        return new Content(
                Map.of(
                        "holder", "样若溪",
                        "holder_number", "990101198511122024",
                        "terminal", "990101-K03",
                        "purpose", "贷款",
                        "period", "2026-01 至 2026-11",
                        "verify_at", "yan.yangli.example/v"),
                rows);
    }

    /// The same paper without layout, checks or names: every position is written where it is drawn.
    private static final class Floor implements AutoCloseable {
        private final TrueTypeFont regularFace;
        private final TrueTypeFont boldFace;
        private final PrivateKeyEntry seal;
        private final byte[] profile =
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

        Floor(Path fonts, PrivateKeyEntry seal) throws IOException {
            this.regularFace = parse(HallFonts.REGULAR.in(fonts));
            this.boldFace = parse(HallFonts.BOLD.in(fonts));
            this.seal = seal;
        }

        private static TrueTypeFont parse(Path file) throws IOException {
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
            face.setEnableGsub(false);
            return face;
        }

        byte[] make(Content content) throws Exception {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            try (PDDocument document = new PDDocument()) {
                PDFont regular = PDType0Font.load(document, regularFace, true);
                PDFont bold = PDType0Font.load(document, boldFace, true);
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                    lines(out);
                    texts(out, regular, bold, content);
                    qr(out);
                    watermark(out, bold);
                    stamp(out, bold);
                }
                describe(document);
                document.save(plain);
            }
            return sign(plain.toByteArray());
        }

        private static void lines(PDPageContentStream out) throws IOException {
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

        private static void texts(PDPageContentStream out, PDFont regular, PDFont bold, Content content)
                throws IOException {
            out.setNonStrokingColor(0.1f, 0.1f, 0.1f);
            text(out, regular, 9, 16, 278, "本页为样例");
            text(out, regular, 9, 16, 273, "不具有法律效力");
            text(out, bold, 20, 84, 275, "税收完税证明");
            text(out, regular, 11, 95, 268, "（表格式）");
            text(out, regular, 10.5f, 16, 252, "填发日期：2026 年 11 月 21 日");
            text(out, regular, 10.5f, 16, 247, "税务机关：样例市示范区税务局");
            text(out, regular, 10.5f, 140, 252, "No. ");
            text(out, bold, 13, 148, 252, "9901 2611 0004 173");
            text(out, regular, 9, 168, 247, "校验码 K7Q4-92MD");
            text(out, bold, 9, 18, 237, "纳税人识别号");
            text(out, regular, 10.5f, 46, 237, content.texts().get("holder_number"));
            text(out, bold, 9, 106, 237, "纳税人名称");
            text(out, regular, 10.5f, 134, 237, content.texts().get("holder"));
            String[] heads = {"原凭证号", "税种", "品目名称", "税款所属时期", "入（退）库日期", "实缴（退）金额"};
            float[] at = {18, 54, 78, 117, 142, 169};
            for (int i = 0; i < heads.length; i++) {
                text(out, bold, 9, at[i], 226, heads[i]);
            }
            float y = 213;
            for (Content.Row row : content.rows()) {
                text(out, regular, 9, at[0], y, row.cells().get("voucher"));
                text(out, regular, 9, at[1], y, row.cells().get("tax_type"));
                text(out, regular, 9, at[2], y, row.cells().get("tax_item"));
                text(out, regular, 9, at[3], y + 2, row.cells().get("from"));
                text(out, regular, 9, at[3], y - 2, "至 " + row.cells().get("to"));
                text(out, regular, 9, at[4], y, row.cells().get("paid_on"));
                text(out, regular, 9, at[5], y, row.cells().get("amount"));
                y -= 15;
            }
            text(out, bold, 9, 18, 94, "金额合计（大写）");
            text(out, bold, 11, 55, 94, AmountInWords.of(content.total()));
            text(out, bold, 12, 160, 94, "¥ " + Fen.figures(content.total()));
            text(out, bold, 9, 18, 84, "税务机关（盖章）");
            text(out, bold, 9, 107, 84, "填票人");
            text(out, regular, 9, 107, 77, "自助终端");
            text(out, regular, 9, 107, 72, "990101-K03");
            text(out, bold, 9, 143, 84, "备注");
            text(out, regular, 9, 143, 77, "第 1 次打印");
            text(out, regular, 9, 143, 72, "用途：贷款");
            text(out, regular, 9, 143, 68, "2026-11-21 03:18:42");
            text(out, regular, 9, 143, 63, "所属期 2026-01 至 2026-11");
            text(out, bold, 9, 16, 34, "收据联　交纳税人作完税证明");
            text(out, regular, 9, 168, 34, "妥善保管、手写无效");
            text(out, regular, 8.5f, 16, 21, "查验：扫右上角二维码，或打开 yan.yangli.example/v 输入编号与校验码。");
            text(out, regular, 8.5f, 16, 17, "查验结果与本页不一致的，以查验结果为准。");
            text(out, regular, 8.5f, 146, 21, "不打烊 · 示范区 24 小时政务服务厅");
            text(out, regular, 8.5f, 175, 17, "第 1 页 / 共 1 页");
        }

        private static void text(PDPageContentStream out, PDFont font, float size, float x, float y, String text)
                throws IOException {
            out.beginText();
            out.setFont(font, size);
            out.newLineAtOffset(x * MM, y * MM);
            out.showText(text);
            out.endText();
        }

        private static void qr(PDPageContentStream out) throws Exception {
            ByteMatrix modules =
                    Encoder.encode(NUMBERING.url(), ErrorCorrectionLevel.M).getMatrix();
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

        private static void watermark(PDPageContentStream out, PDFont bold) throws IOException {
            PDExtendedGraphicsState glass = new PDExtendedGraphicsState();
            glass.setNonStrokingAlphaConstant(0.15f);
            out.saveGraphicsState();
            out.setGraphicsStateParameters(glass);
            out.setNonStrokingColor(0.357f, 0.424f, 0.525f);
            for (float[] middle : new float[][] {{20, 180}, {110, 180}, {20, 110}, {110, 110}, {20, 40}, {110, 40}}) {
                show(out, bold, 33, Math.toRadians(32), middle[0] * MM, middle[1] * MM, "样例 SAMPLE 无效");
            }
            out.restoreGraphicsState();
        }

        private static void stamp(PDPageContentStream out, PDFont bold) throws IOException {
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
            for (int i = 0; i < OFFICE.length(); i++) {
                double angle = Math.toRadians(188 - 24.5 * i);
                float x = (float) ((73 + 15 * Math.cos(angle)) * MM);
                float y = (float) ((65.5 + 15 * Math.sin(angle)) * MM);
                show(out, bold, 12.4f, angle - Math.PI / 2, x, y, OFFICE.substring(i, i + 1));
            }
            out.setLineWidth(0.7f * MM);
            out.addRect(62.6f * MM, 61.3f * MM, 20.8f * MM, 8.4f * MM);
            out.stroke();
            text(out, bold, 16.4f, 64.5f, 63.3f, "测试章");
            text(out, bold, 9, 63.5f, 53, "TEST · 无效");
        }

        private static void show(
                PDPageContentStream out, PDFont font, float size, double angle, float x, float y, String text)
                throws IOException {
            out.beginText();
            out.setFont(font, size);
            out.setTextMatrix(Matrix.getRotateInstance(angle, x, y));
            out.showText(text);
            out.endText();
        }

        private void describe(PDDocument document) throws Exception {
            Calendar time = GregorianCalendar.from(NUMBERING.issuedAt().atZone(ZONE));
            document.getDocumentInformation().setTitle("税收完税证明（表格式）");
            document.getDocumentInformation().setCreationDate(time);
            XMPMetadata xmp = XMPMetadata.createXMPMetadata();
            var identification = xmp.createAndAddPDFAIdentificationSchema();
            identification.setPart(2);
            identification.setConformance("B");
            xmp.createAndAddDublinCoreSchema().setTitle("税收完税证明（表格式）");
            xmp.createAndAddXMPBasicSchema().setCreateDate(time);
            xmp.createAndAddAdobePDFSchema().setProducer("floor");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new XmpSerializer().serialize(xmp, bytes, true);
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata(bytes.toByteArray());
            document.getDocumentCatalog().setMetadata(metadata);
            PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
            intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
            document.getDocumentCatalog().addOutputIntent(intent);
        }

        private byte[] sign(byte[] pdf) throws IOException {
            try (PDDocument document = Loader.loadPDF(pdf);
                    SignatureOptions options = new SignatureOptions()) {
                PDSignature signature = new PDSignature();
                signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
                signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
                signature.setSignDate(
                        GregorianCalendar.from(NUMBERING.issuedAt().atZone(ZONE)));
                options.setPreferredSignatureSize(8192);
                document.addSignature(signature, this::cms, options);
                ByteArrayOutputStream signed = new ByteArrayOutputStream();
                document.saveIncremental(signed);
                return signed.toByteArray();
            }
        }

        private byte[] cms(InputStream content) throws IOException {
            try {
                CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
                generator.addSignerInfoGenerator(
                        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                                .build(
                                        new JcaContentSignerBuilder("SHA256withRSA").build(seal.getPrivateKey()),
                                        (X509Certificate) seal.getCertificate()));
                generator.addCertificates(new JcaCertStore(List.of(seal.getCertificate())));
                return generator
                        .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                        .getEncoded();
            } catch (Exception e) { // a benchmark has nobody to tell
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            regularFace.close();
            boldFace.close();
        }
    }

    private CertificateBenchmark() {}
}
