package org.nightwindow.hall.filing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.Signature;

/// What an applicant declares and has signed. Personal data: travels and waits only inside an [Envelope].
///
/// @param key of the act; the idempotency key
/// @param item id of the catalogue
/// @param catalogueVersion the fields were checked against
/// @param visit random id of the visit; ties the credential to one visit
/// @param applicant who stood at the kiosk
/// @param fields what was filled in, by key of the catalogue
/// @param signature under the item's pledge
/// @param signedAt by the kiosk's clock; the credential must have been good then, however late the declaration arrives
/// @param amends the case of hers this is about; empty when it is to open one
public record Declaration(
        String key,
        String item,
        String catalogueVersion,
        String visit,
        Applicant applicant,
        Map<String, String> fields,
        Signature signature,
        Instant signedAt,
        Optional<Amends> amends) {
    public Declaration {
        fields = Map.copyOf(fields);
    }

    /// What it does to a case that exists.
    ///
    /// @param caseNumber as in [CaseView]
    public record Amends(How how, String caseNumber) {
        public enum How {
            /// Takes the place of what had to be corrected 补正. Where nothing waits for it, nothing is filed.
            CORRECT
        }
    }

    @Override
    public String toString() {
        return "Declaration[" + key + ", " + item + "]";
    }
}
