package org.nightwindow.hall.constraint;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightwindow.hall.Text;

/// A number that carries its own check digit.
public enum Checksum implements Constraint {
    /// Citizen identification number 公民身份号码, GB 11643-1999: 17 digits and a check digit by ISO 7064 MOD 11-2.
    GB11643(
            Pattern.compile("[1-9][0-9]{16}[0-9X]"),
            new Text("身份证号码是 18 位，请对照证件再看一遍", "An ID number has 18 characters. Please compare it with the card"),
            new Text("号码里有数字输错了，请对照证件再看一遍", "A digit is wrong. Please compare the number with the card")) {
        @Override
        boolean adds(String value) {
            int sum = 0;
            for (int i = 0; i < 17; i++) {
                sum += (value.charAt(i) - '0') * ID_WEIGHTS[i];
            }
            return "10X98765432".charAt(sum % 11) == value.charAt(17);
        }
    },
    /// Unified social credit code 统一社会信用代码, GB 32100-2015: 18 characters without I, O, S, V, Z.
    GB32100(
            Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}"),
            new Text("信用代码是 18 位，请对照营业执照再看一遍", "A credit code has 18 characters. Please compare it with the licence"),
            new Text("信用代码里有一位输错了，请对照营业执照再看一遍", "A character is wrong. Please compare it with the licence")) {
        @Override
        boolean adds(String value) {
            int sum = 0;
            int weight = 1;
            for (int i = 0; i < 17; i++) {
                sum += USCC_ALPHABET.indexOf(value.charAt(i)) * weight;
                weight = weight * 3 % 31;
            }
            return USCC_ALPHABET.charAt((31 - sum % 31) % 31) == value.charAt(17);
        }
    },
    /// Number of a bank card, ISO/IEC 7812-1 annex B. Passbooks and old accounts carry no check digit: only what
    /// looks like a card of China UnionPay (62, 16 to 19 digits) is checked.
    LUHN(
            Pattern.compile("[0-9]{8,32}"),
            new Text("账号只有数字，请对照银行卡或存折再看一遍", "An account has digits only. Please compare it with the card or passbook"),
            new Text("卡号里可能有数字输错了，请对照银行卡再看一遍", "A digit seems to be wrong. Please compare it with the bank card")) {
        @Override
        boolean adds(String value) {
            if (!value.startsWith("62") || value.length() < 16 || value.length() > 19) {
                return true;
            }
            int sum = 0;
            for (int i = 0; i < value.length(); i++) {
                int digit = value.charAt(value.length() - 1 - i) - '0';
                int added = i % 2 == 0 ? digit : digit * 2;
                sum += added > 9 ? added - 9 : added;
            }
            return sum % 10 == 0;
        }
    };

    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final Pattern shape;

    private final Text hint;
    private final Text doesNotAdd;

    Checksum(Pattern shape, Text hint, Text doesNotAdd) {
        this.shape = shape;
        this.hint = hint;
        this.doesNotAdd = doesNotAdd;
    }

    abstract boolean adds(String value);

    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        String number = value.strip().toUpperCase(Locale.ROOT);
        if (!shape.matcher(number).matches()) {
            return Optional.of(hint);
        }
        return adds(number) ? Optional.empty() : Optional.of(doesNotAdd);
    }

    /// A sum tells that a digit is wrong and not which: then the whole number is marked.
    @Override
    public Mark mark(String value, CheckContext now) {
        return shape.matcher(value).matches() ? Mark.whole(value) : Mark.stranger(shape, value);
    }
}
