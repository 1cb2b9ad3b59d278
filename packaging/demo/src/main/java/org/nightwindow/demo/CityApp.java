package org.nightwindow.demo;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.nightwindow.hall.credential.AppCredential;

/// The city's app on the resident's phone: signs a code that is hers and good for a minute.
final class CityApp {
    static final String KEY_ID = "city-app-demo";
    private static final Duration CODE_LIFE = Duration.ofSeconds(60);

    private final KeyPair keys;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    CityApp(InstantSource clock) {
        this.clock = clock;
        try {
            this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /// For the console's settings: X.509 in base64.
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /// What the phone shows now. Every call is a new code.
    String code(String idNumber) {
        byte[] jti = new byte[16];
        random.nextBytes(jti);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(jti);
        return AppCredential.sign(KEY_ID, keys.getPrivate(), name, idNumber, clock.instant(), CODE_LIFE);
    }
}
