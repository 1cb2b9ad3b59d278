package org.nightwindow.kiosk.hall;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.nightwindow.hall.Enrolment;

/// A new key of this kiosk, and the wish to have it certified. The key never leaves the machine.
///
/// @param key of P-256
record CertificateRequest(KeyPair key) {

    static CertificateRequest fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new CertificateRequest(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /// PKCS#10; the console ignores its subject.
    String pem() {
        try {
            byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=kiosk"), key.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                    .getEncoded();
            return Pem.of("CERTIFICATE REQUEST", der);
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("a request can always be signed", e);
        }
    }

    PrivateKey privateKey() {
        return key.getPrivate();
    }

    /// What the console certified.
    ///
    /// @throws GeneralSecurityException when it is not this key, not this kiosk, or not signed by the authority
    ///     that came with it
    Certified certified(Enrolment.Reply reply) throws GeneralSecurityException {
        X509Certificate ca = Pem.certificate(reply.caPem());
        X509Certificate own = Pem.certificate(reply.certificatePem());
        own.verify(ca.getPublicKey());
        if (!own.getPublicKey().equals(key.getPublic())
                || !own.getSubjectX500Principal().getName().equals("CN=" + reply.kioskId())) {
            throw new GeneralSecurityException("the console certified something else");
        }
        return new Certified(own, ca);
    }

    record Certified(X509Certificate own, X509Certificate ca) {}
}
