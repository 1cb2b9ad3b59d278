package org.nightwindow.driver.standard.nexo;

/// What entitles the driver to say that money moved or did not. Whatever is not on this list is unknown.
enum Evidence {
    /// CHARGED. The terminal's own answer to this ServiceID says Success, with the amount and its reference.
    APPROVED,
    /// NOT CHARGED. No byte of the request left the kiosk.
    NEVER_SENT,
    /// NOT CHARGED. The terminal's own answer to this ServiceID says Failure, with one of the reasons that
    /// [ErrorCondition] lists as final.
    TERMINAL_REFUSED,
    /// NOT CHARGED. The terminal does not know the ServiceID, and no request can be under way any more: the line it
    /// may have left by has been gone for [Pace#settle()].
    NOT_KNOWN_TO_TERMINAL,
    /// NOTHING LEFT. The charge was given back whole: the terminal's answer to the reversal says Success.
    GIVEN_BACK;

    /// With the terminal's words: `TERMINAL_REFUSED: Payment A1 Failure Refusal`.
    String with(String words) {
        return name() + ": " + words;
    }
}
