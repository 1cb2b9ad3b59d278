package org.nightwindow.hall.constraint;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which characters of a value are underlined when it is refused: those that cannot be right, where the rule can tell
/// them, else all of them. Underlining the right ones by a guess would send her looking in the wrong place.
///
/// @param from first marked, counted in `char`s
/// @param to behind the last marked; equal to `from` where nothing is marked
public record Mark(int from, int to) {
    /// Of an empty value, and of what is chosen and not written.
    public static final Mark NONE = new Mark(0, 0);

    public Mark {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a mark from " + from + " to " + to);
        }
    }

    public static Mark whole(String value) {
        return new Mark(0, value.length());
    }

    public boolean isEmpty() {
        return from == to;
    }

    /// This mark on a text of `length` characters.
    public Mark within(int length) {
        return new Mark(Math.min(from, length), Math.min(to, length));
    }

    /// The first character after which no continuation can follow the pattern any more; where nothing may follow what
    /// stands before it, everything that is too much. The whole value when it only stops too early.
    @SuppressWarnings("JdkObsolete") // whether more characters could still match is just what is asked here
    public static Mark stranger(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        boolean nothingMayFollow = false;
        for (int end = 0, begin = 0; end < value.length(); begin = end) {
            end = value.offsetByCodePoints(begin, 1);
            matcher.region(0, end);
            boolean matches = matcher.matches();
            if (!matches && !matcher.hitEnd()) {
                return new Mark(begin, nothingMayFollow ? value.length() : end);
            }
            nothingMayFollow = matches && !matcher.hitEnd();
        }
        return whole(value);
    }

    /// The first run of characters that are not allowed.
    static Mark stranger(IntPredicate allowed, String value) {
        int[] points = value.codePoints().toArray();
        int from = 0;
        while (from < points.length && allowed.test(points[from])) {
            from++;
        }
        int to = from;
        while (to < points.length && !allowed.test(points[to])) {
            to++;
        }
        return new Mark(value.offsetByCodePoints(0, from), value.offsetByCodePoints(0, to));
    }
}
