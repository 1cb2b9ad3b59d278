package org.nightwindow.console.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountInWordsTest {

    /// Examples of 支付结算办法 annex 1 where it leaves no choice, and borders around them.
    @ParameterizedTest
    @CsvSource({
        "140950, 壹仟肆佰零玖元伍角整",
        "600714, 陆仟零柒元壹角肆分",
        "168032, 壹仟陆佰捌拾元叁角贰分",
        "10700053, 壹拾万柒仟元伍角叁分",
        "1640902, 壹万陆仟肆佰零玖元零贰分",
        "32504, 叁佰贰拾伍元零肆分",
        "2478015, 贰万肆仟柒佰捌拾元壹角伍分",
        "0, 零元整",
        "1, 壹分",
        "10, 壹角整",
        "11, 壹角壹分",
        "100, 壹元整",
        "1000, 壹拾元整",
        "101, 壹元零壹分",
        "-41260, 负肆佰壹拾贰元陆角整",
        "1000000, 壹万元整",
        "1000100, 壹万零壹元整",
        "10000000000, 壹亿元整",
        "10000010000, 壹亿零壹佰元整",
        "10010000000, 壹亿零壹拾万元整",
        "9260000100000, 玖佰贰拾陆亿零壹仟元整",
        "1000000000000001, 壹拾万亿元零壹分",
        "1001000100010001, 壹拾万零壹佰亿零壹佰万零壹佰元零壹分"
    })
    void spellsAsTheRulesSay(long fen, String words) {
        assertThat(AmountInWords.of(fen)).isEqualTo(words);
    }

    @Test
    void refusesWhatNoDocumentHas() {
        assertThatThrownBy(() -> AmountInWords.of(Long.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AmountInWords.of(AmountInWords.LIMIT + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 5000)
    void agreesWithAnIndependentSpelling(
            @ForAll @LongRange(min = -9_999_999_999_999L, max = 9_999_999_999_999L) long fen) {
        assertThat(AmountInWords.of(fen)).isEqualTo(Spelling.of(fen));
    }

    @Property(tries = 5000)
    void agreesForSmallAmounts(@ForAll @LongRange(min = -20_000_000L, max = 20_000_000L) long fen) {
        assertThat(AmountInWords.of(fen)).isEqualTo(Spelling.of(fen));
    }

    @Property(tries = 5000)
    void canBeReadBackAsTheSameAmount(
            @ForAll @LongRange(min = -AmountInWords.LIMIT, max = AmountInWords.LIMIT) long fen) {
        assertThat(Reading.of(AmountInWords.of(fen))).isEqualTo(fen);
    }

    /// The spelling done another way: write every digit with its place, then strike out by rules on text.
    static final class Spelling {
        static String of(long fen) {
            String digits = Long.toString(Math.abs(fen) / 100);
            String units = "拾佰仟万拾佰仟亿拾佰仟";
            StringBuilder spelled = new StringBuilder();
            for (int i = 0; i < digits.length(); i++) {
                int place = digits.length() - 1 - i;
                spelled.append("零壹贰叁肆伍陆柒捌玖".charAt(digits.charAt(i) - '0'))
                        .append(place == 0 ? "元" : units.substring(place - 1, place));
            }
            String yuan = spelled.toString()
                    .replaceAll("零[拾佰仟]", "零")
                    .replaceAll("零+", "零")
                    .replaceAll("零([万亿元])", "$1")
                    .replaceAll("亿万(?=[^零元])", "亿零")
                    .replace("亿万", "亿")
                    .replaceAll("^元$", "");
            int cents = (int) (Math.abs(fen) % 100);
            String end = cents == 0
                    ? "整"
                    : cents % 10 == 0
                            ? digit(cents / 10) + "角整"
                            : (cents / 10 == 0 ? (yuan.isEmpty() ? "" : "零") : digit(cents / 10) + "角")
                                    + digit(cents % 10)
                                    + "分";
            return (fen < 0 ? "负" : "") + (yuan.isEmpty() && cents == 0 ? "零元" : yuan) + end;
        }

        private static String digit(int value) {
            return "零壹贰叁肆伍陆柒捌玖".substring(value, value + 1);
        }
    }

    /// From words to fen, as a cashier reads.
    static final class Reading {
        static long of(String words) {
            boolean negative = words.startsWith("负");
            String rest = negative ? words.substring(1) : words;
            int yuan = rest.indexOf('元');
            long fen = yuan < 0 ? 0 : whole(rest.substring(0, yuan)) * 100;
            int digit = 0;
            for (int i = yuan + 1; i < rest.length(); i++) {
                char c = rest.charAt(i);
                int value = "零壹贰叁肆伍陆柒捌玖".indexOf(c);
                if (value >= 0) {
                    digit = value;
                } else if (c == '角') {
                    fen += digit * 10L;
                } else if (c == '分') {
                    fen += digit;
                }
            }
            return negative ? -fen : fen;
        }

        private static long whole(String words) {
            int split = words.lastIndexOf('亿');
            if (split >= 0) {
                return whole(words.substring(0, split)) * 100_000_000 + whole(words.substring(split + 1));
            }
            split = words.lastIndexOf('万');
            if (split >= 0) {
                return whole(words.substring(0, split)) * 10_000 + whole(words.substring(split + 1));
            }
            long sum = 0;
            long digit = 0;
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                int value = "零壹贰叁肆伍陆柒捌玖".indexOf(c);
                int place = "拾佰仟".indexOf(c);
                if (value >= 0) {
                    digit = value;
                } else {
                    sum += digit * (long) Math.pow(10, place + 1);
                    digit = 0;
                }
            }
            return sum + digit;
        }
    }
}
