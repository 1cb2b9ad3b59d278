package org.nightwindow.console.documents;

import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.Refusal;

/// What became of a request.
public sealed interface Issue {
    record Issued(IssuedDocument document) implements Issue {}

    record Refused(Refusal refusal) implements Issue {}
}
