package org.nightwindow.console.cases;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.nightwindow.console.keys.KeyFolder;

/// What stands for a person in tables that outlive her data: HMAC-SHA256 of her ID number under a secret of the key
/// folder. Her card finds her cases again; the table alone, even when it is stolen, names nobody. Thread-safe.
final class PersonHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    PersonHash(KeyFolder keys) {
        this(keys.secret("person-hash.secret"));
    }

    PersonHash(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), ALGORITHM);
    }

    /// 64 hex digits.
    ///
    /// @param idNumber as on a card or typed; a small x is a large one
    String of(String idNumber) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            String number = idNumber.strip().toUpperCase(Locale.ROOT);
            return HexFormat.of().formatHex(mac.doFinal(number.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
