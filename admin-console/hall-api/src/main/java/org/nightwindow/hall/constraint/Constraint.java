package org.nightwindow.hall.constraint;

import java.util.Optional;
import org.nightwindow.hall.Text;

/// One rule for one field. [#VOCABULARY] grows by one whenever a rule or a type of field is added; a catalogue
/// names the vocabulary it needs, and goes only to kiosks that have it.
public sealed interface Constraint
        permits Length,
                Matches,
                Range,
                Checksum,
                Script,
                AgeAtLeast,
                NotAfter,
                NotInFuture,
                NotInPast,
                SpanMonths,
                Requirement {
    int VOCABULARY = 3;

    /// What is wrong, and how to mend it; empty when nothing is.
    ///
    /// @param value of this field; not empty, except for a [Requirement]
    /// @param form the other fields
    /// @param now the day to check against
    Optional<Text> check(String value, FormValues form, CheckContext now);

    /// Which characters to underline in a value that [#check] refuses.
    default Mark mark(String value, CheckContext now) {
        return Mark.whole(value);
    }
}
