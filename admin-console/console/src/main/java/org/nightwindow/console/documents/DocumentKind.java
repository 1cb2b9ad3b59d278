package org.nightwindow.console.documents;

import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.Refusal;

/// What one kind of document says: gathers its content from the record sources. How it looks is a layout. Any
/// thread.
public interface DocumentKind {
    /// Name of the layout and of the catalogue's template.
    String template();

    /// @param request whose fields were checked against the catalogue
    /// @param terminal id of the kiosk, as printed
    Gathered gather(IssueRequest request, String terminal);

    sealed interface Gathered {}

    /// @param content everything but the numbering
    /// @param period what time it covers, for the public page
    record Ready(Content content, String period) implements Gathered {}

    record Refused(Refusal refusal) implements Gathered {}
}
