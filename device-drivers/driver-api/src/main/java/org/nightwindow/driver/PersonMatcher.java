package org.nightwindow.driver;

/// Compares the person in front of the kiosk with the photo of the card 人证核验.
///
/// Never the only way to identify, only with consent asked for this once, and with every frame gone when the call
/// ends (Measures on the use of face recognition, in force 2025-06-01).
public interface PersonMatcher extends Device {

    /// @param referencePhoto JPEG of the card's photo; not kept
    /// @return done with the result; failed with [Fault#NO_MEDIA] when nobody, or more than one person, was seen in
    ///     time
    Outcome<Match> match(byte[] referencePhoto, Call call);

    /// @param same whether the matcher takes them for the same person
    /// @param score 0 to 100, for the record
    record Match(boolean same, int score) {}
}
