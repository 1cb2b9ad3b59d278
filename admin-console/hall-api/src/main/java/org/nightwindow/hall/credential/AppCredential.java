package org.nightwindow.hall.credential;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.nightwindow.hall.Sha256;

/// A short-lived code the city's app shows as a QR, signed by the app's issuer and tied to one person.
///
/// ``` NW1.<base64url of {"kid","jti","sub","iat","exp"}>.<base64url of the Ed25519 signature over everything
/// before this dot> ``` `jti` is random (at least 128 bits) and used once; `sub` is `sha256(jti + ":" + ID
/// number)`, so the code names nobody; `iat` and `exp` are seconds since 1970, at most [#LONGEST_LIFE] apart. The
/// kiosk checks it without any network; the console checks it again.
public final class AppCredential {
    /// The app shows a new code every 60 s (our own figure); twice that leaves time to hold it under the scanner.
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(2);

    /// Phones and kiosks do not agree to the second; NTP-set clocks are within 1 s, phones seldom off by more than
    /// 10 s.
    public static final Duration CLOCK_LEEWAY = Duration.ofSeconds(30);

    private static final String PREFIX = "NW1.";
    private static final String ALGORITHM = "Ed25519";

    /// What a check found.
    public sealed interface Verdict {
        /// @param jti to be remembered until `expiresAt`: the same code is not good twice
        record Valid(String jti, Instant expiresAt) implements Verdict {}

        /// Not a code of the app.
        record Malformed() implements Verdict {}

        /// Signed by nobody this hall knows.
        record UnknownIssuer() implements Verdict {}

        /// The signature does not fit.
        record Forged() implements Verdict {}

        record Expired(Instant since) implements Verdict {}

        /// From the future: one of the clocks is wrong.
        record NotYetValid(Instant from) implements Verdict {}

        /// A good code of somebody else.
        record OtherPerson() implements Verdict {}
    }

    private record Claims(
            @JsonProperty(required = true) String kid,
            @JsonProperty(required = true) String jti,
            @JsonProperty(required = true) String sub,
            @JsonProperty(required = true) long iat,
            @JsonProperty(required = true) long exp) {
        @JsonCreator
        Claims {}
    }

    /// Checks a code against the card of the person who shows it. Whether it was used before is the caller's to
    /// know.
    ///
    /// @param token as scanned
    /// @param idNumber as read from the card
    /// @param issuers public keys by key id
    /// @param now by a clock that is known to be right
    public static Verdict verify(String token, String idNumber, Map<String, PublicKey> issuers, Instant now) {
        SignedToken read = SignedToken.parse(token, PREFIX).orElse(null);
        Claims claims = read == null
                ? null
                : read.claims(Claims.class).filter(AppCredential::isWhole).orElse(null);
        if (read == null || claims == null) {
            return new Verdict.Malformed();
        }
        PublicKey key = issuers.get(claims.kid());
        if (key == null) {
            return new Verdict.UnknownIssuer();
        }
        if (!read.isSignedBy(key, ALGORITHM)) {
            return new Verdict.Forged();
        }
        // The signature holds from here on: what the claims say, the issuer said.
        if (claims.exp() <= claims.iat() || claims.exp() - claims.iat() > LONGEST_LIFE.toSeconds()) {
            return new Verdict.Malformed();
        }
        Instant from = Instant.ofEpochSecond(claims.iat());
        Instant until = Instant.ofEpochSecond(claims.exp());
        if (now.plus(CLOCK_LEEWAY).isBefore(from)) {
            return new Verdict.NotYetValid(from);
        }
        if (!now.minus(CLOCK_LEEWAY).isBefore(until)) {
            return new Verdict.Expired(until);
        }
        if (!sameText(claims.sub(), subject(claims.jti(), idNumber))) {
            return new Verdict.OtherPerson();
        }
        return new Verdict.Valid(claims.jti(), until.plus(CLOCK_LEEWAY));
    }

    /// Makes a code, as the city's app does: a reference for its makers, and for tests.
    ///
    /// @param kid key id the hall knows the public key by
    /// @param key Ed25519
    /// @param jti random, at least 22 characters of base64url
    /// @param life at most [#LONGEST_LIFE]
    public static String sign(
            String kid, PrivateKey key, String jti, String idNumber, Instant issuedAt, Duration life) {
        long iat = issuedAt.getEpochSecond();
        Claims claims = new Claims(kid, jti, subject(jti, idNumber), iat, iat + life.toSeconds());
        return SignedToken.sign(PREFIX, claims, key, ALGORITHM);
    }

    @SuppressWarnings("ConstantValue") // JSON may say null where a word is promised
    private static boolean isWhole(Claims claims) {
        return claims.kid() != null
                && claims.jti() != null
                && claims.sub() != null
                && claims.jti().length() >= 22;
    }

    private static String subject(String jti, String idNumber) {
        return Sha256.hex(jti + ":" + idNumber);
    }

    private static boolean sameText(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private AppCredential() {}
}
