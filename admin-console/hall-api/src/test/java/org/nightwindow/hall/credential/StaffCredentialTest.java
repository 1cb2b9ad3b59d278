package org.nightwindow.hall.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.credential.StaffCredential.Verdict;

class StaffCredentialTest {
    private static final String JTI = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String KIOSK = "990101-K03";
    private static final String ACCOUNT = StaffCredential.accountId("wang");
    private static final Instant NOW = Instant.parse("2026-11-21T19:40:00Z");
    private static final Duration LIFE = StaffCredential.LONGEST_LIFE;
    private static final KeyPair CONSOLE = keys();
    private static final String TOKEN = sign(KIOSK);

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String sign(String kiosk) {
        return StaffCredential.sign(CONSOLE.getPrivate(), JTI, kiosk, ACCOUNT, NOW, LIFE);
    }

    private static Verdict verify(String token, Instant now) {
        return StaffCredential.verify(token, KIOSK, CONSOLE.getPublic(), now);
    }

    @Test
    void theCodeForThisKioskIsGood_andNamesAnAccountWithoutItsName() {
        assertThat(verify(TOKEN, NOW.plusSeconds(20)))
                .isEqualTo(new Verdict.Valid(JTI, ACCOUNT, NOW.plus(LIFE).plus(AppCredential.CLOCK_LEEWAY)));
        assertThat(ACCOUNT).matches("S-[0-9a-f]{8}");
        assertThat(new String(Base64.getUrlDecoder().decode(TOKEN.split("\\.", -1)[1]), StandardCharsets.UTF_8))
                .doesNotContain("wang");
    }

    @Property(tries = 300)
    void whateverOneLetterOfItIsChangedTo_itOpensNothing(
            @ForAll @IntRange(max = 400) int place, @ForAll @IntRange(min = '!', max = '~') int letter) {
        int at = place % TOKEN.length();
        String changed = TOKEN.substring(0, at) + (char) letter + TOKEN.substring(at + 1);
        boolean sameBytes = SignedToken.parse(changed, "NWS1.")
                .filter(read -> read.isSignedBy(CONSOLE.getPublic(), "SHA256withECDSA"))
                .isPresent(); // the last letter of base64url has bits that mean nothing
        if (!sameBytes) {
            assertThat(verify(changed, NOW)).isInstanceOfAny(Verdict.Malformed.class, Verdict.Forged.class);
        } else {
            assertThat(at == TOKEN.length() - 1 || changed.equals(TOKEN)).isTrue();
        }
    }

    @Property(tries = 300)
    void outsideOfItsTimeItIsNotGood(@ForAll @LongRange(min = -100_000, max = 100_000) long seconds) {
        Verdict verdict = verify(TOKEN, NOW.plusSeconds(seconds));
        if (seconds < -30) {
            assertThat(verdict).isInstanceOf(Verdict.NotYetValid.class);
        } else if (seconds >= LIFE.toSeconds() + 30) {
            assertThat(verdict).isEqualTo(new Verdict.Expired(NOW.plus(LIFE)));
        } else {
            assertThat(verdict).isInstanceOf(Verdict.Valid.class);
        }
    }

    @Property(tries = 100)
    void forAnotherKioskItSaysWhichOneItIsFor(@ForAll @IntRange(min = 4, max = 99) int number) {
        String other = "990101-K%02d".formatted(number);
        assertThat(verify(sign(other), NOW)).isEqualTo(new Verdict.OtherKiosk(other));
    }

    @Test
    void signedByAnotherConsole_orLivingTooLong_isNotTaken() {
        KeyPair other = keys();
        assertThat(verify(StaffCredential.sign(other.getPrivate(), JTI, KIOSK, ACCOUNT, NOW, LIFE), NOW))
                .isEqualTo(new Verdict.Forged());
        assertThat(verify(
                        StaffCredential.sign(CONSOLE.getPrivate(), JTI, KIOSK, ACCOUNT, NOW, LIFE.plusSeconds(1)), NOW))
                .isEqualTo(new Verdict.Malformed());
        assertThat(verify(StaffCredential.sign(CONSOLE.getPrivate(), "short", KIOSK, ACCOUNT, NOW, LIFE), NOW))
                .isEqualTo(new Verdict.Malformed());
    }

    @Test
    void aResidentsCodeIsNotOne_andOneIsNotAResidentsCode() throws GeneralSecurityException {
        KeyPair app = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String code =
                AppCredential.sign("app-1", app.getPrivate(), JTI, "990101198511122024", NOW, Duration.ofMinutes(1));
        assertThat(verify(code, NOW)).isEqualTo(new Verdict.Malformed());
        assertThat(AppCredential.verify(TOKEN, "990101198511122024", Map.of("app-1", app.getPublic()), NOW))
                .isEqualTo(new AppCredential.Verdict.Malformed());
    }

    @Property(tries = 200)
    void nothingThatIsScannedThrows(@ForAll String anything) {
        assertThat(verify(anything, NOW)).isNotInstanceOf(Verdict.Valid.class);
        assertThat(verify("NWS1." + anything, NOW)).isNotInstanceOf(Verdict.Valid.class);
    }
}
