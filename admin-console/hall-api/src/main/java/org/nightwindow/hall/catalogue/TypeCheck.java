package org.nightwindow.hall.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Field.Input;
import org.nightwindow.hall.constraint.Mark;

/// Whether a value is of its field's type, and how it is written.
final class TypeCheck {
    private static final Pattern RECORD = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern YUAN = Pattern.compile("[0-9]{1,12}(\\.[0-9]{0,2})?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}·' .-]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern ID_NUMBER = Pattern.compile("[0-9]+X?");
    private static final Pattern LETTERS = Pattern.compile("[A-Z0-9-]+");

    /// A text as it is kept, and why it cannot be; other types are as they are.
    static CleanText clean(Field field, String raw) {
        return switch (field.type()) {
            case TEXT -> field.prefill().isPresent() ? readIn(raw) : CleanText.of(raw, field.input());
            case MONEY -> {
                CleanText text = CleanText.of(raw, Input.TEXT);
                String number = text.value().replaceAll("[,¥￥元 ]", "");
                yield text.problem().isEmpty() && YUAN.matcher(number).matches()
                        ? new CleanText(
                                new BigDecimal(number)
                                        .setScale(2, RoundingMode.UNNECESSARY)
                                        .toPlainString(),
                                Optional.empty())
                        : text;
            }
            case MONTH, DATE, CHOICE, MULTI_CHOICE, RECORD_CHOICE -> new CleanText(raw, Optional.empty());
        };
    }

    /// What stands on a card is never "cleaned", rare characters of the private use area included.
    private static CleanText readIn(String raw) {
        return raw.length() > CleanText.MOST_CHARACTERS || raw.codePoints().anyMatch(Character::isISOControl)
                ? new CleanText(raw, Optional.of(Form.NOT_FROM_THE_CARD))
                : new CleanText(raw, Optional.empty());
    }

    /// @param value cleaned, not empty
    static Optional<Text> problem(Field field, String value) {
        return switch (field.type()) {
            case TEXT -> field.prefill().isPresent() ? Optional.empty() : written(field.input(), value);
            case MONEY ->
                YUAN.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of(new Text(
                                "请填金额，最多两位小数，比如 5000.00",
                                "Please enter an amount with at most two decimals, such as 5000.00"));
            case MONTH ->
                parses(() -> YearMonth.parse(value))
                        ? Optional.empty()
                        : Optional.of(new Text("请选年和月，比如 2026-01", "Please choose year and month, such as 2026-01"));
            case DATE ->
                parses(() -> LocalDate.parse(value))
                        ? Optional.empty()
                        : Optional.of(new Text("请选日期，比如 2026-01-31", "Please choose a date, such as 2026-01-31"));
            case CHOICE -> isChoice(field, value) ? Optional.empty() : Optional.of(notOffered(value));
            case RECORD_CHOICE ->
                // Whether it is hers is known at the console only.
                RECORD.matcher(value).matches() ? Optional.empty() : Optional.of(notOffered(value));
            case MULTI_CHOICE -> checkChoices(field, value.split(",", -1));
        };
    }

    /// What is to be underlined of a value that [#problem] refuses.
    static Mark mark(Field field, String value) {
        return switch (field.type()) {
            case TEXT ->
                rule(field.input())
                        .map(one -> Mark.stranger(one.allowed(), value))
                        .orElseGet(() -> Mark.whole(value));
            case MONEY -> Mark.stranger(YUAN, value);
            case MONTH, DATE, CHOICE, MULTI_CHOICE, RECORD_CHOICE -> Mark.NONE;
        };
    }

    private record Rule(Pattern allowed, Text hint) {}

    private static Optional<Rule> rule(Input input) {
        return switch (input) {
            case TEXT -> Optional.empty();
            case NAME ->
                Optional.of(new Rule(NAME, new Text("姓名里只能有文字和间隔点“·”", "A name has letters and the middle dot only")));
            case DIGITS -> Optional.of(new Rule(DIGITS, new Text("只能填数字", "Digits only")));
            case ID_NUMBER ->
                Optional.of(new Rule(ID_NUMBER, new Text("只能填数字，最后一位可以是 X", "Digits only; the last may be X")));
            case LETTERS -> Optional.of(new Rule(LETTERS, new Text("只能填字母和数字", "Letters and digits only")));
        };
    }

    private static Optional<Text> written(Input input, String value) {
        return rule(input)
                .filter(one -> !one.allowed().matcher(value).matches())
                .map(Rule::hint);
    }

    private static Optional<Text> checkChoices(Field field, String[] values) {
        HashSet<String> seen = new HashSet<>();
        for (String value : values) {
            if (!isChoice(field, value) || !seen.add(value)) {
                return Optional.of(notOffered(value));
            }
        }
        return Optional.empty();
    }

    private static boolean isChoice(Field field, String value) {
        return field.choices().stream().anyMatch(choice -> choice.value().equals(value));
    }

    private static Text notOffered(String value) {
        String seen = value.codePoints()
                .filter(TypeCheck::canBeSeen)
                .limit(20)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String shown = seen.isBlank() ? "-" : seen;
        return new Text("没有“" + shown + "”这个选项，请重新选", "\"" + shown + "\" is not offered; please choose again");
    }

    private static boolean canBeSeen(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private TypeCheck() {}
}
