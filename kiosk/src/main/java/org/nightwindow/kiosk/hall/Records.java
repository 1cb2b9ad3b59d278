package org.nightwindow.kiosk.hall;

import org.nightwindow.hall.RecordChoices;
import org.nightwindow.hall.Refusal;

/// How asking the console for the applicant's records ended. Asking changes nothing, so it may always be repeated.
public sealed interface Records {

    /// At least one to choose from.
    record Listed(RecordChoices choices) implements Records {}

    /// The console said no, or that there is none.
    record Refused(Refusal refusal) implements Records {}

    /// Nothing was heard, or nothing that can be used.
    record NoAnswer(String detail) implements Records {}
}
