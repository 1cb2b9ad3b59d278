package org.nightwindow.hall;

/// Why the console does not do what was asked; an expected answer, never a fault.
///
/// @param code closed list below; kiosks treat a code they do not know like [#NOT_POSSIBLE]
/// @param zh for the resident, in Chinese: what, and what she can do
/// @param en the same in English
public record Refusal(String code, String zh, String en) {
    /// The item cannot be done at the moment; try later or at a counter.
    public static final String NOT_POSSIBLE = "NOT_POSSIBLE";
    /// There is nothing to put on paper: no record in the period.
    public static final String NO_RECORDS = "NO_RECORDS";
    /// A field is not as the catalogue asks.
    public static final String FIELDS = "FIELDS";
    /// The app's code is forged, expired or already used for another visit.
    public static final String CREDENTIAL = "CREDENTIAL";
    /// This act was settled before; its key issues nothing more.
    public static final String SETTLED = "SETTLED";
    /// The kiosk runs a catalogue that is no longer accepted.
    public static final String CATALOGUE = "CATALOGUE";
    /// The client certificate is missing, expired or revoked; a technician must enrol the kiosk again.
    public static final String CERTIFICATE = "CERTIFICATE";
    /// The enrolment code is wrong, used or too old.
    public static final String ENROLMENT = "ENROLMENT";
    /// A character of the record cannot be printed; a counter can.
    public static final String RARE_CHARACTER = "RARE_CHARACTER";
    /// The envelope of a declaration cannot be opened: damaged, or sealed to a key the console no longer has.
    public static final String ENVELOPE = "ENVELOPE";
    /// The case is not hers, or is not where this could still be done to it.
    public static final String CASE = "CASE";
    /// A query code belongs to more than one case; the card finds the right one.
    public static final String AMBIGUOUS = "AMBIGUOUS";
    /// The event sequence does not continue what the console has.
    public static final String SEQUENCE = "SEQUENCE";
    /// Not even the frame of a batch of events can be read; nothing of it was taken, and nothing is wrong with what the
    /// console has. Smaller batches may pass.
    public static final String UNREADABLE = "UNREADABLE";
}
