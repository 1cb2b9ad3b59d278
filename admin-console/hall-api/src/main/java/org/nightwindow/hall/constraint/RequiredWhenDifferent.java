package org.nightwindow.hall.constraint;

import java.util.Optional;
import org.nightwindow.hall.Text;

/// A field that must be filled in when two others differ: the relation, when the applicant is not the beneficiary.
///
/// @param field key of one of them
/// @param from key of the other
public record RequiredWhenDifferent(String field, String from) implements Requirement {
    @Override
    public Optional<Text> check(String value, FormValues form, CheckContext now) {
        String one = form.value(field);
        if (!value.isEmpty() || one.isEmpty() || one.equals(form.value(from))) {
            return Optional.empty();
        }
        Text label = form.label(field);
        return Optional.of(
                new Text("“" + label.zh() + "”不是您本人的，这一项要填", "Needed because \"" + label.en() + "\" is not your own"));
    }
}
