package org.nightwindow.console.documents;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes the key that seals documents until an office brings its own: RSA-3072 with a certificate that says TEST in
/// its subject. It is made once, at the first start, and kept in a PKCS#12 keystore that only the console can read.
public final class SealKey {
    private static final int BITS = 3072;

    /// A test seal; long enough that no demonstration meets its end.
    private static final long LIFE_DAYS = 3650;

    /// Clocks of verifiers differ.
    private static final long BACKDATED_HOURS = 24;

    private static final int SERIAL_BITS = 127;

    /// @param office whose documents it seals, in Chinese
    public static PrivateKeyEntry create(String office, Instant now, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, "CN")
                    .addRDN(BCStyle.O, office)
                    .addRDN(BCStyle.OU, "TEST ONLY 测试章 无效")
                    .addRDN(BCStyle.CN, "TEST " + office + " 测试章")
                    .build();
            var certificate = new JcaX509v3CertificateBuilder(
                            subject,
                            new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                            Date.from(now.minus(BACKDATED_HOURS, ChronoUnit.HOURS)),
                            Date.from(now.plus(LIFE_DAYS, ChronoUnit.DAYS)),
                            subject,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            X509Certificate readable = new JcaX509CertificateConverter().getCertificate(certificate);
            return new PrivateKeyEntry(pair.getPrivate(), new Certificate[] {readable});
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("a seal key could not be made", e);
        }
    }

    private SealKey() {}
}
