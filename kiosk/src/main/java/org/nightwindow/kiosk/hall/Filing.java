package org.nightwindow.kiosk.hall;

import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.filing.FilingReply;

/// How handing over a declaration ended. Only the first two are final; after the others the same is sent again.
public sealed interface Filing {

    /// The console has it, or has another one of hers.
    record Answered(FilingReply reply) implements Filing {}

    /// The console said no, for good.
    record Refused(Refusal refusal) implements Filing {}

    /// The console is there, but this was no answer to the declaration: an accident of its own, or it does not know
    /// this
    /// kiosk. Another declaration may fare better.
    record NotTaken(String detail) implements Filing {}

    /// The console was not heard; it may have the declaration.
    record NoAnswer(String detail) implements Filing {}
}
