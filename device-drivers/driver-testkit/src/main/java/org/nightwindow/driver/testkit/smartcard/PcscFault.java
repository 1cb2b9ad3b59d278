package org.nightwindow.driver.testkit.smartcard;

import java.time.Duration;

/// What can go wrong with a smart card, its reader, and the service between. Each strikes with one request.
public sealed interface PcscFault {

    /// The request it strikes with.
    PcscRequest with();

    /// The service answers this code: `0x80100066` the card does not answer, `0x8010000B` somebody else has it …
    record Returns(PcscRequest with, int code) implements PcscFault {}

    /// No answer: the card is mute, and the service waits for it.
    record Mute(PcscRequest with) implements PcscFault {}

    /// The answer comes so much later.
    record Slow(PcscRequest with, Duration by) implements PcscFault {}

    /// Half the answer comes, and no more.
    record Half(PcscRequest with) implements PcscFault {}

    /// Zeros come instead of the answer.
    record WrongBytes(PcscRequest with) implements PcscFault {}

    /// The card is lifted in the middle: the reader could not talk to it (`SCARD_E_NOT_TRANSACTED`), and it is
    /// gone.
    record Lifted(PcscRequest with) implements PcscFault {}

    /// The reader is unplugged in the middle; the service lives.
    record ReaderGone(PcscRequest with) implements PcscFault {}

    /// The card says so much and no more: 0 or 1 byte is no answer.
    record Says(int bytes) implements PcscFault {
        @Override
        public PcscRequest with() {
            return PcscRequest.TRANSMIT;
        }
    }
}
