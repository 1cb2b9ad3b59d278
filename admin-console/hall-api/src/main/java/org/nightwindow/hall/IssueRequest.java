package org.nightwindow.hall;

import java.util.Map;

/// Asks the console to compose, number and seal one document.
///
/// @param key of the act; the idempotency key
/// @param item id of the catalogue
/// @param catalogueVersion the fields were checked against
/// @param visit random id of the visit; ties the credential to one visit
/// @param applicant who stands at the kiosk
/// @param fields what was filled in, by key of the catalogue
public record IssueRequest(
        String key,
        String item,
        String catalogueVersion,
        String visit,
        Applicant applicant,
        Map<String, String> fields) {
    public IssueRequest {
        fields = Map.copyOf(fields);
    }

    /// @param name as on the card
    /// @param idNumber as on the card
    /// @param level `L1`, `L2` or `L3`
    /// @param credential the signed code of the city's app as scanned, for L2; the console checks it again
    public record Applicant(String name, String idNumber, String level, String credential) {
        @Override
        public String toString() {
            return "Applicant[" + level + "]";
        }
    }

    @Override
    public String toString() {
        return "IssueRequest[" + key + ", " + item + "]";
    }
}
