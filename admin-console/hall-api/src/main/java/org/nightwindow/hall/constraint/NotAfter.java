package org.nightwindow.hall.constraint;

import java.util.Optional;
import org.nightwindow.hall.Text;

/// A month or date that is not after another field.
///
/// @param field key of the later field, of the same type
public record NotAfter(String field) implements Constraint {
    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        String later = form.value(field);
        if (later.isEmpty() || value.compareTo(later) <= 0) { // ISO months and dates sort as text
            return Optional.empty();
        }
        Text label = form.label(field);
        return Optional.of(new Text(
                "不能晚于“" + label.zh() + "”（" + later + "）", "Must not be after \"" + label.en() + "\" (" + later + ")"));
    }
}
