package org.nightwindow.hall.filing;

/// The console has the declaration, for good.
///
/// @param key as asked for
/// @param verdict what it did with it
/// @param view the case as it stands; the one that was open before when the verdict says so
public record FilingReply(String key, Verdict verdict, CaseView view) {

    public enum Verdict {
        /// A new case was opened.
        FILED,
        /// It took the place of what had to be corrected, in a case that was waiting for it.
        CORRECTED,
        /// Nothing was filed: the same person has a case of the same item for the same beneficiary open. The act did
        /// not
        /// happen; what she reads is the case that exists.
        ALREADY_OPEN
    }
}
