package org.nightwindow.hall.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {
    private static final FormValues EMPTY = new FormValues(Map.of(), Map.of());
    private static final CheckContext TODAY = new CheckContext(LocalDate.of(2026, 11, 21));

    private static boolean passes(Constraint constraint, String value) {
        return constraint.check(value, EMPTY, TODAY).isEmpty();
    }

    /// The first two are the examples of GB 11643; the others are the demo people of region 990101.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "440524188001010014",
                "990101199003071018",
                "990101198511122024",
                "99010119680920404x",
                "990101194403085029"
            })
    void realIdNumbersPass(String number) {
        assertThat(passes(Checksum.GB11643, number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91990101MADEM0003C", "91990101MADEM002XY", "1199010100DEM0015Q"})
    void realCreditCodesPass(String code) {
        assertThat(passes(Checksum.GB32100, code)).isTrue();
    }

    /// MOD 11-2 finds every single wrong digit and every swap of neighbours.
    @Property
    void oneWrongDigitIsAlwaysFound(
            @ForAll @LongRange(min = 10_000_000_000_000_000L, max = 99_999_999_999_999_999L) long prefix,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String good = withCheckDigit(prefix);
        char[] digits = good.toCharArray();
        digits[place] = (char) ('0' + (digits[place] - '0' + shift) % 10);
        assertThat(passes(Checksum.GB11643, good)).isTrue();
        assertThat(passes(Checksum.GB11643, new String(digits))).isFalse();
    }

    /// The recursive form of ISO 7064 MOD 11-2, independent of the weights in the class.
    private static String withCheckDigit(long prefix) {
        int p = 0;
        for (char digit : Long.toString(prefix).toCharArray()) {
            p = (p + digit - '0') * 2 % 11;
        }
        int check = (12 - p % 11) % 11;
        return prefix + (check == 10 ? "X" : Integer.toString(check));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "９９０１０１１９９００３０７１０１８", "99010119900307101\u202E8", "'; drop table act; --", "😀"})
    void whatIsNoNumberIsExplainedAndNeverThrows(String value) {
        assertThat(Checksum.GB11643.check(value, EMPTY, TODAY)).isPresent();
        assertThat(Checksum.GB32100.check(value, EMPTY, TODAY)).isPresent();
    }

    @Test
    void lengthCountsCharactersAsPeopleDo() {
        assertThat(passes(new Length(2, 2), "𠮷野")).isTrue();
        assertThat(new Length(1, 1).check("𠮷野", EMPTY, TODAY).orElseThrow().zh())
                .isEqualTo("最多 1 个字，现在 2 个");
    }

    @Test
    void rangeTakesItsEndsAndNothingBeyond() {
        Range range = new Range(BigDecimal.ONE, new BigDecimal("999.99"));
        assertThat(passes(range, "1")).isTrue();
        assertThat(passes(range, "999.99")).isTrue();
        assertThat(passes(range, "0.99")).isFalse();
        assertThat(passes(range, "1e2")).isFalse();
        assertThat(passes(range, "一百")).isFalse();
    }

    @Test
    void requiredWhenLooksAtTheOtherField() {
        RequiredWhen rule = new RequiredWhen("scope", "cert");
        assertThat(rule.check("", new FormValues(Map.of("scope", "cert"), Map.of()), TODAY))
                .isPresent();
        assertThat(rule.check("", new FormValues(Map.of("scope", "all"), Map.of()), TODAY))
                .isEmpty();
        assertThat(rule.check("x", new FormValues(Map.of("scope", "cert"), Map.of()), TODAY))
                .isEmpty();
    }

    @Test
    void todayIsNotInTheFutureAndTomorrowIs() {
        assertThat(passes(new NotInFuture(), "2026-11-21")).isTrue();
        assertThat(passes(new NotInFuture(), "2026-11-22")).isFalse();
        assertThat(passes(new NotInFuture(), "2026-11")).isTrue();
        assertThat(passes(new NotInFuture(), "2026-12")).isFalse();
    }
}
