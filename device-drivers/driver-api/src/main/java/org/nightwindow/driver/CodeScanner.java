package org.nightwindow.driver;

/// Reads QR and bar codes.
public interface CodeScanner extends Device {

    /// Switches the scanner on, waits for one code, and switches it off. What arrived before the call is thrown
    /// away; the same code left on the glass is not reported twice within 1.5 s.
    ///
    /// @return done with the code; failed with [Fault#NO_MEDIA] when none was shown in time, [Fault#INVALID_DATA]
    ///     when what was read is longer than [ScannedCode#MAX_BYTES] or is no text
    Outcome<ScannedCode> scan(Call call);
}
