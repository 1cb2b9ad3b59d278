package org.nightwindow.hall.catalogue;

import java.util.Locale;
import java.util.Optional;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Field.Input;

/// What somebody typed, pasted or scanned, made fit to be kept: one way for kiosk and console.
///
/// Full-width letters and digits become plain ones, blanks around it go. What cannot be seen or printed is refused
/// with words: control characters, marks that turn the direction of writing, pictures, unassigned and private
/// characters.
///
/// @param value what is kept: at most [#MOST_CHARACTERS] characters; as typed where there is a problem
/// @param problem why it is refused
record CleanText(String value, Optional<Text> problem) {
    /// No field of a form asks for more. A code read by the scanner may hold 10,000.
    static final int MOST_CHARACTERS = 500;

    private static final int FULL_WIDTH_SHIFT = 'Ａ' - 'A';
    private static final int IDEOGRAPHIC_SPACE = 0x3000;
    private static final int SUPPLEMENTARY_VARIATION_FIRST = 0xE0100;
    private static final int SUPPLEMENTARY_VARIATION_LAST = 0xE01EF;

    static CleanText of(String raw, Input input) {
        if (raw.length() > 2 * MOST_CHARACTERS || raw.codePointCount(0, raw.length()) > MOST_CHARACTERS) {
            return new CleanText(
                    raw,
                    Optional.of(new Text(
                            "内容太长，最多 " + MOST_CHARACTERS + " 个字",
                            "This is too long; at most " + MOST_CHARACTERS + " characters")));
        }
        String plain = raw.codePoints()
                .map(CleanText::plain)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        Optional<Text> refused = plain.codePoints()
                .mapToObj(CleanText::refusal)
                .flatMap(Optional::stream)
                .findFirst();
        return refused.isPresent() ? new CleanText(raw, refused) : new CleanText(usual(plain, input), Optional.empty());
    }

    /// Numbers are typed in groups, and an X small or large.
    private static String usual(String plain, Input input) {
        return switch (input) {
            case TEXT, NAME -> plain;
            case DIGITS -> plain.replaceAll("[ -]", "");
            case ID_NUMBER -> plain.replace(" ", "").toUpperCase(Locale.ROOT);
            case LETTERS -> plain.toUpperCase(Locale.ROOT);
        };
    }

    private static int plain(int c) {
        if (c >= '！' && c <= '～') {
            return c - FULL_WIDTH_SHIFT;
        }
        return c == IDEOGRAPHIC_SPACE ? ' ' : c;
    }

    private static Optional<Text> refusal(int c) {
        if (Character.isEmojiPresentation(c) || Character.isEmojiModifier(c) || isVariation(c)) {
            return Optional.of(new Text("不能填表情符号", "Emoji cannot be filled in"));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                Optional.of(new Text("里面有看不见的符号，请删掉重新填", "There are invisible characters in it; please type it again"));
            case Character.PRIVATE_USE ->
                Optional.of(new Text(
                        "里面有这里显示不出的字，请到窗口办理", "It has a character this machine cannot show; please go to a counter"));
            default -> Optional.empty();
        };
    }

    private static boolean isVariation(int c) {
        return Character.UnicodeBlock.VARIATION_SELECTORS.equals(Character.UnicodeBlock.of(c))
                || (c >= SUPPLEMENTARY_VARIATION_FIRST && c <= SUPPLEMENTARY_VARIATION_LAST);
    }

    @Override
    public String toString() {
        return "CleanText[…]";
    }
}
