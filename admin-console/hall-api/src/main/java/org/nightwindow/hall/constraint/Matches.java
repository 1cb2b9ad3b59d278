package org.nightwindow.hall.constraint;

import java.util.Optional;
import java.util.regex.Pattern;
import org.nightwindow.hall.Text;

/// The whole value follows a pattern.
///
/// @param pattern a regular expression of `java.util.regex`
/// @param hint what a good value looks like, as the resident reads it
public record Matches(Pattern pattern, Text hint) implements Constraint {
    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(hint);
    }

    @Override
    public Mark mark(String value, CheckContext now) {
        return Mark.stranger(pattern, value);
    }
}
