package org.nightwindow.kiosk.ui.keyboard;

import org.nightwindow.kiosk.ui.keyboard.Keyboard.Kind;

/// What a character makes of the text of a field that takes no Chinese. Full-width digits and letters count as what
/// they stand for.
final class FieldText {
    private static final int CENTS_DIGITS = 2;

    private FieldText() {}

    /// The text after `written`; unchanged when the kind does not take it there.
    ///
    /// @param written one code point
    static String after(Kind kind, String now, String written) {
        String half = halfWidth(written);
        return switch (kind) {
            case DIGITS -> half.matches("[0-9]") ? now + half : now;
            case ID_NUMBER -> half.matches("[0-9]") ? now + half : half.matches("[Xx]") ? now + "X" : now;
            case MONEY -> money(now, half);
            case LETTERS -> half.matches("[A-Za-z0-9/-]") ? now + half : now;
            case CHINESE, TEXT -> Character.isISOControl(written.codePointAt(0)) ? now : now + written;
        };
    }

    private static String money(String now, String half) {
        int point = now.indexOf('.');
        if (half.equals(".")) {
            return point >= 0 ? now : now.isEmpty() ? "0." : now + ".";
        }
        boolean fits = point < 0 || now.length() - point <= CENTS_DIGITS;
        if (!half.matches("[0-9]") || !fits) {
            return now;
        }
        return now.equals("0") ? half : now + half;
    }

    /// U+FF01 … U+FF5E stand for U+0021 … U+007E.
    private static String halfWidth(String written) {
        int point = written.codePointAt(0);
        return point >= 0xFF01 && point <= 0xFF5E ? Character.toString(point - 0xFEE0) : written;
    }
}
