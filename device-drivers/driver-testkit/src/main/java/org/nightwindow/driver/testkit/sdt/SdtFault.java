package org.nightwindow.driver.testkit.sdt;

import java.time.Duration;

/// What can go wrong with an ID card reader.
public sealed interface SdtFault {

    /// The module answers with this status (SW3) and nothing else: `0x31` card failed its authentication, `0x41` read
    /// failed, `0x60` self-test failed …
    record Status(int sw3) implements SdtFault {}

    /// The card is lifted while the answer leaves: the line falls silent after so many bytes, and the card is gone.
    record LiftedAt(int bytes) implements SdtFault {}

    /// The cable is pulled after so many bytes of the answer.
    record UnpluggedAt(int bytes) implements SdtFault {}

    /// The checksum is another one.
    record WrongChecksum() implements SdtFault {}

    /// The length field says more than there is: `by` may be negative.
    record WrongLength(int by) implements SdtFault {}

    /// The length field says 65,535.
    record Oversized() implements SdtFault {}

    /// So many bytes of noise come before the answer; among them half a preamble.
    record Noise(int bytes) implements SdtFault {}

    /// Another, earlier answer and this one arrive as one piece, and a third one begins behind them.
    record Merged() implements SdtFault {}

    /// No answer at all, as when a request was lost on the line.
    record Silent() implements SdtFault {}

    /// The answer leaves so much later.
    record Late(Duration by) implements SdtFault {}

    /// The module answers with this status and nothing else, so much later.
    record LateStatus(Duration by, int sw3) implements SdtFault {}

    /// Another fault, but only with this request; until then everything is fine.
    record During(SdtRequest request, SdtFault fault) implements SdtFault {}

    static SdtFault during(SdtRequest request, SdtFault fault) {
        return new During(request, fault);
    }

    /// The module answers the read of the card with this status.
    static SdtFault whenReading(int sw3) {
        return new During(SdtRequest.READ, new Status(sw3));
    }
}
