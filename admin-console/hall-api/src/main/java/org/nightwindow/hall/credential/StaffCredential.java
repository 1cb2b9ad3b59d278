package org.nightwindow.hall.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import org.nightwindow.hall.Sha256;

/// What a technician shows to a kiosk to work on it 现场检修码: a QR on his phone, made by the console for one kiosk
/// and one account, short-lived and good once.
///
/// ``` NWS1.<base64url of {"jti","kiosk","who","iat","exp"}>.<base64url of the signature> ``` The console signs with
/// the key of its certificate authority (ECDSA, P-256, SHA-256), whose certificate every kiosk has kept since its
/// enrolment: so it is checked without any network. `jti` is random (at least 128 bits); `who` is [#accountId], not a
/// name; `iat` and `exp` are seconds since 1970, at most [#LONGEST_LIFE] apart.
public final class StaffCredential {
    /// From the page on his phone to the scanner: he stands in the hall already, perhaps has to find a network first.
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private static final String PREFIX = "NWS1.";
    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int SHORTEST_JTI = 22;
    private static final int ACCOUNT_DIGITS = 8;

    /// What a check found.
    public sealed interface Verdict {
        /// @param jti to be remembered until `expiresAt`: the same code is not good twice
        /// @param account as [#accountId]
        record Valid(String jti, String account, Instant expiresAt) implements Verdict {}

        /// Not a code of the console.
        record Malformed() implements Verdict {}

        /// Not signed by the console of this kiosk.
        record Forged() implements Verdict {}

        record Expired(Instant since) implements Verdict {}

        /// From the future: the clock of kiosk or console is wrong.
        record NotYetValid(Instant from) implements Verdict {}

        /// A good code for another kiosk.
        record OtherKiosk(String kioskId) implements Verdict {}
    }

    private record Claims(
            @JsonProperty(required = true) String jti,
            @JsonProperty(required = true) String kiosk,
            @JsonProperty(required = true) String who,
            @JsonProperty(required = true) long iat,
            @JsonProperty(required = true) long exp) {
        @JsonCreator
        Claims {}
    }

    /// Checks a code. Whether it was used before is the caller's to know.
    ///
    /// @param token as scanned
    /// @param kioskId of the kiosk that checks
    /// @param console public key of the console's certificate authority
    /// @param now by a clock that is known to be right
    public static Verdict verify(String token, String kioskId, PublicKey console, Instant now) {
        SignedToken read = SignedToken.parse(token, PREFIX).orElse(null);
        if (read == null) {
            return new Verdict.Malformed();
        }
        if (!read.isSignedBy(console, ALGORITHM)) {
            return new Verdict.Forged();
        }
        // From here on: what the claims say, the console said.
        Claims claims =
                read.claims(Claims.class).filter(StaffCredential::isWhole).orElse(null);
        if (claims == null) {
            return new Verdict.Malformed();
        }
        if (!claims.kiosk().equals(kioskId)) {
            return new Verdict.OtherKiosk(claims.kiosk());
        }
        Instant from = Instant.ofEpochSecond(claims.iat());
        Instant until = Instant.ofEpochSecond(claims.exp());
        if (now.plus(AppCredential.CLOCK_LEEWAY).isBefore(from)) {
            return new Verdict.NotYetValid(from);
        }
        if (!now.minus(AppCredential.CLOCK_LEEWAY).isBefore(until)) {
            return new Verdict.Expired(until);
        }
        return new Verdict.Valid(claims.jti(), claims.who(), until.plus(AppCredential.CLOCK_LEEWAY));
    }

    /// Makes a code; only the console has the key.
    ///
    /// @param key of the console's certificate authority
    /// @param jti random, at least 22 characters of base64url
    /// @param account as [#accountId]
    /// @param life at most [#LONGEST_LIFE]
    public static String sign(
            PrivateKey key, String jti, String kioskId, String account, Instant issuedAt, Duration life) {
        long iat = issuedAt.getEpochSecond();
        return SignedToken.sign(PREFIX, new Claims(jti, kioskId, account, iat, iat + life.toSeconds()), key, ALGORITHM);
    }

    /// How kiosks and their records call an account: `S-1f0c99ab`. The console's audit says whose it is; nobody's name
    /// leaves the console.
    public static String accountId(String accountName) {
        return "S-" + Sha256.hex("staff:" + accountName).substring(0, ACCOUNT_DIGITS);
    }

    @SuppressWarnings("ConstantValue") // JSON may say null where a word is promised
    private static boolean isWhole(Claims claims) {
        return claims.jti() != null
                && claims.kiosk() != null
                && claims.who() != null
                && claims.jti().length() >= SHORTEST_JTI
                && claims.exp() > claims.iat()
                && claims.exp() - claims.iat() <= LONGEST_LIFE.toSeconds();
    }

    private StaffCredential() {}
}
