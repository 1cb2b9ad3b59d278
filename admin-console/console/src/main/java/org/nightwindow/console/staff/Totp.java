package org.nightwindow.console.staff;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time codes, RFC 6238: SHA-1, six digits, 30 s, which is what every authenticator app speaks.
final class Totp {
    /// As RFC 4226 §4 recommends.
    static final int SECRET_BYTES = 20;

    static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    /// A phone's clock may be wrong by one step either way (RFC 6238 §5.2).
    private static final int SKEW_STEPS = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// The step of which `code` is the code; empty when it is none of now, or of a step not after `used`: a code is
    /// good once.
    ///
    /// @param used the newest step whose code was taken
    static OptionalLong stepOf(byte[] secret, String code, Instant now, long used) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        for (long step = Math.max(used + 1, current - SKEW_STEPS); step <= current + SKEW_STEPS; step++) {
            if (code(secret, step).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String code(byte[] secret, Instant moment) {
        return code(secret, moment.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /// RFC 4648 §6, without padding, as apps show it. 20 bytes are exactly 32 characters.
    static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : secret) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        return text.toString();
    }

    private Totp() {}
}
