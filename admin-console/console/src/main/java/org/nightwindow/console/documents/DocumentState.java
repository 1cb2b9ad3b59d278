package org.nightwindow.console.documents;

import org.nightwindow.hall.KioskEvent.Outcome;

/// What is known of a document's paper.
public enum DocumentState {
    /// Numbered and sealed; whether it came out is not known yet.
    ISSUED,
    /// It came out whole.
    PRINTED,
    /// It may have come out. A person or later evidence will settle it.
    UNCONFIRMED,
    /// It did not come out, or only in part. Whatever paper carries its serial is worth nothing.
    VOID;

    /// The state after a kiosk reported `outcome`.
    ///
    /// [#PRINTED] and [#VOID] are final, so an event that is told again, or a late older one, changes nothing. What
    /// was unknown is settled only by a `RESOLVED_…`: a plain outcome there would contradict the kiosk's own
    /// ledger.
    public DocumentState after(Outcome outcome) {
        return switch (this) {
            case PRINTED, VOID -> this;
            case UNCONFIRMED ->
                switch (outcome) {
                    case DONE, NOT_DONE, UNKNOWN -> this;
                    case RESOLVED_DONE -> PRINTED;
                    case RESOLVED_NOT_DONE -> VOID;
                };
            case ISSUED ->
                switch (outcome) {
                    case DONE, RESOLVED_DONE -> PRINTED;
                    case NOT_DONE, RESOLVED_NOT_DONE -> VOID;
                    case UNKNOWN -> UNCONFIRMED;
                };
        };
    }
}
