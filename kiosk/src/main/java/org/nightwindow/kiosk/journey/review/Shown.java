package org.nightwindow.kiosk.journey.review;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.nightwindow.hall.RareCharacters;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.kiosk.ui.Digits;
import org.nightwindow.kiosk.ui.Words;

/// How a value is shown to be looked over: choices by their names, long numbers in groups. What was read from the card
/// is masked, because others may stand behind her and there is nothing to check; what she typed stands in full, because
/// nobody can check what she cannot see.
final class Shown {
    private static final int GROUP = 4;

    /// The code of the region, which an ID number begins with.
    private static final int REGION = 6;

    static String of(Field field, String value, Words words) {
        if (value.isEmpty()) {
            return words.get("review.empty");
        }
        return switch (field.type()) {
            case TEXT -> field.prefill().map(what -> masked(what, value)).orElseGet(() -> text(field, value));
            case MONEY -> words.get("review.yuan", grouped(value));
            case MONTH -> words.language().month(YearMonth.parse(value));
            case CHOICE, MULTI_CHOICE ->
                List.of(value.split(",", -1)).stream()
                        .map(one -> name(field, one, words))
                        .collect(Collectors.joining(words.get("review.and")));
            case DATE, RECORD_CHOICE -> value;
        };
    }

    private static String masked(Field.Prefill what, String value) {
        return switch (what) {
            case NAME -> RareCharacters.masked(value);
            case ID_NO -> maskedNumber(value);
            case SEX, BIRTH, ADDRESS -> RareCharacters.shown(value);
        };
    }

    private static String text(Field field, String value) {
        return switch (field.input()) {
            case ID_NUMBER ->
                value.length() <= REGION ? value : value.substring(0, REGION) + " " + groups(value.substring(REGION));
            case DIGITS -> Digits.grouped(value);
            case TEXT, NAME, LETTERS -> value;
        };
    }

    private static String groups(String digits) {
        return digits.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    /// 990101********3030
    private static String maskedNumber(String number) {
        int shown = REGION + GROUP;
        return number.length() <= shown
                ? "*".repeat(number.length())
                : number.substring(0, REGION)
                        + "*".repeat(number.length() - shown)
                        + number.substring(number.length() - GROUP);
    }

    private static String grouped(String yuan) {
        return yuan.replaceAll("(?<=[0-9])(?=([0-9]{3})+\\.)", ",");
    }

    private static String name(Field field, String value, Words words) {
        return field.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .map(choice -> words.of(choice.name()))
                .findFirst()
                .orElse(value);
    }

    private Shown() {}
}
