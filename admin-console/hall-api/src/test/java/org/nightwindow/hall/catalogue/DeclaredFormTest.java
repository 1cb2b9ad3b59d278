package org.nightwindow.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.constraint.CheckContext;

class DeclaredFormTest {
    private static final CheckContext TODAY = new CheckContext(LocalDate.of(2026, 11, 21));
    private static final Catalogue CATALOGUE = CatalogueReaderTest.accepted(CatalogueReaderTest.defaultCatalogue());
    private static final Item INSURANCE = CATALOGUE.item("HRS-04").orElseThrow();
    private static final Item ALLOWANCE = CATALOGUE.item("CIV-03").orElseThrow();
    private static final String CHILD = "990101198511122024";
    private static final String ELDER = "990101194403085029";

    private static Map<String, String> insurance() {
        return new HashMap<>(Map.of(
                "name", "样若溪",
                "id_no", CHILD,
                "schemes", "养老保险,医疗保险",
                "base", "5000.00",
                "start_month", "2026-11",
                "mobile", "13900000000"));
    }

    private static Map<String, String> allowance() {
        return new HashMap<>(Map.of(
                "name", "样若溪",
                "id_no", CHILD,
                "beneficiary_id", ELDER,
                "relation", "子女",
                "bank_name", "样例农商银行",
                "bank_acct", "6200000000000005",
                "bank_holder", "样月华"));
    }

    private static Optional<Text> problem(Item item, Map<String, String> good, String key, String value) {
        Map<String, String> values = new HashMap<>(good);
        values.put(key, value);
        return Form.check(item, values, TODAY).stream()
                .filter(found -> found.key().equals(key))
                .map(FieldProblem::message)
                .findFirst();
    }

    private static Optional<Text> problem(String key, String value) {
        return insurance().containsKey(key) && !key.equals("name")
                ? problem(INSURANCE, insurance(), key, value)
                : problem(ALLOWANCE, allowance(), key, value);
    }

    @Test
    void aGoodDeclarationHasNoProblem() {
        assertThat(Form.check(INSURANCE, insurance(), TODAY)).isEmpty();
        assertThat(Form.check(ALLOWANCE, allowance(), TODAY)).isEmpty();
    }

    static Stream<Arguments> everyFieldAndEveryBadValue() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("too long", "1".repeat(40));
        bad.put("wrong script", "Привет");
        bad.put("emoji", "13900000000\uD83D\uDE00");
        bad.put("direction marks", "1390\u202E0000000");
        bad.put("zero width", "1390\u200B0000000");
        bad.put("control", "1390\u00000000000");
        bad.put("line break", "1390\n0000000");
        bad.put("lone surrogate", "1390\uD83D0000000");
        bad.put("unassigned", "1390\uFFFF0000000");
        bad.put("private use", "1390\uE8630000000");
        bad.put("like SQL", "'; drop table filing; --");
        bad.put("like HTML", "<script>alert(1)</script>");
        bad.put("10 kB", "9".repeat(10_240));
        return Stream.of(
                        "schemes",
                        "base",
                        "start_month",
                        "mobile",
                        "beneficiary_id",
                        "relation",
                        "bank_name",
                        "bank_acct")
                .flatMap(key -> bad.entrySet().stream()
                        .map(one -> Arguments.argumentSet(key + " " + one.getKey(), key, one.getValue())));
    }

    @ParameterizedTest
    @MethodSource("everyFieldAndEveryBadValue")
    void whateverIsTypedPastedOrScanned_isExplainedShortlyInBothLanguages(String key, String value) {
        Text told = problem(key, value).orElseThrow();
        assertThat(told.zh()).isNotBlank().hasSizeLessThan(60);
        assertThat(told.en()).isNotBlank().hasSizeLessThan(110);
    }

    @ParameterizedTest
    @CsvSource({
        "mobile, １３９００００００００, 13900000000",
        "mobile, '  139 0000 0000 ', 13900000000",
        "base, '５，０００．５', 5000.50",
        "base, ¥5000, 5000.00",
        "base, 5000., 5000.00",
        "bank_acct, 6200 0000 0000 0005, 6200000000000005",
        "beneficiary_id, 990101 19680920 404x, 99010119680920404X"
    })
    void howNumbersAreReallyTypedIsUnderstood_andKeptOneWay(String key, String typed, String kept) {
        Field field = Stream.of(INSURANCE, ALLOWANCE)
                .flatMap(item -> item.field(key).stream())
                .findFirst()
                .orElseThrow();
        assertThat(Form.cleaned(field, typed)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "base, 3899.99, 请填 3900.00 到 19500.00 之间的数",
        "base, 5000.005, '请填金额，最多两位小数，比如 5000.00'",
        "base, -5000, '请填金额，最多两位小数，比如 5000.00'",
        "start_month, 2026-10, '这个月已经过了，最早选 2026-11'",
        "mobile, 12900000000, '手机号码是 11 位，1 开头'",
        "mobile, '', 请填写手机号码",
        "schemes, '', 请选择参保险种",
        "beneficiary_id, 990101194403085028, '号码里有数字输错了，请对照证件再看一遍'",
        "beneficiary_id, 990101195506013030, '按这个号码今年 71 岁，要满 80 岁。请对照证件看出生年份'",
        "relation, '', '“老年人身份证号”不是您本人的，这一项要填'",
        "bank_acct, 6200000000000006, '卡号里可能有数字输错了，请对照银行卡再看一遍'",
        "bank_acct, 123, '至少 12 个字，现在 3 个'"
    })
    void everyMistakeIsExplained(String key, String value, String told) {
        assertThat(problem(key, value).orElseThrow().zh()).isEqualTo(told);
    }

    @Test
    void whoAppliesForHerselfNamesNoRelation() {
        Map<String, String> values = allowance();
        values.put("id_no", ELDER);
        values.put("relation", "");
        assertThat(Form.check(ALLOWANCE, values, TODAY)).isEmpty();
    }

    @Test
    void whatIsReadFromTheCardIsNotWhatSomebodyElseWrites() {
        assertThat(Form.check(INSURANCE, insurance(), TODAY, Form.known("样若溪", CHILD)))
                .isEmpty();
        assertThat(Form.check(INSURANCE, insurance(), TODAY, Form.known("样长林", "990101195506013030")))
                .extracting(FieldProblem::key)
                .containsExactly("name", "id_no");
    }

    @Test
    void aRareNameOnACardIsNeverRefused() {
        Map<String, String> values = insurance();
        values.put("name", "样\uE863\uD842\uDFB7");
        assertThat(Form.check(INSURANCE, values, TODAY)).isEmpty();
        assertThat(Form.presets(INSURANCE, TODAY, Map.of(Field.Prefill.NAME, "样\uE863")))
                .containsEntry("name", "样\uE863")
                .containsEntry("start_month", "2026-11");
    }

    @Property(tries = 500)
    void anythingAtAllIsCheckedWithoutAnException_andCleaningTwiceChangesNothing(
            @ForAll @StringLength(max = 40) String value, @ForAll @IntRange(max = 5) int index) {
        for (Item item : List.of(INSURANCE, ALLOWANCE)) {
            Field field = item.fields().get(index);
            Map<String, String> values = new HashMap<>(item.equals(INSURANCE) ? insurance() : allowance());
            values.put(field.key(), value);
            assertThat(Form.check(item, values, TODAY)).hasSizeLessThanOrEqualTo(3);
            String once = Form.cleaned(field, value);
            assertThat(Form.cleaned(field, once)).isEqualTo(once);
        }
    }
}
