package org.nightwindow.hall.constraint;

import java.util.Optional;
import org.nightwindow.hall.Text;

/// How many characters, counted as people count them: a rare character outside the basic plane is one.
///
/// @param min inclusive
/// @param max inclusive
public record Length(int min, int max) implements Constraint {
    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        int length = value.codePointCount(0, value.length());
        if (length < min) {
            return Optional.of(new Text(
                    "至少 " + min + " 个字，现在 " + length + " 个", "At least " + min + " characters, now " + length));
        }
        if (length > max) {
            return Optional.of(
                    new Text("最多 " + max + " 个字，现在 " + length + " 个", "At most " + max + " characters, now " + length));
        }
        return Optional.empty();
    }

    /// What is too much.
    @Override
    public Mark mark(String value, CheckContext now) {
        return value.codePointCount(0, value.length()) > max
                ? new Mark(value.offsetByCodePoints(0, max), value.length())
                : Mark.whole(value);
    }
}
