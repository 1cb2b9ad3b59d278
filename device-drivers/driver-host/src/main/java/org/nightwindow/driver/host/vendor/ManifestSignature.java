package org.nightwindow.driver.host.vendor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// `manifest.sig`: an Ed25519 signature over the bytes of `manifest.json` as they are, and the key it can be checked
/// with. The key stands there so that a manifest altered later can be told from one of an unknown publisher; only a
/// key the kiosk knows of itself makes it good.
///
/// ```
/// key: MCowBQYDK2VwAyEA…
/// signature: …
/// ```
///
/// @param key whose it says it is
/// @param signature 64 bytes
record ManifestSignature(PublicKey key, byte[] signature) {
    static final String FILE = "manifest.sig";
    static final int SIZE_MAX = 4 << 10;
    private static final String KEY = "key: ";
    private static final String SIGNATURE = "signature: ";

    /// @return empty when the text is none
    static Optional<ManifestSignature> read(byte[] file) {
        List<String> lines = new String(file, StandardCharsets.US_ASCII).lines().toList();
        if (lines.size() != 2 || !lines.get(0).startsWith(KEY) || !lines.get(1).startsWith(SIGNATURE)) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            PublicKey key = Publisher.key(base64.decode(lines.get(0).substring(KEY.length())));
            return Optional.of(
                    new ManifestSignature(key, base64.decode(lines.get(1).substring(SIGNATURE.length()))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static ManifestSignature sign(byte[] manifest, PrivateKey secret, PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(secret);
        signature.update(manifest);
        return new ManifestSignature(key, signature.sign());
    }

    /// Whether its own key made it over these bytes.
    boolean fits(byte[] manifest) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(manifest);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Who of these made it, if anybody.
    Optional<Publisher> by(List<Publisher> publishers) {
        return publishers.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    byte[] write() {
        Base64.Encoder base64 = Base64.getEncoder();
        String text = KEY + base64.encodeToString(key.getEncoded()) + "\n" + SIGNATURE
                + base64.encodeToString(signature) + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
