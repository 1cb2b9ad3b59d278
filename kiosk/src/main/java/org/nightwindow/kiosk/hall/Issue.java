package org.nightwindow.kiosk.hall;

import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.Refusal;

/// How asking the console for a document ended.
public sealed interface Issue {

    /// The console issued it; its SHA-256 and its pages are as announced.
    record Issued(IssuedDocument document) implements Issue {}

    /// The console said no; nothing was issued under this key.
    record Refused(Refusal refusal) implements Issue {}

    /// Proven not sent: no connection came about. Nothing was issued.
    record Unreachable(String detail) implements Issue {}

    /// It may have been issued. Asking again with the same key is safe and gives the same document; giving up is
    /// safe too once the act is settled NOT_DONE, whose event voids what was issued or refuses what still comes.
    record NoAnswer(String detail) implements Issue {}
}
