package org.nightwindow.driver.standard.scanner;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Remembers which code was reported last, so that one left on the glass is not reported again at once. Keeps a
/// digest, not the code: that belongs to the resident.
public final class LastCode {
    /// Many scanners send a code that stays in view two to five times a second.
    static final Duration QUIET = Duration.ofMillis(1500);

    private final LongSupplier nanoTime;
    private byte[] digest = {};
    private long at;

    public LastCode(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// True when this very code was reported less than [#QUIET] ago; otherwise it is the last one from now on.
    public boolean repeats(byte[] code) {
        long now = nanoTime.getAsLong();
        byte[] seen = sha256(code);
        if (MessageDigest.isEqual(seen, digest) && now - at < QUIET.toNanos()) {
            return true;
        }
        digest = seen;
        at = now;
        return false;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
