package org.nightwindow.console.cases;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.console.keys.SelfSigned;

/// The key to which kiosks seal declarations: RSA-3072, made at the first start and kept like the seals' keys. Its
/// certificate travels in the catalogue, which kiosks fetch over mutual TLS; nobody else vouches for it.
///
/// @param key opens envelopes
/// @param certificatePem what kiosks seal to
public record FilingKey(PrivateKey key, String certificatePem) {
    private static final String NAME = "filing";

    public static FilingKey in(KeyFolder keys, Instant now, SecureRandom random) {
        PrivateKeyEntry entry = keys.keyPair(
                NAME,
                () -> SelfSigned.create(
                        new X500NameBuilder(BCStyle.INSTANCE)
                                .addRDN(BCStyle.O, "Nightwindow")
                                .addRDN(BCStyle.CN, "Declarations 申报")
                                .build(),
                        KeyUsage.keyEncipherment,
                        now,
                        random));
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(entry.getCertificate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilingKey(entry.getPrivateKey(), pem.toString());
    }

    @Override
    public String toString() {
        return "FilingKey";
    }
}
