package org.nightwindow.driver;

import java.time.Instant;

/// Compares the person in front of the kiosk with the photo of the card 人证核验.
///
/// Never the only way to identify, only with consent asked for this once, and with every frame gone when the call
/// ends (Measures on the use of face recognition, in force 2025-06-01). A driver looks at nobody without a consent,
/// and the device's own camera stays off between two matches. No frame is handed to the host: it lies in memory of its
/// own outside the Java heap, where no collector copies it, and is overwritten before [#match] returns.
public interface PersonMatcher extends Device {

    /// Looks until one person is seen well enough.
    ///
    /// @param consent what the person said yes to
    /// @param referencePhoto JPEG of the card's photo; not kept, nor anything made of it
    /// @return done with the result; failed with [Fault#SECURITY], at once and without a look, when the consent is
    ///     over or was used before; failed with [Fault#NO_MEDIA] when nobody, or more than one person, was seen in
    ///     time
    Outcome<Match> match(Consent consent, byte[] referencePhoto, Call call);

    /// The yes of one person to one match, on a screen that also shows the way without it.
    ///
    /// @param token names it; unique for ever, and says nothing of the person
    /// @param until when it ends: a minute after it was given
    record Consent(String token, Instant until) {
        public Consent {
            if (!token.matches("[A-Za-z0-9-]{8,64}")) {
                throw new IllegalArgumentException("a consent is named by 8 to 64 letters, digits and -");
            }
        }
    }

    /// @param same whether the matcher takes them for the same person
    /// @param score 0 to 100, for the record
    record Match(boolean same, int score) {}
}
