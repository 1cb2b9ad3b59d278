package org.nightwindow.hall.catalogue;

import java.util.List;
import java.util.Optional;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.constraint.Constraint;

/// One field of a form.
///
/// @param key lower case with underscores: `period_from`
/// @param label as the resident reads it
/// @param hint a few words beside the label; empty when it needs none
/// @param type what kind of value
/// @param input for [Type#TEXT]: what is written in it, and so which keys are offered; else [Input#TEXT]
/// @param required whether it must be filled in
/// @param typedTwice typed a second time and compared, because a wrong digit would go unnoticed; at the kiosk only
/// @param choices for [Type#CHOICE] and [Type#MULTI_CHOICE] only, in order
/// @param preset what is filled in at first: a value, or `thisYear-01`, `thisMonth`; see [Form#presets]
/// @param prefill what of the ID card stands in it; such a field is read in and cannot be changed
/// @param constraints checked in order; the first that fails explains itself
public record Field(
        String key,
        Text label,
        Optional<Text> hint,
        Type type,
        Input input,
        boolean required,
        boolean typedTwice,
        List<Choice> choices,
        Optional<String> preset,
        Optional<Prefill> prefill,
        List<Constraint> constraints) {

    public Field {
        choices = List.copyOf(choices);
        constraints = List.copyOf(constraints);
    }

    /// @param value as it travels and is printed
    /// @param name as the resident reads it
    public record Choice(String value, Text name) {}

    public enum Type {
        TEXT,
        /// Yuan with two decimals: `1234.50`
        MONEY,
        /// `2026-01`
        MONTH,
        /// `2026-01-31`
        DATE,
        /// One of [Field#choices].
        CHOICE,
        /// Some of [Field#choices], joined by commas, in their order; empty means all, unless the field is required.
        MULTI_CHOICE,
        /// One of the applicant's own records, which the console lists once it is known who she is
        /// ([org.nightwindow.hall.RecordChoices]); the value is the record's number.
        RECORD_CHOICE
    }

    /// What is written in a text.
    public enum Input {
        /// Anything that can be printed.
        TEXT,
        /// A person's name: letters of any language, spaces, `·`, `'`, `-`, `.`
        NAME,
        DIGITS,
        /// Digits, and an X at the end.
        ID_NUMBER,
        /// Letters and digits of a code; small letters become capitals.
        LETTERS
    }

    /// What of the ID card is read in.
    public enum Prefill {
        NAME,
        ID_NO,
        /// 男 or 女
        SEX,
        /// `1955-06-01`
        BIRTH,
        ADDRESS
    }
}
