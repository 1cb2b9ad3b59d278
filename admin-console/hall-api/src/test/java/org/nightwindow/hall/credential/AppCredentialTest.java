package org.nightwindow.hall.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.credential.AppCredential.Verdict;

class AppCredentialTest {
    private static final String ID = "990101198511122024";
    private static final String JTI = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final Instant NOW = Instant.parse("2026-11-21T03:12:00Z");
    private static final KeyPair APP = keyPair();
    private static final Map<String, PublicKey> ISSUERS = Map.of("app-1", APP.getPublic());

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String token() {
        return AppCredential.sign("app-1", APP.getPrivate(), JTI, ID, NOW, Duration.ofSeconds(60));
    }

    private static Verdict verify(String token, Instant now) {
        return AppCredential.verify(token, ID, ISSUERS, now);
    }

    @Test
    void herOwnFreshCodeIsGood() {
        assertThat(verify(token(), NOW.plusSeconds(20)))
                .isEqualTo(new Verdict.Valid(JTI, NOW.plusSeconds(60).plus(AppCredential.CLOCK_LEEWAY)));
    }

    @Test
    void somebodyElsesCodeIsNotHers() {
        assertThat(AppCredential.verify(token(), "990101199003071018", ISSUERS, NOW))
                .isEqualTo(new Verdict.OtherPerson());
    }

    @Test
    void anOldCodeHasExpiredAndOneFromTheFutureIsNotYetValid() {
        assertThat(verify(token(), NOW.plusSeconds(89))).isInstanceOf(Verdict.Valid.class);
        assertThat(verify(token(), NOW.plusSeconds(90))).isInstanceOf(Verdict.Expired.class);
        assertThat(verify(token(), NOW.minusSeconds(31))).isInstanceOf(Verdict.NotYetValid.class);
    }

    @Test
    void aCodeOfAnotherSignerIsForged() {
        String forged = AppCredential.sign("app-1", keyPair().getPrivate(), JTI, ID, NOW, Duration.ofSeconds(60));
        assertThat(verify(forged, NOW)).isEqualTo(new Verdict.Forged());
    }

    @Test
    void anIssuerNobodyKnowsIsNamedAsSuch() {
        String unknown = AppCredential.sign("app-9", APP.getPrivate(), JTI, ID, NOW, Duration.ofSeconds(60));
        assertThat(verify(unknown, NOW)).isEqualTo(new Verdict.UnknownIssuer());
    }

    @Test
    void aCodeThatWouldLiveTooLongIsRefusedThoughItIsSigned() {
        String eternal = AppCredential.sign("app-1", APP.getPrivate(), JTI, ID, NOW, Duration.ofDays(1));
        assertThat(verify(eternal, NOW)).isEqualTo(new Verdict.Malformed());
    }

    @Property(tries = 300)
    void anyChangedCharacterIsNoticed(@ForAll @IntRange(max = 400) int place, @ForAll char other) {
        String token = token();
        int at = place % token.length();
        if (token.charAt(at) == other) {
            return;
        }
        String changed = token.substring(0, at) + other + token.substring(at + 1);
        // The last character of base64 carries spare bits that decode to the same bytes; everything else must be
        // refused.
        if (at != token.length() - 1) {
            assertThat(verify(changed, NOW)).isNotInstanceOf(Verdict.Valid.class);
        }
    }

    @Property(tries = 500)
    void whateverIsScannedNeverThrows(@ForAll String text) {
        assertThatCode(() -> verify(text, NOW)).doesNotThrowAnyException();
        assertThat(verify("NW1." + text, NOW)).isNotInstanceOf(Verdict.Valid.class);
    }
}
