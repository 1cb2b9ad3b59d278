package org.nightwindow.kiosk.bench;

import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.nightwindow.hall.HeartbeatReply.Command;
import org.nightwindow.hall.credential.CommandSeal;
import org.nightwindow.hall.credential.StaffCredential;

/// The certificate authority of the played console.
final class Authority {
    private static final char[] PASSWORD = "bench".toCharArray();
    private final AtomicLong serials = new AtomicLong(1);
    private final KeyPair keys;
    final X509Certificate certificate;

    Authority() throws Exception {
        keys = newKeys();
        X500Name name = new X500Name("CN=bench authority");
        X509v3CertificateBuilder builder = builder(name, keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        certificate = sign(builder);
    }

    /// A TLS context whose server certificate is for 127.0.0.1, and that takes client certificates of this
    /// authority.
    SSLContext tls() throws Exception {
        KeyPair server = newKeys();
        X509v3CertificateBuilder builder = builder(new X500Name("CN=played console"), server.getPublic());
        GeneralName[] names = {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")
        };
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        X509Certificate[] chain = {sign(builder), certificate};
        store.setKeyEntry("server", server.getPrivate(), PASSWORD, chain);
        KeyManagerFactory ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        ours.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("ca", certificate);
        TrustManagerFactory theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
        return context;
    }

    X509Certificate certify(String csrPem, String commonName, Instant begin, Instant end) throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(csrPem))) {
            PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
            return sign(builder(
                    new X500Name("CN=" + commonName),
                    new JcaPKCS10CertificationRequest(request).getPublicKey(),
                    begin,
                    end));
        }
    }

    /// A command as the console of this authority would send it.
    Command sealed(String kioskId, Command command) {
        return command.sealed(CommandSeal.sign(keys.getPrivate(), kioskId, command));
    }

    /// A code for a technician, signed with the authority's own key.
    String staffCode(String jti, String kioskId, String account, Instant at) {
        return StaffCredential.sign(keys.getPrivate(), jti, kioskId, account, at, StaffCredential.LONGEST_LIFE);
    }

    PrivateKey newKey() throws Exception {
        return newKeys().getPrivate();
    }

    /// A certificate for a key nobody has.
    X509Certificate certifyAnother(String commonName, Instant begin, Instant end) throws Exception {
        return sign(builder(new X500Name("CN=" + commonName), newKeys().getPublic(), begin, end));
    }

    static String pem(X509Certificate certificate) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        }
        return text.toString();
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key) {
        Instant now = Instant.now();
        return builder(subject, key, now.minus(1, ChronoUnit.DAYS), now.plus(365, ChronoUnit.DAYS));
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant begin, Instant end) {
        return new JcaX509v3CertificateBuilder(
                new X500Name("CN=bench authority"),
                BigInteger.valueOf(serials.getAndIncrement()),
                Date.from(begin),
                Date.from(end),
                subject,
                key);
    }

    private X509Certificate sign(X509v3CertificateBuilder builder) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static KeyPair newKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }
}
