package org.nightwindow.hall;

/// Asks the console which of her own records the applicant may choose from, for a field of type `record-choice`.
///
/// @param item id of the catalogue
/// @param field key of the field
/// @param catalogueVersion the item is from
/// @param visit random id of the visit; ties the credential to one visit
/// @param applicant who stands at the kiosk
public record RecordsRequest(
        String item, String field, String catalogueVersion, String visit, IssueRequest.Applicant applicant) {
    @Override
    public String toString() {
        return "RecordsRequest[" + item + ", " + field + "]";
    }
}
