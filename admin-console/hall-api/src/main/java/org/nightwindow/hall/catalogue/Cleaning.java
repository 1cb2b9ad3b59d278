package org.nightwindow.hall.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightwindow.hall.Text;

/// Makes one thing of what means the same, and says what cannot stand in a text at all. The same at kiosk and console.
final class Cleaning {
    /// More than any field holds; what a scanner pours in is refused with words, not cut.
    static final int LONGEST = 200;

    private static final Pattern MONEY = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{2})");

    /// 全角 to 半角, no blanks around; within numbers none at all, and their letters large. Money gets two decimals.
    static String clean(Field field, String raw) {
        String value = halfWidth(raw).strip();
        if (field.type() == Field.Type.MONEY) {
            return money(value);
        }
        if (field.type() != Field.Type.TEXT) {
            return value;
        }
        return switch (field.input()) {
            case ANY -> value;
            case DIGITS -> withoutGaps(value);
            case ID_NUMBER, LETTERS -> withoutGaps(value).toUpperCase(Locale.ROOT);
            case CHINESE -> value.replace('•', '·').replace('．', '·').replace(" ", "");
        };
    }

    private static String money(String value) {
        String number = withoutGaps(value).replaceAll("[,，¥￥元]", "");
        if (number.matches("[0-9]{1,9}")) {
            return number + ".00";
        }
        return number.matches("[0-9]{1,9}\\.[0-9]") ? number + "0" : number;
    }

    /// What is wrong with a value that is not empty, before any rule of the catalogue is asked.
    static Optional<Text> check(Field field, String value) {
        if (value.codePointCount(0, value.length()) > LONGEST) {
            return Optional.of(new Text(
                    "太长了，最多 " + LONGEST + " 个字。请清空后重新填",
                    "Too long: at most " + LONGEST + " characters. Please clear it"));
        }
        Optional<Text> strange = value.codePoints()
                .filter(Cleaning::neverInText)
                .mapToObj(Cleaning::explain)
                .findFirst();
        if (strange.isPresent()) {
            return strange;
        }
        if (field.type() == Field.Type.MONEY) {
            return MONEY.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of(
                            new Text("请填金额，比如 4320 或 4320.50", "Please enter an amount, such as 4320 or 4320.50"));
        }
        return switch (field.input()) {
            case ANY -> Optional.empty();
            case DIGITS -> only(value, "[0-9]+", new Text("这里只填数字", "Digits only, please"));
            case ID_NUMBER ->
                only(value, "[0-9]+X?", new Text("这里只填数字，最后一位可以是 X", "Digits only; the last one may be X"));
            case LETTERS -> only(value, "[0-9A-Z-]+", new Text("这里只填字母和数字", "Letters and digits only, please"));
            case CHINESE ->
                only(value, "[\\p{IsHan}·]+", new Text("这里只填汉字，少数民族姓名可以用“·”", "Chinese characters only, and ·"));
        };
    }

    private static Optional<Text> only(String value, String pattern, Text otherwise) {
        return value.matches(pattern) ? Optional.empty() : Optional.of(otherwise);
    }

    /// Marks that turn or hide text, pictures, halves of characters: nothing one can read out at a counter.
    private static boolean neverInText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                codePoint > 0x7F && (Character.isEmojiPresentation(codePoint) || Character.isEmojiModifier(codePoint));
        };
    }

    private static Text explain(int codePoint) {
        String code = String.format("U+%04X", codePoint);
        return Character.isEmojiPresentation(codePoint)
                ? new Text("这里不能填表情，请删掉", "Pictures cannot stand here; please delete them")
                : new Text(
                        "里面有一个看不见或不能用的字符（" + code + "），请清空后重新填",
                        "It holds a character that cannot be used (" + code + "). Please clear it and enter it again");
    }

    private static String halfWidth(String raw) {
        StringBuilder half = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean digitOrLetter =
                    (c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ') || c == '．';
            half.append(digitOrLetter ? (char) (c - 0xFEE0) : c == '\u3000' ? ' ' : c);
        }
        return half.toString();
    }

    private static String withoutGaps(String value) {
        return value.replaceAll("[\\s\u00A0]", "");
    }

    private Cleaning() {}
}
