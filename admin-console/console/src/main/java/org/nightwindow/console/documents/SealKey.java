package org.nightwindow.console.documents;

import java.security.KeyStore.PrivateKeyEntry;
import java.security.SecureRandom;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.nightwindow.console.keys.SelfSigned;

/// Makes the key that seals documents until an office brings its own: RSA-3072 with a certificate that says TEST in
/// its subject. It is made once, at the first start, and kept in a PKCS#12 keystore that only the console can read.
public final class SealKey {
    /// @param office whose documents it seals, in Chinese
    public static PrivateKeyEntry create(String office, Instant now, SecureRandom random) {
        return SelfSigned.create(
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.C, "CN")
                        .addRDN(BCStyle.O, office)
                        .addRDN(BCStyle.OU, "TEST ONLY 测试章 无效")
                        .addRDN(BCStyle.CN, "TEST " + office + " 测试章")
                        .build(),
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                now,
                random);
    }

    private SealKey() {}
}
