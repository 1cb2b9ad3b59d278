package org.nightwindow.console.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.console.web.ReadableQr;
import org.nightwindow.hall.Sha256;

class CertificateTest {
    private static byte[] make(Content content) {
        return Presses.PRESS.make(Presses.TEMPLATE, content, Presses.NUMBERING);
    }

    @Test
    void isAnArchivablePdfAfterItWasSealed_onOnePageAndOnTwo() throws Exception {
        assertThat(Papers.violations(make(Presses.picture()))).isEmpty();
        assertThat(Papers.violations(make(Presses.rows(9)))).isEmpty();
    }

    @Test
    void anIndependentVerifierSaysThatTheSealIsValidAndCoversEverything() throws Exception {
        String said = Papers.poppler(make(Presses.rows(9)), "pdfsig", "-nocert");

        assertThat(said)
                .contains("Signature is Valid", "Total document signed", "ETSI.CAdES.detached", "TEST 样例市示范区税务局 测试章")
                .doesNotContain("Not total document signed");
    }

    @Test
    void oneFlippedByteBreaksTheSeal() throws Exception {
        byte[] pdf = make(Presses.picture());
        pdf[pdf.length / 3] ^= 1;

        assertThat(Papers.poppler(pdf, "pdfsig", "-nocert")).doesNotContain("Signature is Valid");
    }

    @Test
    void bytesAddedBehindTheSealAreNotCovered() throws Exception {
        byte[] sealed = make(Presses.picture());
        byte[] pdf = Arrays.copyOf(sealed, sealed.length + 20);
        Arrays.fill(pdf, sealed.length, pdf.length, (byte) '\n');

        assertThat(Papers.poppler(pdf, "pdfsig", "-nocert")).contains("Not total document signed");
    }

    @Test
    void everyWordCanBeReadOutOfThePdf() throws Exception {
        assertThat(Papers.poppler(make(Presses.picture()), "pdftotext", "-raw"))
                .contains(
                        "税收完税证明",
                        "填发日期：2026 年 11 月 21 日",
                        "No. 9901 2611 0004 173",
                        "校验码 K7Q4-92MD",
                        "纳税人识别号 990101198511122024 纳税人名称 样若溪",
                        "9990101260408002093 个人所得税 综合所得汇算清缴退税",
                        "2026-04-08 -412.60",
                        "金额合计（大写） 贰万肆仟柒佰捌拾元壹角伍分 ¥ 24,780.15",
                        "990101-K03",
                        "每个编号只打印一次",
                        "用途：贷款",
                        "2026-11-21 03:18:42",
                        "测试章",
                        "SAMPLE",
                        "第 1 页 / 共 1 页");
    }

    @Test
    void nineRowsTakeTwoPages_andTheSecondBringsTheSumOfTheFirst() throws Exception {
        byte[] pdf = make(Presses.rows(9));
        String first = Papers.poppler(pdf, "pdftotext", "-raw", "-l", "1");
        String second = Papers.poppler(pdf, "pdftotext", "-raw", "-f", "2");

        assertThat(first)
                .contains("转下页（大写） 叁仟陆佰元叁角陆分 ¥ 3,600.36", "第 1 页 / 共 2 页")
                .doesNotContain("金额合计", "承前页", "900.09");
        assertThat(second)
                .contains("承前页 3,600.36", "900.09", "金额合计（大写） 肆仟伍佰元肆角伍分 ¥ 4,500.45", "第 2 页 / 共 2 页")
                .doesNotContain("转下页");
    }

