package org.nightwindow.kiosk.journey.form;

import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.constraint.Mark;
import org.nightwindow.kiosk.ui.Digits;
import org.nightwindow.kiosk.ui.WrittenField;

/// Long numbers in groups, as they stand on cards and are written down: 990101 1985 1112 2024, 139 0000 0000.
final class Grouped {
    private static final int GROUP = 4;
    private static final int REGION = 6;

    /// @param mark the characters of `value` to underline
    static WrittenField.Written of(Field field, String value, Mark mark) {
        Mark inside = mark.within(value.length());
        String before = part(field, value, 0, inside.from());
        String marked = part(field, value, inside.from(), inside.to());
        String after = part(field, value, inside.to(), value.length());
        // The gap before a mark is not what is wrong.
        String gap = marked.isEmpty() ? "" : gapBefore(field, value, inside.from());
        return new WrittenField.Written(before + gap, marked.substring(gap.length()), after);
    }

    private static String part(Field field, String value, int from, int to) {
        StringBuilder grouped = new StringBuilder();
        for (int i = from; i < to; i++) {
            grouped.append(gapBefore(field, value, i)).append(value.charAt(i));
        }
        return grouped.toString();
    }

    private static String gapBefore(Field field, String value, int index) {
        if (index == 0 || field.type() == Field.Type.MONEY) {
            return "";
        }
        return switch (field.input()) {
            case ID_NUMBER -> index >= REGION && (index - REGION) % GROUP == 0 ? "  " : "";
            case DIGITS -> Digits.gapBefore(value, index) ? " " : "";
            case TEXT, NAME, LETTERS -> "";
        };
    }

    private Grouped() {}
}
