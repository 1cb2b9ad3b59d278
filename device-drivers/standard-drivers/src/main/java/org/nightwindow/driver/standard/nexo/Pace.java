package org.nightwindow.driver.standard.nexo;

import java.time.Duration;

/// How long things take.
///
/// @param askAgain before the first question after a loss; then two, three and five times as long, as the payment
///     networks advise (a question every 3 to 5 s)
/// @param quiet how long a running payment may be silent before it is asked for: card holders need 5 to 25 s
/// @param answer the longest wait for an answer that needs nobody; normally 20 to 500 ms
/// @param abort how long before the end of a call a payment is called off, so that it still ends in time
/// @param settle how long after the loss of a line a request that left by it may still arrive. Linux repeats
///     unacknowledged bytes of a closed connection for about 100 s (`tcp_orphan_retries`, 8)
record Pace(Duration askAgain, Duration quiet, Duration answer, Duration abort, Duration settle) {
    private static final int[] STEPS = {1, 2, 3, 5};

    /// The wait before question number `n`, counted from 0.
    Duration step(int n) {
        return askAgain.multipliedBy(STEPS[Math.min(n, STEPS.length - 1)]);
    }
}
