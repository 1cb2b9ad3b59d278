package org.nightwindow.kiosk.journey.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Catalogue;
import org.nightwindow.hall.catalogue.CatalogueReader;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.catalogue.Form;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.hall.constraint.Mark;
import org.nightwindow.kiosk.journey.trouble.Trouble;

/// Whatever is put into whatever field of whatever item of the catalogue: it is taken, or refused with a short sentence
/// in both
/// languages, and never travels on as it is.
class HostileInputTest {
    private static final CheckContext NOW = new CheckContext(LocalDate.of(2026, 11, 21));

    private static final Map<String, Map<String, String>> GOOD = Map.of(
            "CIV-03",
            Map.of(
                    "beneficiary_id", "990101194403085029",
                    "relation", "子女",
                    "bank_name", "样例农商银行",
                    "bank_acct", "6200000000000005",
                    "bank_holder", "样月华"),
            "HRS-04",
            Map.of("schemes", "养老保险", "base", "5000.00", "start_month", "2026-11", "mobile", "13900000000"),
            "TAX-01",
            Map.of("tax_types", "个人所得税", "purpose", "贷款"),
            "LAND-01",
            Map.of("purpose", "贷款"),
            "TAX-04",
            Map.of("invoice_no", "26990000000000000001"));

    /// What people, and those who mean harm, put into fields.
    private enum Hostile {
        EMPTY(_ -> ""),
        BLANKS(_ -> "   　"),
        TOO_LONG(good -> good.repeat(30)),
        LETTERS_FOR_DIGITS(_ -> "lOO8lZE5SO"),
        CHINESE_FOR_DIGITS(_ -> "一九四四年三月八日"),
        ARABIC_DIGITS(_ -> "٩٩٠١٠١١٩٤٤٠٣٠٨٥٠٢٩"),
        FULL_WIDTH(Hostile::fullWidth),
        EMOJI(good -> good + "😀"),
        RIGHT_TO_LEFT(good -> "\u202E" + good),
        ZERO_WIDTH(good -> good.charAt(0) + "\u200B" + good.substring(1)),
        SQL("1'; DROP TABLE CASES; --"),
        SCRIPT("<script>alert(1)</script>"),
        PATTERN("(((((((((a+)+)+)+)+)+)+)+)+$"),
        PLACEHOLDER("{0} ${user.name} %s%n"),
        CONTROLS("\u0000\u0007\u001B[2J\r\n"),
        HALF_A_CHARACTER("\uD83D"),
        TEN_KILOBYTES_BY_SCANNER("9".repeat(10_240)),
        TEN_KILOBYTES_OF_EMOJI("😀".repeat(2_560));

        private final UnaryOperator<String> of;

        Hostile(UnaryOperator<String> of) {
            this.of = of;
        }

        Hostile(String always) {
            this(_ -> always);
        }

