package org.nightwindow.console.cases;

import java.util.Map;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.filing.Declaration;

/// What an applicant declared, as it is kept while the case needs it. Personal data.
///
/// @param level `L1`, `L2` or `L3`: how sure the kiosk was of her
/// @param fields by key of the catalogue the case was filed with
record CaseDeclaration(String name, String idNumber, String level, Map<String, String> fields, Signature signature) {
    CaseDeclaration {
        fields = Map.copyOf(fields);
    }

    /// Without the code she showed: it has done its work.
    static CaseDeclaration of(Declaration declaration, Map<String, String> cleaned) {
        return new CaseDeclaration(
                declaration.applicant().name(),
                declaration.applicant().idNumber(),
                declaration.applicant().level(),
                cleaned,
                declaration.signature());
    }

    @Override
    public String toString() {
        return "CaseDeclaration";
    }
}
