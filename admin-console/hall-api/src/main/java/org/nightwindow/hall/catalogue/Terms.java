package org.nightwindow.hall.catalogue;

import java.util.List;
import java.util.Optional;
import org.nightwindow.hall.Text;

/// What an office says of declarations of an item 申报.
///
/// @param acceptance who accepts them
/// @param promised 承诺办结时限
/// @param statutory 法定办结时限
/// @param unit of both
/// @param implementationCode 实施编码, 31 characters: USCC of the office, level, basic code; begins its case numbers
/// @param beneficiary key of the field with the ID number of who it is for; empty: the applicant. Of one item,
/// applicant
///     and beneficiary one case at most is open
/// @param pledge what the applicant signs
/// @param materials what belongs to it; all from the card so far
public record Terms(
        Acceptance acceptance,
        int promised,
        int statutory,
        Unit unit,
        String implementationCode,
        Optional<String> beneficiary,
        Text pledge,
        List<Text> materials) {
    public Terms {
        materials = List.copyOf(materials);
    }

    public enum Acceptance {
        /// At once, when every check passes.
        RULE,
        /// By a person, in office hours.
        PERSON
    }

    public enum Unit {
        WORKING_DAYS,
        CALENDAR_DAYS
    }
}
