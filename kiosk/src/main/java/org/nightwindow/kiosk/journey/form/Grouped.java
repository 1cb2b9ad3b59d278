package org.nightwindow.kiosk.journey.form;

import org.nightwindow.hall.catalogue.Field;

/// Long numbers in groups, as they stand on cards: 990101 1985 1112 2024.
final class Grouped {
    private static final int GROUP = 4;
    private static final int REGION = 6;

    static String of(Field field, String value) {
        if (field.type() == Field.Type.MONEY) {
            return value;
        }
        return switch (field.input()) {
            case ID_NUMBER ->
                value.length() <= REGION
                        ? value
                        : value.substring(0, REGION) + "  " + groups(value.substring(REGION), "  ");
            case DIGITS -> groups(value, " ");
            case TEXT, NAME, LETTERS -> value;
        };
    }

    private static String groups(String value, String gap) {
        return value.replaceAll("(.{" + GROUP + "})(?=.)", "$1" + gap);
    }

    private Grouped() {}
}
