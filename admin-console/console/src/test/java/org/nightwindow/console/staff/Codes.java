package org.nightwindow.console.staff;

import java.time.Instant;

/// An authenticator app for tests. It reads the secret as an app does; that the codes are right is [TotpTest]'s.
public final class Codes {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static String of(String base32, Instant moment) {
        byte[] secret = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < secret.length * 8; bit++) {
            int value = BASE32.indexOf(base32.charAt(bit / 5));
            secret[bit / 8] |= (byte) (((value >> (4 - bit % 5)) & 1) << (7 - bit % 8));
        }
        return Totp.code(secret, moment);
    }

    private Codes() {}
}
