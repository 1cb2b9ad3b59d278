package org.nightwindow.console.verification;

import org.nightwindow.console.documents.DocumentRecord;

/// What can be said of a paper.
public sealed interface Finding {
    /// Issued and known to have come out whole.
    record Genuine(DocumentRecord document) implements Finding {}

    /// Issued a moment ago; its kiosk has not reported yet.
    record JustIssued(DocumentRecord document) implements Finding {}

    /// Issued, but nobody knows whether the paper came out whole.
    record Unconfirmed(DocumentRecord document) implements Finding {}

    /// It did not come out, or only in part; the number is worth nothing.
    record Withdrawn(DocumentRecord document) implements Finding {}

    /// No such document. Says neither that a paper is false nor that it is genuine.
    ///
    /// @param asked the serial as typed, empty after a QR
    record NotFound(String asked) implements Finding {}

    /// Nothing was asked yet.
    record NothingAsked() implements Finding {}

    /// Too many questions from one address.
    record TooMany() implements Finding {}
}
