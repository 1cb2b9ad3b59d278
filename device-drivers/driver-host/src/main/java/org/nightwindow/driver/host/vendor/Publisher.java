package org.nightwindow.driver.host.vendor;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The Ed25519 key (RFC 8032) of somebody who publishes drivers: a vendor, or the hall that has tested them.
///
/// @param name for people; `acme`
/// @param key the public half
public record Publisher(String name, PublicKey key) {

    /// @param base64 X.509 SubjectPublicKeyInfo, as `sign` prints it
    /// @throws IllegalArgumentException when it is no such key
    public static Publisher of(String name, String base64) {
        return new Publisher(name, key(Base64.getDecoder().decode(base64)));
    }

    static PublicKey key(byte[] x509) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }

    /// Short enough to be read out over the telephone: the first 16 digits of the key's SHA-256, in fours.
    static String fingerprint(PublicKey key) {
        try {
            String digits = Manifest.hex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
            return String.join("-", digits.substring(0, 16).split("(?<=\\G.{4})", -1))
                    .replaceAll("-$", "");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
