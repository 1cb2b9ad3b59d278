package org.nightwindow.hall.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import org.nightwindow.hall.Json;

/// What all our codes look like: `<prefix><base64url of JSON claims>.<base64url of the signature over everything
/// before this dot>`. The prefix is signed too, so a code of one kind is never one of another kind.
record SignedToken(String signed, byte[] claims, byte[] signature) {
    private static final int LONGEST = 1024;

    /// @param prefix ends in a dot and has no other
    /// @return empty when `token` does not look like this; says nothing about who signed it
    static Optional<SignedToken> parse(String token, String prefix) {
        String[] parts = token.strip().split("\\.", -1);
        if (token.length() > LONGEST || parts.length != 3 || !token.strip().startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SignedToken(
                    parts[0] + "." + parts[1],
                    Base64.getUrlDecoder().decode(parts[1]),
                    Base64.getUrlDecoder().decode(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// What it claims; empty when it cannot be read.
    <C> Optional<C> claims(Class<C> type) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(claims, type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// @param algorithm of [Signature]
    boolean isSignedBy(PublicKey key, String algorithm) {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of the wrong length ends here
        }
    }

    /// @throws IllegalArgumentException when `key` is not one of `algorithm`
    static String sign(String prefix, Object claims, PrivateKey key, String algorithm) {
        try {
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            String signed = prefix + base64.encodeToString(Json.MAPPER.writeValueAsBytes(claims));
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a private key for " + algorithm, e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims are plain text and numbers", e);
        }
    }
}
