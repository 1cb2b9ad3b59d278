package org.nightwindow.kiosk.ui.keyboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightwindow.kiosk.ui.keyboard.Keyboard.Kind;
import org.nightwindow.kiosk.ui.keyboard.Keyboard.Script;

/// Which keys lie where.
///
/// @param rows of the grid
/// @param places of all keys
/// @param candidates whether the top row is for words to choose from
public record KeyLayout(int rows, List<Key.Place> places, boolean candidates) {

    private static final int PAD_ROWS = 4;
    private static final int LETTER_ROWS = 5;
    private static final int DIGIT_COLUMNS = 5;
    private static final int LETTER_COLUMNS = 2;

    private static final String DIGITS = "1234567890";
    private static final List<String> LETTERS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");

    /// What addresses and names need beside letters, in Chinese.
    private static final List<String> CHINESE_SIGNS = List.of(DIGITS, "-/（）、，。：#", "号室栋楼路县·");

    private static final List<String> LATIN_SIGNS = List.of(".-_@/:#&+*", "(),;'\"?!%", "=$[]<>|");

    /// @param capitals whether letters are written large
    /// @param signs whether digits and signs stand where the letters do
    /// @param hides whether the keyboard can be put away
    static KeyLayout of(Kind kind, Script script, boolean capitals, boolean signs, boolean hides) {
        Builder keys = new Builder();
        return switch (kind) {
            case DIGITS, ID_NUMBER, MONEY -> pad(keys, kind, hides);
            case LETTERS -> codes(keys, capitals, hides);
            case CHINESE, TEXT -> text(keys, kind, script, capitals, signs, hides);
        };
    }

    private static KeyLayout pad(Builder keys, Kind kind, boolean hides) {
        for (int i = 0; i < 9; i++) {
            keys.write(DIGITS.charAt(i), i / 3, i % 3 * DIGIT_COLUMNS, DIGIT_COLUMNS);
        }
        int extra = kind == Kind.DIGITS ? 0 : DIGIT_COLUMNS;
        if (kind != Kind.DIGITS) {
            keys.write(kind == Kind.MONEY ? '.' : 'X', 3, 0, DIGIT_COLUMNS);
        }
        int zero = 3 * DIGIT_COLUMNS - extra - (hides ? DIGIT_COLUMNS : 0);
        keys.write('0', 3, extra, zero);
        if (hides) {
            keys.act(Key.Act.HIDE, 3, extra + zero, DIGIT_COLUMNS);
        }
        keys.act(Key.Act.BACKSPACE, 0, 3 * DIGIT_COLUMNS, DIGIT_COLUMNS);
        keys.act(Key.Act.CLEAR, 1, 3 * DIGIT_COLUMNS, DIGIT_COLUMNS);
        keys.places.add(new Key.Place(Key.Act.DONE, 2, 3 * DIGIT_COLUMNS, DIGIT_COLUMNS, 2));
        return new KeyLayout(PAD_ROWS, List.copyOf(keys.places), false);
    }

    private static KeyLayout codes(Builder keys, boolean capitals, boolean hides) {
        keys.row(DIGITS, 0, 0);
        keys.letters(LETTERS, capitals);
        keys.act(Key.Act.SHIFT, 3, 0, 3);
        keys.act(Key.Act.BACKSPACE, 3, 17, 3);
        int left = 0;
        if (hides) {
            keys.act(Key.Act.HIDE, 4, 0, 5);
            left = 5;
        }
        keys.write('-', 4, left, (15 - left) / 2);
        keys.write('/', 4, left + (15 - left) / 2, 15 - left - (15 - left) / 2);
        keys.act(Key.Act.DONE, 4, 15, 5);
        return new KeyLayout(LETTER_ROWS, List.copyOf(keys.places), false);
    }

    private static KeyLayout text(
            Builder keys, Kind kind, Script script, boolean capitals, boolean signs, boolean hides) {
        boolean pinyin = script == Script.PINYIN;
        if (!pinyin) {
            keys.row(DIGITS, 0, 0);
        }
        if (signs) {
            keys.letters(pinyin ? CHINESE_SIGNS : LATIN_SIGNS, false);
        } else {
            keys.letters(LETTERS, capitals && !pinyin);
        }
        boolean shift = !pinyin && !signs;
        keys.act(shift ? Key.Act.SHIFT : Key.Act.LAYER, 3, 0, 3);
        keys.act(Key.Act.BACKSPACE, 3, 17, 3);
        int left = 0;
        if (kind == Kind.TEXT) {
            keys.act(Key.Act.SCRIPT, 4, left, 4);
            left += 4;
        }
        if (hides) {
            keys.act(Key.Act.HIDE, 4, left, 4);
            left += 4;
        }
        if (shift) {
            keys.act(Key.Act.LAYER, 4, left, 3);
            left += 3;
        } else if (pinyin && !signs) {
            keys.write('\'', 4, left, 2);
            left += 2;
        }
        keys.act(Key.Act.SPACE, 4, left, 15 - left);
        keys.act(Key.Act.DONE, 4, 15, 5);
        return new KeyLayout(LETTER_ROWS, List.copyOf(keys.places), pinyin);
    }

    /// Puts keys into their places.
    private static final class Builder {
        private final List<Key.Place> places = new ArrayList<>();

        void write(char text, int row, int column, int columns) {
            places.add(new Key.Place(new Key.Write(String.valueOf(text)), row, column, columns, 1));
        }

        void act(Key.Act act, int row, int column, int columns) {
            places.add(new Key.Place(act, row, column, columns, 1));
        }

        void row(String texts, int row, int column) {
            for (int i = 0; i < texts.length(); i++) {
                write(texts.charAt(i), row, column + i * LETTER_COLUMNS, LETTER_COLUMNS);
            }
        }

        /// Three rows below the top row, the second and third moved in.
        void letters(List<String> rows, boolean capitals) {
            for (int i = 0; i < rows.size(); i++) {
                String texts = rows.get(i);
                row(capitals ? texts.toUpperCase(Locale.ROOT) : texts, i + 1, i == 2 ? 3 : i);
            }
        }
    }
}