    @Test
    void eightRowsStayOnOnePage_fifteenOnTwo_sixteenNeedThree() throws Exception {
        for (int[] rowsAndPages : new int[][] {{1, 1}, {8, 1}, {9, 2}, {15, 2}, {16, 3}}) {
            byte[] pdf = make(Presses.rows(rowsAndPages[0]));
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages())
                        .as("%d rows", rowsAndPages[0])
                        .isEqualTo(rowsAndPages[1]);
            }
            assertThat(Presses.PRESS.pages(Presses.TEMPLATE, Presses.rows(rowsAndPages[0])))
                    .isEqualTo(rowsAndPages[1]);
            String text = Papers.poppler(pdf, "pdftotext", "-raw");
            for (int row = 1; row <= rowsAndPages[0]; row++) {
                assertThat(text).containsOnlyOnce("9990101260713" + String.format("%06d", row));
            }
        }
    }

    @Test
    void aCameraReadsTheAddressFromThePaper() throws Exception {
        assertThat(Papers.qr(make(Presses.picture()))).isEqualTo(Presses.NUMBERING.url());
    }

    /// These were not read from any paper when the encoder chose the mask.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:33256/v/qopGMB1Db0ia4iAZUdm1NI7COJM",
                "http://127.0.0.1:34773/v/lFVWZCSQXmq4V2pz9yeC6NnRPUc",
                "http://127.0.0.1:35217/v/N5gdQ7777boOMlgPxoYTE0_tXgA"
            })
    void addressesThatMisleadReadersAreDrawnWithAnotherMask(String url) throws Exception {
        Numbering numbering = new Numbering("990126110004173", "K7Q4-92MD", url, Presses.NUMBERING.issuedAt());
        assertThat(Papers.qr(Presses.PRESS.make(Presses.TEMPLATE, Presses.picture(), numbering)))
                .isEqualTo(url);
    }

    @Test
    void anAddressTooLongForReadableModulesIsRefused() {
        assertThatThrownBy(() -> ReadableQr.modules("https://" + "x".repeat(300) + "/v/", 22))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameInputGivesTheSameBytes_onOneThreadAndOnEight() throws Exception {
        Content content = Presses.rows(9);
        String expected = Sha256.hex(make(content));
        Callable<String> again = () -> Sha256.hex(make(content));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> made :
                    threads.invokeAll(Stream.generate(() -> again).limit(32).toList())) {
                assertThat(made.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void aLongNameAndALongItemShrinkAndBreakInsteadOfCrossingTheLines() throws Exception {
        String name = "阿卜杜热合曼·阿布都外力·买买提吐尔逊·艾尔肯江";
        String item = "按照规定由扣缴义务人预扣预缴的居民个人工资薪金所得劳务报酬所得稿酬所得特许权使用费所得综合计税";
        byte[] pdf = make(Presses.content(
                name,
                List.of(Presses.payment(
                        "9990101260713000001", "城镇土地使用税及附加", item, "2026-04-01", "2026-06-30", "2026-07-13", 1))));

        String text = Papers.poppler(pdf, "pdftotext", "-raw").replaceAll("\\s", "");
        assertThat(text).contains(name, item);
        keep(pdf, "long");
    }

    @Test
    void charactersWithoutAPictureCannotBePrinted() {
        assertThat(canPrint("样䶮喆")).isTrue();
        assertThat(canPrint("样" + Character.toString(0x30EDE))).isTrue(); // CJK Extension G, and yet in the fonts
        assertThat(canPrint("样\uE863")).isFalse(); // private use: its picture says nothing
        assertThat(canPrint("样\uFFFD")).isFalse(); // lost on the way
        assertThat(canPrint("样\u200B")).isFalse(); // invisible
        assertThat(canPrint("样" + Character.toString(0x2A6D6))).isFalse(); // CJK Extension B
    }

    private static boolean canPrint(String name) {
        return Presses.PRESS
                .unprintable(new Content(Map.of("holder", name), List.of()))
                .isEmpty();
    }

    @Test
    void thePaperForThePictureIsKeptForTheEye() throws Exception {
        keep(make(Presses.picture()), "picture");
        keep(make(Presses.rows(9)), "two-pages");
        BufferedImage page = Papers.picture(make(Presses.picture()), 0, 50);
        assertThat(page.getWidth()).isBetween(412, 414);
        assertThat(page.getHeight()).isBetween(584, 585);
    }

    static void keep(byte[] pdf, String name) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "paper"));
        Files.write(folder.resolve(name + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                Path file = folder.resolve(name + "-" + (page + 1) + ".png");
                ImageIO.write(Papers.picture(pdf, page, 150), "png", file.toFile());
            }
        }
    }
}
