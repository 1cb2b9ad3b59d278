package org.nightwindow.kiosk.journey.review;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.kiosk.ui.Words;

/// How a value is shown to be looked over: choices by their names, long numbers in groups, ID numbers masked, because
/// others may stand behind her.
final class Shown {
    private static final int GROUP = 4;

    static String of(Field field, String value, Words words) {
        if (value.isEmpty()) {
            return words.get("review.empty");
        }
        return switch (field.type()) {
            case TEXT -> text(field, value);
            case MONEY -> words.get("review.yuan", grouped(value));
            case MONTH -> words.language().month(YearMonth.parse(value));
            case CHOICE, MULTI_CHOICE ->
                List.of(value.split(",", -1)).stream()
                        .map(one -> name(field, one, words))
                        .collect(Collectors.joining(words.get("review.and")));
            case DATE, RECORD_CHOICE -> value;
        };
    }

    private static String text(Field field, String value) {
        if (field.prefill().filter(Field.Prefill.NAME::equals).isPresent()) {
            return value.substring(0, value.offsetByCodePoints(0, 1)) + "**";
        }
        return switch (field.input()) {
            case ID_NUMBER -> masked(value);
            case DIGITS -> value.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
            case TEXT, NAME, LETTERS -> value;
        };
    }

    /// 990101********3030
    private static String masked(String number) {
        int shown = 10;
        return number.length() <= shown
                ? "*".repeat(number.length())
                : number.substring(0, 6) + "*".repeat(number.length() - shown) + number.substring(number.length() - 4);
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
