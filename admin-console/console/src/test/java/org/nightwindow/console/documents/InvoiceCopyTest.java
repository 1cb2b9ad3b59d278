package org.nightwindow.console.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.records.RecordSource;
import org.nightwindow.console.records.SampleRegistry;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.RecordChoices;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Sha256;

/// TAX-04 from the list of a resident's invoices to the sealed copy of one of them.
class InvoiceCopyTest {
    private static final String RUOXI = "990101198511122024";

    /// Two rows, one of them a discount.
    private static final String DISCOUNT = "26990100000000010474";

    /// Fifteen rows.
    private static final String FURNITURE = "26990100000000010844";

    @TempDir
    static Path folder;

    private static Hall hall;

    @BeforeAll
    static void open() {
        hall = new Hall(folder);
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static Hall.Ask ask(String name, String idNumber, String invoice) {
        return hall.ask().of(name, idNumber).item("TAX-04", Map.of("invoice_no", invoice));
    }

    private static IssuedDocument issued(String invoice) {
        return hall.issued(ask("样若溪", RUOXI, invoice).issue());
    }

    private static List<RecordChoices.Choice> choices(DocumentKind.Offered offered) {
        return ((DocumentKind.Choices) offered).choices().choices();
    }

    private static Refusal refusal(DocumentKind.Offered offered) {
        return ((DocumentKind.Refused) offered).refusal();
    }

    private static byte[] file(String number) throws Exception {
        try (InputStream xml = RecordSource.class.getResourceAsStream("invoices/" + number + ".xml")) {
            return xml.readAllBytes();
        }
    }

    @Test
    void herOwnInvoicesOfTheLastYearAreListed_newestFirst_withDateAmountAndSeller() {
        List<RecordChoices.Choice> choices = choices(ask("样若溪", RUOXI, "").choices());

        assertThat(choices).hasSize(12);
        assertThat(choices)
                .extracting(choice -> choice.name().zh().substring(0, 10))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(choices.getFirst().value()).isEqualTo(FURNITURE);
        assertThat(choices.getFirst().name().zh()).isEqualTo("2026-11-14　¥ 5,499.02");
        assertThat(choices.getFirst().detail().zh()).isEqualTo("样例示范科技有限公司 · *家具*书桌 等 15 项");
        assertThat(choices.getFirst().detail().en()).endsWith("and 14 more");
    }

    @Test
    void whoHasNoInvoiceReadsThat_andAForgedCodeListsNothing() {
        assertThat(refusal(ask("样知远", "990101200208155018", "").choices()).code())
                .isEqualTo(Refusal.NO_RECORDS);
        Hall.Ask forged = ask("样若溪", RUOXI, "");
        forged.credentialFor = "990101199003071018";
        assertThat(refusal(forged.choices()).code()).isEqualTo(Refusal.CREDENTIAL);
    }

    @Test
    void theCodeShownForTheListIsGoodForThePaperOfTheSameVisit_andForNoOther() {
        Hall.Ask ask = ask("样若溪", RUOXI, DISCOUNT);
        assertThat(choices(ask.choices())).isNotEmpty();
        hall.issued(ask.issue());

        Hall.Ask thief = ask("样若溪", RUOXI, DISCOUNT);
        thief.credential = ask.credential;
        assertThat(refusal(thief.choices()).code()).isEqualTo(Refusal.CREDENTIAL);
    }

    @Test
    void thePaperSaysWhatTheFileSays_andThatItIsNotTheOriginal() throws Exception {
        IssuedDocument document = issued(DISCOUNT);
        CertificateTest.keep(document.pdf(), "invoice-two-rows");

        assertThat(document.pages()).isEqualTo(1);
        String hash = Sha256.hex(file(DISCOUNT));
        assertThat(Papers.text(document.pdf()))
                .contains(
                        "电子发票（普通发票）",
                        "纸质打印件 · 样例 SAMPLE 无效",
                        "发票号码：" + DISCOUNT,
                        "每个编号只打印一次",
                        "开票日期：2026 年 02 月 14 日",
                        "名称：样若溪",
                        "统一社会信用代码/纳税人识别号：" + RUOXI,
                        "名称：样例餐饮管理有限公司",
                        "统一社会信用代码/纳税人识别号：91990101MADEM0003C",
                        "*餐饮服务*年夜饭 十人席 席 1 1980 1,980.00 6% 118.80",
                        "*餐饮服务*年夜饭 十人席 席 -180.00 6% -10.80",
                        "¥1,800.00",
                        "¥108.00",
                        "壹仟玖佰零捌元整",
                        "（小写）¥1,908.00",
                        "开票人：样晓晴",
                        "这是纸质打印件，不是发票原件",
                        hash.substring(0, 32),
                        hash.substring(32),
                        "990101-K03",
                        "打印件编号 " + Serial.grouped(document.serial()),
                        "第 1 页 / 共 1 页");
    }

    @Test
    void fifteenRowsTakeTwoPages_theSumsStandOnTheLast() throws Exception {
        IssuedDocument document = issued(FURNITURE);
        CertificateTest.keep(document.pdf(), "invoice-fifteen-rows");

        assertThat(document.pages()).isEqualTo(2);
        String first = Papers.poppler(document.pdf(), "pdftotext", "-raw", "-l", "1");
        String second = Papers.poppler(document.pdf(), "pdftotext", "-raw", "-f", "2");
        assertThat(first).contains("*家具*书桌", "合计见最后一页").doesNotContain("5,499.02", "送货费");
        assertThat(second)
                .contains("*运输服务*送货费", "9%", "（小写）¥5,499.02", "伍仟肆佰玖拾玖元零贰分", "订单 SAMPLE-20261114")
                .doesNotContain("*家具*书桌", "合计见最后一页");
    }

    @Test
    void isArchivable_sealed_andFoundByItsCodeWithItsAmount() throws Exception {
        IssuedDocument document = issued(FURNITURE);

        assertThat(Papers.violations(document.pdf())).isEmpty();
        assertThat(Papers.poppler(document.pdf(), "pdfsig", "-nocert"))
                .contains("Signature is Valid", "Total document signed")
                .doesNotContain("Not total document signed");
        String url = Papers.qr(document.pdf());
        assertThat(hall.store.byCode(url.substring(url.lastIndexOf('/') + 1))).hasValueSatisfying(found -> {
            assertThat(found.titleZh()).isEqualTo("电子发票打印件");
            assertThat(found.totalFen()).hasValue(549902);
            assertThat(found.covers().zh()).isEqualTo("发票号码 " + FURNITURE + "，2026-11-14 开具");
        });
    }

    @Test
    void somebodyElsesInvoiceIsNotFound_howeverItsNumberWasLearned() {
        Refusal refusal =
                Hall.refusal(ask("样一鸣", "990101199003071018", FURNITURE).issue());

        assertThat(refusal.code()).isEqualTo(Refusal.FIELDS);
        assertThat(Hall.refusal(ask("样若溪", RUOXI, "1' or '1'='1").issue()).code())
                .isEqualTo(Refusal.FIELDS);
    }

    @Test
    void theFileIsKeptExactly_andOneThatWasChangedIsNotPrinted() throws Exception {
        SampleRegistry registry = SampleRegistry.in(hall.database.jdbi());
        String number = "26990100000000010881";
        String yiming = "990101199003071018";
        assertThat(registry.invoice(yiming, number)).hasValue(file(number));

        String changed = new String(file(number), StandardCharsets.UTF_8).replace(">566.04<", ">566.40<");
        hall.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update sample_invoice set original = ? where invoice_no = ?",
                        changed.getBytes(StandardCharsets.UTF_8),
                        number));
        assertThat(registry.invoicesTo(yiming, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)))
                .hasSize(1);
        assertThat(Hall.refusal(ask("样一鸣", yiming, number).issue()).zh()).contains("核对不上");
        assertThat(refusal(ask("样一鸣", yiming, "").choices()).code()).isEqualTo(Refusal.NO_RECORDS);
    }

    @Test
    void aBuyersRareCharacterIsPrintedOrRefused_neverLeftOut() throws Exception {
        IssuedDocument document = hall.issued(
                ask("样䶮", "99010119921008601X", "26990100000000010955").issue());
        assertThat(Papers.text(document.pdf())).contains("名称：样䶮");

        assertThat(Hall.refusal(ask("样𠮷", "990101197904156028", "26990100000000010992")
                                .issue())
                        .code())
                .isEqualTo(Refusal.RARE_CHARACTER);
    }
}
