package org.nightwindow.console.staff;

import java.security.SecureRandom;
import java.util.Base64;

/// Random texts that are safe in cookies, forms and links.
final class Secrets {
    /// 256 bits.
    private static final int BYTES = 32;

    static String fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Secrets() {}
}
