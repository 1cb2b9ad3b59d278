package org.nightwindow.kiosk.ui.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightwindow.hall.HallFonts;

class PinyinTest {

    /// As the product's NOTICE says it.
    private static final String SHA_256 = "44e448cffab6ce2d280826a17842721e8e645c226787312251bb7a3f0b1e58b3";

    private static final PinyinDictionary DICTIONARY = PinyinDictionary.load();

    @Test
    void theDictionaryIsTheOneThatTheNoticeNames() throws Exception {
        try (InputStream in =
                Objects.requireNonNull(PinyinDictionary.class.getResourceAsStream("pinyin_simp.dict.yaml"))) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(sum)).isEqualTo(SHA_256);
        }
        assertThat(Path.of("..", "NOTICE")).content().contains(SHA_256);
    }

    @Test
    void itHoldsAllWords_inLessThanTwoMegabytes() {
        assertThat(DICTIONARY.size()).isGreaterThan(65_000);
        assertThat(DICTIONARY.bytes()).isLessThan(2_000_000);
    }

    /// The phrases of the hall a prototype was measured with, and those it missed.
    @ParameterizedTest
    @CsvSource({
        "jiatingzhuzhi, 家庭住址",
        "jianguolu, 建国路",
        "gulouqu, 鼓楼区",
        "shiye, 失业",
        "jiedao, 街道",
        "shenqing, 申请",
        "dengji, 登记",
        "budongchan, 不动产",
        "zhengming, 证明",
        "yanglaobaoxian, 养老保险",
        "gaolingjintie, 高龄津贴",
        "linghuojiuyerenyuan, 灵活就业人员",
        "shequ, 社区",
        "shenfenzheng, 身份证",
        "zinv, 子女",
        "hukou, 户口",
        "peiou, 配偶",
        "gongzuodanwei, 工作单位",
        "nongshang, 农商",
        "nongyeyinhang, 农业银行",
        "beijingshi, 北京市",
        "chaoyangqu, 朝阳区",
        "xi'anshi, 西安市",
        "youxiangongsi, 有限公司",
        "zhongguorenmin, 中国人民"
    })
    void aPhraseOfTheHallIsTheFirstChoice(String typed, String meant) {
        assertThat(words(typed)).first().isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "jtzz, 家庭住址",
        "ldjy, 劳动就业",
        "bdc, 不动产",
        "dj, 登记",
        "shenfz, 身份证",
        "ylbx, 养老保险",
        "sq, 申请",
    })
    void firstSoundsAreEnough(String typed, String meant) {
        assertThat(words(typed).stream().limit(12)).contains(meant);
    }

    @Test
    void aSyllableThatIsStillBeingTypedFindsItsWords() {
        assertThat(words("dengj")).first().isEqualTo("登记");
        assertThat(words("yinha")).first().isEqualTo("银行");
    }

    @Test
    void noWordEndsInTheMiddleOfASound() {
        assertThat(words("nongshang")).startsWith("农商").doesNotContain("浓缩", "弄湿");
    }

    @Test
    void anApostrophePartsWhatCouldBeReadInTwoWays() {
        assertThat(words("xian")).contains("先", "西安");
        assertThat(words("xi'an")).first().isEqualTo("西安");
        assertThat(words("xi'an")).doesNotContain("先");
        assertThat(words("xi'")).isEqualTo(words("xi"));
    }

    @Test
    void vStandsForTheUmlaut_alsoInLve() {
        assertThat(words("lvshi")).contains("律师");
        assertThat(words("celve")).isEqualTo(words("celue")).contains("策略");
    }

    @Test
    void theReadingIsPartedAsTheFirstCandidateReadsIt() {
        assertThat(PinyinSearch.search(DICTIONARY, "nongshang").reading()).isEqualTo("nong'shang");
        assertThat(PinyinSearch.search(DICTIONARY, "xi'an").reading()).isEqualTo("xi'an");
        assertThat(PinyinSearch.search(DICTIONARY, "woaizhongguo").reading()).isEqualTo("wo'ai'zhong'guo");
    }

    @Test
    void lettersThatMeanNothingFindNothing_andBreakNothing() {
        for (String typed : List.of("v", "i", "uuu", "'", "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv")) {
            assertThat(words(typed)).as(typed).isEmpty();
        }
        assertThat(words("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")).isNotEmpty();
    }

    @Test
    void charactersOfNamesTheGeneralDictionaryLacksCanBeWritten() {
        for (Map.Entry<String, String> name :
                Map.of("yan", "䶮", "yun", "赟", "zhe", "喆").entrySet()) {
            List<String> all = PinyinSearch.search(DICTIONARY, name.getKey()).candidates().stream()
                    .map(PinyinSearch.Candidate::word)
                    .toList();
            assertThat(all).contains(name.getValue());
        }
    }

    @Test
    void noCandidateIsACharacterTheScreenCannotDraw() throws Exception {
        Font font = Font.createFont(
                Font.TRUETYPE_FONT,
                HallFonts.REGULAR.in(Path.of("target", "fonts")).toFile());
        StringBuilder holes = new StringBuilder();
        for (int entry = 0; entry < DICTIONARY.size(); entry++) {
            DICTIONARY
                    .word(entry)
                    .codePoints()
                    .filter(point -> !font.canDisplay(point))
                    .forEach(holes::appendCodePoint);
        }
        assertThat(holes.toString()).isEmpty();
    }

    @Test
    void choosingAWordLeavesTheLettersItDoesNotStandFor() {
        PinyinComposer composer = composer("nongshangyinhang");
        int nong = composer.candidates().stream()
                .map(PinyinSearch.Candidate::word)
                .toList()
                .indexOf("农");
        assertThat(composer.choose(nong)).contains("农");
        assertThat(composer.letters()).isEqualTo("shangyinhang");
        assertThat(composer.choose(9999)).isEmpty();
        composer.backspace();
        assertThat(composer.letters()).isEqualTo("shangyinhan");
    }

    @Test
    void lettersTypedBeforeTheDictionaryIsThereWaitForIt() {
        CompletableFuture<PinyinDictionary> reading = new CompletableFuture<>();
        PinyinComposer composer = new PinyinComposer(reading);
        "dengji".chars().forEach(letter -> composer.type((char) letter));
        assertThat(composer.candidates()).isEmpty();
        assertThat(composer.unchosen()).isEqualTo("dengji");
        reading.complete(DICTIONARY);
        composer.refresh();
        assertThat(composer.unchosen()).isEqualTo("登记");
    }

    @Test
    void moreLettersThanAnybodyTypesAreNotTaken() {
        PinyinComposer composer = composer("a".repeat(PinyinSearch.MOST_LETTERS));
        assertThat(composer.type('a')).isFalse();
        assertThat(composer.letters()).hasSize(PinyinSearch.MOST_LETTERS);
        assertThat(composer.type('E')).isFalse();
    }

    private static PinyinComposer composer(String letters) {
        PinyinComposer composer = new PinyinComposer(CompletableFuture.completedFuture(DICTIONARY));
        letters.chars().forEach(letter -> composer.type((char) letter));
        return composer;
    }

    private static List<String> words(String letters) {
        return PinyinSearch.search(DICTIONARY, letters).candidates().stream()
                .map(PinyinSearch.Candidate::word)
                .toList();
    }
}
