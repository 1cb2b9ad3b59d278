package org.nightwindow.hall.constraint;

import java.util.Optional;
import org.nightwindow.hall.Text;

/// A field that must be filled in when two others are not the same.
///
/// @param field key of the one
/// @param other key of the other; while either is empty nothing is asked
public record RequiredWhenDiffers(String field, String other) implements Constraint {
    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        String one = form.value(field);
        String two = form.value(other);
        if (!value.isEmpty() || one.isEmpty() || two.isEmpty() || one.equals(two)) {
            return Optional.empty();
        }
        Text first = form.label(field);
        Text second = form.label(other);
        return Optional.of(new Text(
                "“" + first.zh() + "”和“" + second.zh() + "”不是同一个，这一项要填",
                "Needed because \"" + first.en() + "\" and \"" + second.en() + "\" are not the same"));
    }
}
