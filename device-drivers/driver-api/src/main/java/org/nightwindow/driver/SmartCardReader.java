package org.nightwindow.driver;

/// Talks to a contact card, such as a social security card 社会保障卡 (ISO 7816).
public interface SmartCardReader extends Device {

    /// Waits for a card and powers it on.
    ///
    /// @return done with its answer to reset, 2 to 33 bytes; failed with [Fault#NO_MEDIA] or [Fault#MEDIA_ERROR]
    Outcome<byte[]> powerOn(Call call);

    /// One command to the card and its answer.
    ///
    /// @param command a command APDU, at least 4 bytes
    /// @return done with the response APDU, at least 2 bytes, the last two being the status word; failed with
    ///     [Fault#NO_MEDIA] when the card was pulled
    Outcome<byte[]> transmit(byte[] command, Call call);

    /// Powers the card off and lets it go.
    Outcome<Nothing> powerOff(Call call);
}
