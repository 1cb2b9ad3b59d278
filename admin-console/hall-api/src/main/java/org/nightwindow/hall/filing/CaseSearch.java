package org.nightwindow.hall.filing;

import java.util.Optional;
import org.nightwindow.hall.IssueRequest.Applicant;

/// Asks for the cases of a person, or for the one a slip names. Changes nothing.
///
/// @param applicant who stands at the kiosk, known at least by her card (level `L1`); the cases she filed and those
///     that are for her
/// @param queryCode from a slip, 12 digits; exactly one of the two is given
public record CaseSearch(Optional<Applicant> applicant, Optional<String> queryCode) {
    public CaseSearch {
        if (applicant.isPresent() == queryCode.isPresent()) {
            throw new IllegalArgumentException("a search is by person or by code");
        }
    }

    public static CaseSearch of(Applicant applicant) {
        return new CaseSearch(Optional.of(applicant), Optional.empty());
    }

    public static CaseSearch of(String queryCode) {
        return new CaseSearch(Optional.empty(), Optional.of(queryCode));
    }

    @Override
    public String toString() {
        return applicant.isPresent() ? "CaseSearch[by card]" : "CaseSearch[by code]";
    }
}
