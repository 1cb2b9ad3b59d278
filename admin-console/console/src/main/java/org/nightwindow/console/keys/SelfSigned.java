package org.nightwindow.console.keys;

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
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes an RSA-3072 key with a certificate that vouches for itself. Takes a second or two.
public final class SelfSigned {
    private static final int BITS = 3072;

    /// Long enough that no demonstration meets its end.
    private static final long LIFE_DAYS = 3650;

    /// Clocks of others differ.
    private static final long BACKDATED_HOURS = 24;

    private static final int SERIAL_BITS = 127;

    /// @param usage what the key is for, bits of [KeyUsage]
    public static PrivateKeyEntry create(X500Name subject, int usage, Instant now, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            KeyPair pair = generator.generateKeyPair();
            var certificate = new JcaX509v3CertificateBuilder(
                            subject,
                            new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                            Date.from(now.minus(BACKDATED_HOURS, ChronoUnit.HOURS)),
                            Date.from(now.plus(LIFE_DAYS, ChronoUnit.DAYS)),
                            subject,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            X509Certificate readable = new JcaX509CertificateConverter().getCertificate(certificate);
            return new PrivateKeyEntry(pair.getPrivate(), new Certificate[] {readable});
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("a key for " + subject + " could not be made", e);
        }
    }

    private SelfSigned() {}
}
