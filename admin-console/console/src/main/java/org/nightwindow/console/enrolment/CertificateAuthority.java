package org.nightwindow.console.enrolment;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.nightwindow.console.keys.KeyFolder;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.credential.CommandSeal;
import org.nightwindow.hall.credential.StaffCredential;

/// The console's own certificate authority: ECDSA on P-256. It certifies kiosks, and the console's own listeners.
/// Thread-safe.
public final class CertificateAuthority {
    /// A kiosk renews its certificate or is enrolled again within this time.
    static final Duration KIOSK_LIFE = Duration.ofDays(90);

    /// A listener's certificate is made new at each start, and within a run at two thirds of this.
    public static final Duration SERVER_LIFE = Duration.ofDays(398);

    /// As long as a hall may run without being rebuilt.
    private static final Duration CA_LIFE = Duration.ofDays(20 * 365);

    /// Clocks of freshly started kiosks run behind; the certificate of a new one must not lie in their future.
    private static final Duration BACKDATED = Duration.ofHours(1);

    private static final String SIGNATURE = "SHA256withECDSA";

    /// 127 random bits; RFC 5280 §4.1.2.2 allows 159.
    private static final int SERIAL_BITS = 127;

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Clock clock;
    private final SecureRandom random;

    /// The authority whose key is in `keys`; made at the first start.
    public CertificateAuthority(KeyFolder keys, Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        KeyStore.PrivateKeyEntry entry = keys.keyPair("ca", this::newAuthority);
        this.key = entry.getPrivateKey();
        this.certificate = (X509Certificate) entry.getCertificate();
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /// A client certificate for a kiosk.
    ///
    /// @param kioskId becomes the CN, the only thing the certificate says of its holder
    X509Certificate certifyKiosk(String kioskId, PublicKey publicKey) {
        return sign(
                named(kioskId),
                publicKey,
                KIOSK_LIFE,
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                        .addExtension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
    }

    /// A fresh key and certificate for a listener. The chain carries the authority's own certificate too, so that a
    /// kiosk can compare it with the fingerprint on its ticket before it trusts anything.
    ///
    /// @param names DNS names and IP addresses by which the listener is reached
    public KeyStore.PrivateKeyEntry certifyListener(List<String> names) {
        KeyPair pair = newKeyPair();
        GeneralName[] alternatives = names.stream()
                .map(name -> new GeneralName(
                        name.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        X509Certificate leaf = sign(
                named(names.getFirst()),
                pair.getPublic(),
                SERVER_LIFE,
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                        .addExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                        .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives)));
        return new KeyStore.PrivateKeyEntry(pair.getPrivate(), new Certificate[] {leaf, certificate});
    }

    /// A code by which a technician works on a kiosk; every kiosk has our certificate to check it with.
    ///
    /// What is signed begins with `NWS1.`, a certificate with the byte 0x30: neither can pass for the other.
    String staffCredential(String jti, String kioskId, String account, Instant now) {
        return StaffCredential.sign(key, jti, kioskId, account, now, StaffCredential.LONGEST_LIFE);
    }

    /// Seals a command, by the same key and with a prefix of its own.
    public String commandSeal(String kioskId, Command command) {
        return CommandSeal.sign(key, kioskId, command);
    }

    private KeyStore.PrivateKeyEntry newAuthority() {
        KeyPair pair = newKeyPair();
        X500Name name = named("Nightwindow console CA");
        X509Certificate own = sign(
                name,
                name,
                pair.getPrivate(),
                pair.getPublic(),
                CA_LIFE,
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                        .addExtension(
                                Extension.subjectKeyIdentifier,
                                false,
                                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic())));
        return new KeyStore.PrivateKeyEntry(pair.getPrivate(), new Certificate[] {own});
    }

    private X509Certificate sign(X500Name subject, PublicKey publicKey, Duration life, Extensions extensions) {
        return sign(
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
                subject,
                key,
                publicKey,
                life,
                extensions);
    }

    private X509Certificate sign(
            X500Name issuer,
            X500Name subject,
            PrivateKey signer,
            PublicKey publicKey,
            Duration life,
            Extensions extensions) {
        Instant now = clock.instant();
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(SERIAL_BITS, random),
                    Date.from(now.minus(BACKDATED)),
                    Date.from(now.plus(life)),
                    subject,
                    publicKey);
            extensions.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot sign a certificate for " + subject, e);
        }
    }

    private KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static X500Name named(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws IOException, GeneralSecurityException;
    }
}
