package org.nightwindow.hall.catalogue;

import java.util.List;
import java.util.Optional;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.constraint.Constraint;

/// One field of a form.
///
/// @param key lower case with underscores: `period_from`
/// @param label as the resident reads it
/// @param type what kind of value
/// @param required whether it must be filled in
/// @param choices for [Type#CHOICE] and [Type#MULTI_CHOICE] only, in order
/// @param preset what is filled in at first: a value, or `thisYear-01`, `thisMonth`; see [Form#presets]
/// @param input what a [Type#TEXT] is made of
/// @param card what it is read from on her card; such a field is never typed, see [Form#fromCard]
/// @param hint what a good value looks like, beside the label
/// @param twice whether it is typed a second time, because a mistake in it is found by nothing else
/// @param constraints checked in order; the first that fails explains itself
public record Field(
        String key,
        Text label,
        Type type,
        boolean required,
        List<Choice> choices,
        Optional<String> preset,
        Input input,
        Optional<Card> card,
        Optional<Text> hint,
        boolean twice,
        List<Constraint> constraints) {

    public Field {
        choices = List.copyOf(choices);
        constraints = List.copyOf(constraints);
    }

    /// @param value as it travels and is printed
    /// @param name as the resident reads it
    public record Choice(String value, Text name) {}

    /// What a text is made of, and so which keyboard is shown for it.
    public enum Input {
        /// Chinese, letters, digits and punctuation.
        ANY,
        /// 0–9.
        DIGITS,
        /// 0–9 and X.
        ID_NUMBER,
        /// A–Z, 0–9 and hyphens.
        LETTERS,
        /// Chinese characters and the middle dot.
        CHINESE
    }

    /// What a field can take from the card.
    public enum Card {
        NAME,
        ID_NUMBER
    }

    public enum Type {
        /// At most [Cleaning#LONGEST] characters of [Field#input].
        TEXT,
        /// Yuan with two decimals, without a sign: `4320.00`.
        MONEY,
        /// `2026-01`
        MONTH,
        /// `2026-01-31`
        DATE,
        /// One of [Field#choices].
        CHOICE,
        /// Some of [Field#choices], joined by commas, in their order; empty means all.
        MULTI_CHOICE,
        /// One of the applicant's own records, which the console lists once it is known who she is
        /// ([org.nightwindow.hall.RecordChoices]); the value is the record's number.
        RECORD_CHOICE
    }
}
