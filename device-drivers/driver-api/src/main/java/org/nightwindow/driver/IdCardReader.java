package org.nightwindow.driver;

/// Reads a resident ID card 居民身份证 (GA 450, GA/T 467).
public interface IdCardReader extends Device {

    /// Waits for a card and reads it once.
    ///
    /// These cards are contactless: after a read the reader cannot tell whether the card still lies there. A card
    /// that was read must leave the field before it is found again.
    ///
    /// @return done with the card; failed with [Fault#NO_MEDIA] when none was laid in time, [Fault#MEDIA_ERROR]
    ///     when it was lifted too early or could not be read (laying it again helps), [Fault#MEDIA_SUSPECT] when it
    ///     failed its authentication, [Fault#HARDWARE] or [Fault#SECURITY] when the reader itself is at fault
    Outcome<IdCard> read(Call call);
}
