package org.nightwindow.console.documents;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.RecordChoices;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;

/// What one kind of document says: gathers its content from the record sources. How it looks is a layout. Any
/// thread.
public interface DocumentKind {
    /// Name of the layout and of the catalogue's template.
    String template();

    /// @param request whose fields were checked against the catalogue
    /// @param terminal id of the kiosk, as printed
    Gathered gather(IssueRequest request, String terminal);

    /// What a field of type `record-choice` offers her. Only kinds that have such a field answer with anything.
    ///
    /// @param field key of the field
    /// @param today at the hall
    default Offered offers(String field, Applicant applicant, LocalDate today) {
        return new Refused(Refusals.NOT_OFFERED);
    }

    sealed interface Offered {}

    record Choices(RecordChoices choices) implements Offered {}

    sealed interface Gathered {}

    /// @param content everything but the numbering
    /// @param covers what it is about, for the public page: enough to notice a changed paper, nothing personal
    /// @param totalFen its sum, for the public page; empty when it is not about money
    record Ready(Content content, Text covers, OptionalLong totalFen) implements Gathered {}

    record Refused(Refusal refusal) implements Gathered, Offered {}
}
