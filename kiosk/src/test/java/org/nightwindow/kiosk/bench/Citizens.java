package org.nightwindow.kiosk.bench;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.nightwindow.driver.testkit.sdt.DemoCard;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.credential.AppCredential;

/// Demo identities of region 990101, and the city's app that signs for them.
public final class Citizens {
    public static final String NAME = "样若溪";
    public static final String ID = "990101198511122024";
    public static final String OTHER_NAME = "样一鸣";
    public static final String OTHER_ID = "990101199003071018";

    /// Ten years old in the tests.
    public static final String CHILD_ID = "990101201605012023";

    private static final String KEY_ID = "bench-app";

    private final KeyPair app = keys();
    private final KeyPair stranger = keys();
    private final AtomicInteger codes = new AtomicInteger();

    public DemoCard card() {
        return card(NAME, ID, "20400101");
    }

    public DemoCard otherCard() {
        return card(OTHER_NAME, OTHER_ID, "20400101");
    }

    public DemoCard childsCard() {
        return card(NAME, CHILD_ID, "20400101");
    }

    public DemoCard expiredCard() {
        return card(NAME, ID, "20200101");
    }

    private static DemoCard card(String name, String id, String validTo) {
        return DemoCard.citizen(
                name, "2", "01", id.substring(6, 14), "样例市示范区样例路 1 号", id, "样例市公安局示范分局", "20100101", validTo);
    }

    /// A good code, used once.
    public String code(String id, Instant now) {
        return AppCredential.sign(KEY_ID, app.getPrivate(), jti(), id, now, Duration.ofSeconds(60));
    }

    public String forgedCode(String id, Instant now) {
        return AppCredential.sign(KEY_ID, stranger.getPrivate(), jti(), id, now, Duration.ofSeconds(60));
    }

    /// The catalogue of the product with the key of this app.
    public String catalogue(String yaml) {
        String key = Base64.getEncoder().encodeToString(app.getPublic().getEncoded());
        return yaml + "\nissuers:\n  " + KEY_ID + ": " + key + "\n";
    }

    private String jti() {
        return Sha256.hex("code " + codes.incrementAndGet() + System.nanoTime()).substring(0, 32);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