        private static String fullWidth(String good) {
            return good.codePoints()
                    .map(c -> c > ' ' && c <= '~' ? c - '!' + '！' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    private static final class Outcome implements FormStep.Exits {
        private Optional<Map<String, String>> filledIn = Optional.empty();

        @Override
        public void filledIn(Map<String, String> values) {
            filledIn = Optional.of(values);
        }

        @Override
        public void back() {}

        @Override
        public void trouble(FormStep from, Trouble trouble) {
            throw new AssertionError(trouble.toString());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFieldTimesEverythingHostile() throws Exception {
        Catalogue catalogue = catalogue();
        List<DynamicTest> tests = new ArrayList<>();
        for (Item item : catalogue.items().values()) {
            String id = item.id();
            for (Field field : item.fields()) {
                for (Hostile hostile : Hostile.values()) {
                    tests.add(DynamicTest.dynamicTest(
                            id + " " + field.key() + " " + hostile, () -> putIn(item, field.key(), hostile)));
                    if (!new FormField(field).typings().isEmpty()) {
                        tests.add(DynamicTest.dynamicTest(
                                id + " " + field.key() + " " + hostile + " by keyboard",
                                () -> typedIn(item, field.key(), hostile)));
                    }
                }
            }
        }
        return tests.stream();
    }

    private static void putIn(Item item, String key, Hostile hostile) {
        Outcome outcome = new Outcome();
        FormStep step = filledWell(item, outcome);
        FormField field = field(step, key);
        String value = hostile.of.apply(field.value().get());
        step.fill(field, value);
        step.left(field);
        step.next();
        judge(item, field, outcome, hostile, value);
    }

    /// A scanner, or a keyboard that was left leaning on: what the kind of field does not take never arrives.
    private static void typedIn(Item item, String key, Hostile hostile) {
        Outcome outcome = new Outcome();
        FormStep step = filledWell(item, outcome);
        FormField field = field(step, key);
        Typing typing = field.typings().getFirst();
        step.edit(typing);
        String value = hostile.of.apply(field.value().get());
        typing.keyboard().clear();
        typing.keyboard().type(value);
        String text = typing.keyboard().text().get();
        assertThat(text.codePointCount(0, text.length()))
                .isLessThanOrEqualTo(typing.keyboard().mostCharacters());
        step.stopEditing();
        step.next();
        judge(item, field, outcome, hostile, text);
    }

    private static void judge(Item item, FormField field, Outcome outcome, Hostile hostile, String value) {
        Optional<Text> problem = field.problem().get();
        if (problem.isEmpty()) {
            Map<String, String> travels = outcome.filledIn.orElseThrow();
            String good = goodValue(item, field.key());
            if (field.field().type() == Field.Type.RECORD_CHOICE) { // whose record it is the console knows
                assertThat(travels.get(field.key())).matches("[0-9A-Za-z]{1,64}");
            } else if (field.field().input() == Field.Input.NAME && hostile == Hostile.CHINESE_FOR_DIGITS) {
                assertThat(travels.get(field.key()))
                        .as("who would say that this is no name?")
                        .isEqualTo(value);
            } else {
                assertThat(travels.get(field.key()))
                        .as("only what is right after tidying is taken: %s", hostile)
                        .isIn(good, field.field().required() ? good : "");
            }
            assertThat(Form.check(item, travels, NOW, card())).isEmpty();
            return;
        }
        assertThat(outcome.filledIn).as("it does not travel").isEmpty();
        assertThat(problem.get().zh())
                .containsPattern("\\p{IsHan}")
                .hasSizeLessThan(60)
                .doesNotContain("Exception", "null", "\u0000", "\u202E");
        assertThat(problem.get().en())
                .containsPattern("[A-Za-z]{3}")
                .hasSizeLessThan(140)
                .doesNotContain("Exception", "null", "\u0000", "\u202E");
        Mark mark = field.mark().get();
        assertThat(mark.to()).isLessThanOrEqualTo(Math.max(value.length(), longestTyped(field)));
    }

    private static int longestTyped(FormField field) {
        return field.typings().stream()
                .mapToInt(typing -> typing.keyboard().text().get().length())
                .max()
                .orElse(0);
    }

    private static FormStep filledWell(Item item, Outcome outcome) {
        FormStep step = new FormStep(item, () -> NOW, card(), List.of(), (_, _) -> {}, outcome);
        for (FormField field : step.fields()) {
            if (!field.readIn()) {
                String good = goodValue(item, field.key());
                step.fill(field, good);
                field.typings().forEach(typing -> typing.keyboard().replace(good));
            }
        }
        return step;
    }

    private static FormField field(FormStep step, String key) {
        return step.fields().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String goodValue(Item item, String key) {
        Map<String, String> all = new LinkedHashMap<>(Form.presets(item, NOW, card()));
        all.putAll(Objects.requireNonNull(GOOD.get(item.id())));
        return Objects.requireNonNull(all.get(key));
    }

    private static Map<Field.Prefill, String> card() {
        return Form.known("样若溪", "990101198511122024");
    }

    private static Catalogue catalogue() throws Exception {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream("default-catalogue.yaml"))) {
            CatalogueReader.Read read = CatalogueReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return ((CatalogueReader.Read.Accepted) read).catalogue();
        }
    }
}
