package org.nightwindow.hall.constraint;

import java.util.Optional;
import org.nightwindow.hall.Text;

/// A field that must be filled in when another has a certain value.
///
/// @param field key of the other field
/// @param equals its value
public record RequiredWhen(String field, String equals) implements Requirement {
    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        if (!value.isEmpty() || !form.value(field).equals(equals)) {
            return Optional.empty();
        }
        Text label = form.label(field);
        return Optional.of(new Text(
                "“" + label.zh() + "”选了" + equals + "，这一项要填", "Needed because \"" + label.en() + "\" is " + equals));
    }
}
