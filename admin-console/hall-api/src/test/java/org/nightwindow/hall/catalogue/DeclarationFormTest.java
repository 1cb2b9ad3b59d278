package org.nightwindow.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.hall.constraint.Checksum;
import org.nightwindow.hall.constraint.FormValues;

/// The two declarations of the sample catalogue, filled in well and badly.
class DeclarationFormTest {
    private static final CheckContext NOW = new CheckContext(LocalDate.of(2026, 11, 22));
    private static final Catalogue CATALOGUE = read();
    private static final Item ENROLMENT = CATALOGUE.item("HRS-04").orElseThrow();
    private static final Item ALLOWANCE = CATALOGUE.item("CIV-03").orElseThrow();
    private static final String CHILD = "990101198511122024";
    private static final String MOTHER = "990101194403085029";

    private static Catalogue read() {
        try (InputStream yaml = CatalogueReader.class.getResourceAsStream("default-catalogue.yaml")) {
            String text = new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
            return switch (CatalogueReader.read(text)) {
                case CatalogueReader.Read.Accepted(Catalogue catalogue) -> catalogue;
                case CatalogueReader.Read.Rejected(List<CatalogueProblem> problems) ->
                    throw new AssertionError(problems);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> enrolment() {
        Map<String, String> values = new LinkedHashMap<>(Form.fromCard(ENROLMENT, "样若溪", CHILD));
        values.put("scheme", "养老保险,医疗保险");
        values.put("base", "4320.00");
        values.put("start_month", "2026-11");
        values.put("mobile", "13800000000");
        return values;
    }

    private static Map<String, String> allowance() {
        Map<String, String> values = new LinkedHashMap<>(Form.fromCard(ALLOWANCE, "样若溪", CHILD));
        values.put("beneficiary_id", MOTHER);
        values.put("relation", "子女");
        values.put("bank_name", "样例市农商银行");
        values.put("bank_acct", "6200001234567890128");
        values.put("mobile", "13800000000");
        return values;
    }

    @Test
    void wellFilledIn_nothingIsWrong() {
        assertThat(Form.check(ENROLMENT, enrolment(), NOW)).isEmpty();
        assertThat(Form.check(ALLOWANCE, allowance(), NOW)).isEmpty();
    }

    @Test
    void whatIsRuledByTwoFieldsIsExplained() {
        Map<String, String> values = allowance();
        values.put("relation", "");
        assertThat(Form.check(ALLOWANCE, values, NOW))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().zh()).contains("老人身份证号码", "不是同一个"));
        Map<String, String> herself = new LinkedHashMap<>(Form.fromCard(ALLOWANCE, "样月华", MOTHER));
        values.forEach(herself::putIfAbsent);
        assertThat(Form.check(ALLOWANCE, herself, NOW)).isEmpty();
    }

    @Test
    void theElderIsTooYoung_theBirthdayDecides() {
        assertThat(saidOf("19461123")).contains("79");
        assertThat(saidOf("19461122")).isEmpty();
        assertThat(saidOf("19460230")).contains("19460230 不是一个日子");
    }

    /// What is said of an ID number with this date of birth and a right check digit.
    private static String saidOf(String born) {
        String seventeen = "990101" + born + "302";
        return IntStream.rangeClosed(0, 10)
                .mapToObj(last -> seventeen + "0123456789X".charAt(last))
                .filter(number -> Checksum.GB11643
                        .check(number, new FormValues(Map.of(), Map.of()), NOW)
                        .isEmpty())
                .findFirst()
                .map(number -> {
                    Map<String, String> values = allowance();
                    values.put("beneficiary_id", number);
                    return Form.check(ALLOWANCE, values, NOW).stream()
                            .map(problem -> problem.message().zh())
                            .collect(Collectors.joining());
                })
                .orElseThrow();
    }

    @Test
    void aBankCardWithTwoDigitsSwappedIsFound_anAccountBookHasNoCheckDigit() {
        Map<String, String> values = allowance();
        values.put("bank_acct", "6200001234567890182");
        assertThat(Form.check(ALLOWANCE, values, NOW)).hasSize(1);
        values.put("bank_acct", "101234567890123");
        assertThat(Form.check(ALLOWANCE, values, NOW)).isEmpty();
    }

    static Stream<Arguments> everyFieldAndEveryNonsense() {
        Map<String, String> nonsense = new LinkedHashMap<>();
        nonsense.put("empty", "");
        nonsense.put("too long", "1".repeat(10_240));
        nonsense.put("wrong script", "абв");
        nonsense.put("emoji", "1380000😀000");
        nonsense.put("mark that turns text round", "13800000000\u202E");
        nonsense.put("like SQL", "1'; drop table service_case; --");
        nonsense.put("line break", "138\n000");
        nonsense.put("half a character", "138\uD83D");
        nonsense.put("private use", "\uE000");
        List<Arguments> all = new ArrayList<>();
        for (Item item : List.of(ENROLMENT, ALLOWANCE)) {
            for (Field field : item.fields()) {
                if (field.card().isEmpty() && field.required()) {
                    nonsense.forEach((name, value) -> all.add(Arguments.of(item.id(), field.key(), name, value)));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("everyFieldAndEveryNonsense")
    void nonsenseIsExplainedInBothLanguages(String id, String key, String name, String raw) {
        Item item = CATALOGUE.item(id).orElseThrow();
        Map<String, String> values = id.equals("HRS-04") ? enrolment() : allowance();
        values.put(key, Form.clean(item.field(key).orElseThrow(), raw));
        assertThat(Form.check(item, values, NOW)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            Text message = problem.message();
            assertThat(message.zh()).hasSizeBetween(4, 80).doesNotContain("Exception");
            assertThat(message.en()).hasSizeBetween(8, 160).doesNotContain("Exception");
        });
    }

    @Test
    void whatMeansTheSameBecomesTheSame() {
        assertThat(clean(ENROLMENT, "mobile", " １３８ 0000 ００００ ")).isEqualTo("13800000000");
        assertThat(clean(ALLOWANCE, "beneficiary_id", "99010119680920404x")).isEqualTo("99010119680920404X");
        assertThat(clean(ENROLMENT, "base", "￥4,320")).isEqualTo("4320.00");
        assertThat(clean(ENROLMENT, "base", "4320.5")).isEqualTo("4320.50");
        assertThat(clean(ENROLMENT, "base", "４３２０元")).isEqualTo("4320.00");
    }

    private static String clean(Item item, String key, String raw) {
        return Form.clean(item.field(key).orElseThrow(), raw);
    }

    @Property(tries = 500)
    void anyTextIsCleanedOnce_checked_andNeverThrows(@ForAll @StringLength(max = 300) String raw) {
        for (Item item : List.of(ENROLMENT, ALLOWANCE)) {
            for (Field field : item.fields()) {
                String clean = Form.clean(field, raw);
                assertThat(Form.clean(field, clean)).isEqualTo(clean);
                Form.check(item, Map.of(field.key(), clean), NOW);
            }
        }
    }

    @Test
    void aDeclarationWithoutTerms_orTermsThatPromiseTooMuch_orAKeyThatIsNone_rejectTheWholeCatalogue() {
        String yaml = """
                version: "1"
                vocabulary: 3
                region: {code: "990101", name: {zh: 区, en: District}}
                departments: {civil: {name: {zh: 局, en: Bureau}}}
                tasks: []
                filing: {certificate: nonsense}
                items:
                  - {id: CIV-01, name: {zh: 甲, en: A}, department: civil, mode: declare, level: L2, devices: [], minutes: 1, fee-fen: 0, fields: []}
                  - id: CIV-02
                    name: {zh: 乙, en: B}
                    department: civil
                    mode: declare
                    level: L2
                    devices: []
                    minutes: 1
                    fee-fen: 0
                    fields: []
                    terms: {acceptance: rule, promised: 9, statutory: 5, unit: working-days, implementation-code: short, beneficiary: nobody, pledge: {zh: 诺, en: P}, materials: []}
                """;
        assertThat(CatalogueReader.read(yaml)).isInstanceOfSatisfying(CatalogueReader.Read.Rejected.class, rejected -> {
            assertThat(rejected.problems()).hasSize(5);
            assertThat(rejected.problems().toString())
                    .contains("has terms", "more days", "31 characters", "id-number", "X.509");
        });
    }
}
