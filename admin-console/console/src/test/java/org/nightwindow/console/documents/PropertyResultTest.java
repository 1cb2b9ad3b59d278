package org.nightwindow.console.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;

/// LAND-01 from the sample register to the sealed PDF, read back by programs we did not write.
class PropertyResultTest {
    private static final String RUOXI = "990101198511122024";

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

    private static Hall.Ask ask(String name, String idNumber) {
        return hall.ask().of(name, idNumber).item("LAND-01", Map.of("purpose", "入学"));
    }

    private static IssuedDocument issued(String name, String idNumber) {
        return hall.issued(ask(name, idNumber).issue());
    }

    @Test
    void threeUnitsTakeTwoPages_andEveryWordOfTheRegisterCanBeRead() throws Exception {
        IssuedDocument document = issued("样若溪", RUOXI);
        CertificateTest.keep(document.pdf(), "land-three-units");

        assertThat(document.pages()).isEqualTo(2);
        String first = Papers.poppler(document.pdf(), "pdftotext", "-raw", "-l", "1");
        String second = Papers.poppler(document.pdf(), "pdftotext", "-raw", "-f", "2");
        assertThat(first)
                .contains(
                        "不动产登记资料",
                        "查询结果证明",
                        "登记机构：样例市示范区不动产登记中心",
                        "查询人 样若溪 证件号码 990101********2024",
                        "查询时间 2026-11-21 03:18:42 查询目的 入学",
                        "查询范围 样例市示范区不动产登记簿 · 权利人名下全部",
                        "查得查询人名下不动产单元 3 个",
                        "单元 1 / 3 不动产单元号 990101 001002 GB00031 F00120304",
                        "坐落 样例市示范区样柳路 18 号院 12 号楼 3 单元 304 室",
                        "权利人 样若溪 共有情况 单独所有",
                        "不动产权证号 样（2019）样例市不动产权第0018304号 登记时间 2019-06-18",
                        "权利类型 国有建设用地使用权／房屋所有权 权利性质 出让／市场化商品房",
                        "用途 城镇住宅用地／成套住宅 使用期限 2012-05-01 起 2082-04-30 止",
                        "土地使用权面积 12.60 ㎡ 建筑面积 89.42 ㎡",
                        "抵押 无 查封 无 异议登记 无 预告登记 无",
                        "单元 2 / 3",
                        "土地使用权面积 — 建筑面积 13.25 ㎡",
                        "仅反映查询时点登记簿记载情况",
                        "990101-K03",
                        "第 1 页 / 共 2 页")
                .doesNotContain("单元 3 / 3", "以下空白", RUOXI, "¥", "金额");
        assertThat(second)
                .contains(
                        "单元 3 / 3",
                        "每个编号只打印一次",
                        "权利人 样若溪、样一鸣 共有情况 共同共有",
                        "抵押 有 查封 无",
                        "（以下空白）",
                        "查询编号 " + Serial.grouped(document.serial()),
                        "第 2 页 / 共 2 页")
                .doesNotContain("单元 1 / 3");
    }

    @Test
    void isAnArchivablePdfUnderTheSealOfTheLandOffice_andNotOfTheTaxOffice() throws Exception {
        byte[] pdf = issued("样若溪", RUOXI).pdf();

        assertThat(Papers.violations(pdf)).isEmpty();
        assertThat(Papers.poppler(pdf, "pdfsig", "-nocert"))
                .contains("Signature is Valid", "Total document signed", "TEST 样例市示范区不动产登记中心 测试章")
                .doesNotContain("Not total document signed", "税务局");
    }

    @Test
    void aCameraFindsTheDocumentByTheCodeOnThePaper_asWhatItIs_withoutAmount() throws Exception {
        IssuedDocument document = issued("样若溪", RUOXI);

        String url = Papers.qr(document.pdf());
        assertThat(url).startsWith(Hall.PUBLIC_URL + "/v/");
        assertThat(hall.store.byCode(url.substring(url.lastIndexOf('/') + 1))).hasValueSatisfying(found -> {
            assertThat(found.serial()).isEqualTo(document.serial());
            assertThat(found.titleZh()).isEqualTo("不动产登记资料查询结果证明");
            assertThat(found.officeEn()).contains("Land Registration");
            assertThat(found.holderMasked()).isEqualTo("样**");
            assertThat(found.totalFen()).isEmpty();
            assertThat(found.covers())
                    .isEqualTo(new Text("权利人名下全部：3 个不动产单元", "All in the holder's name: units registered: 3"));
        });
    }

    @Test
    void whoHasNothingRegisteredGetsAPaperThatSaysSo() throws Exception {
        IssuedDocument document = issued("样知远", "990101200208155018");
        CertificateTest.keep(document.pdf(), "land-nothing");

        assertThat(document.pages()).isEqualTo(1);
        assertThat(Papers.text(document.pdf()))
                .contains("未查询到查询人名下的不动产登记信息", "（以下空白）", "还没有录入登记系统的登记")
                .doesNotContain("不动产单元号", "权利人 ");
        assertThat(Papers.violations(document.pdf())).isEmpty();
        assertThat(hall.store.bySerial(document.serial()).orElseThrow().covers().zh())
                .isEqualTo("权利人名下全部：未查询到登记信息");
    }

    @Test
    void fiveUnitsTakeThreePages_eachUnitOnce() throws Exception {
        IssuedDocument document = issued("样长林", "990101195506013030");
        CertificateTest.keep(document.pdf(), "land-five-units");

        assertThat(document.pages()).isEqualTo(3);
        String text = Papers.text(document.pdf());
        for (int unit = 1; unit <= 5; unit++) {
            assertThat(text).containsOnlyOnce("单元 " + unit + " / 5");
        }
        assertThat(text).contains("查封 有");
    }

    @Test
    void aRareCharacterThatTheFontsHaveIsPrinted() throws Exception {
        IssuedDocument document = issued("样䶮", "99010119921008601X");
        CertificateTest.keep(document.pdf(), "land-rare");

        assertThat(Papers.text(document.pdf())).contains("查询人 样䶮", "䶮山路", "预告登记 有");
    }

    /// U+20BB7 is not in the fonts; U+E863 means something else on every machine.
    @Test
    void aCharacterWithoutAPictureLeavesNoHole_theResidentIsSentToACounterWithItsCode() {
        long before = hall.count("document");

        Refusal rare = Hall.refusal(ask("样𠮷", "990101197904156028").issue());
        assertThat(rare.code()).isEqualTo(Refusal.RARE_CHARACTER);
        assertThat(rare.zh()).contains("U+20BB7", "窗口");
        assertThat(rare.en()).contains("U+20BB7", "counter");
        Refusal own = Hall.refusal(ask("样\uE863", "990101198302276035").issue());
        assertThat(own.code()).isEqualTo(Refusal.RARE_CHARACTER);
        assertThat(own.zh()).contains("U+E863");
        assertThat(hall.count("document")).isEqualTo(before);
    }

    /// An old card spells a name with a private character, the register with the standard one: said in the same way.
    @Test
    void aCardThatSpellsANameWithAPrivateCharacterIsRefusedForTheCharacter_notForTheName() {
        assertThat(Hall.refusal(ask("样\uE863", "99010119921008601X").issue()).code())
                .isEqualTo(Refusal.RARE_CHARACTER);
    }

    @Test
    void anotherNameThanTheRegisterHasIsForACounter() {
        Refusal refusal = Hall.refusal(ask("样若兮", RUOXI).issue());

        assertThat(refusal.code()).isEqualTo(Refusal.NOT_POSSIBLE);
        assertThat(refusal.zh()).contains("不动产登记簿");
    }
}
