package org.nightwindow.kiosk.hall;

import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.filing.CaseList;

/// How asking the console for cases ended. Asking changes nothing, so it may always be repeated.
public sealed interface Cases {

    /// At least one.
    record Found(CaseList list) implements Cases {}

    /// The console said no, or that there is none.
    record Refused(Refusal refusal) implements Cases {}

    /// Nothing was heard, or nothing that can be used.
    record NoAnswer(String detail) implements Cases {}
}
