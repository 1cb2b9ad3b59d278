package org.nightwindow.console.enrolment;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// What we read of a kiosk's certificate request (PKCS#10, RFC 2986): its key, and that it holds the private part.
final class CertificateRequest {
    /// P-256 and stronger curves; a kiosk makes its key anew at each enrolment, so nothing older must be carried.
    private static final int LEAST_BITS = 256;

    /// The key to certify; empty when the text is no request, its signature is wrong, or its key is too weak.
    static Optional<PublicKey> keyOf(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
                return Optional.empty();
            }
            PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
            boolean strong = key instanceof ECPublicKey ec
                    && ec.getParams().getCurve().getField().getFieldSize() >= LEAST_BITS;
            boolean held = strong && request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
            return held ? Optional.of(key) : Optional.empty();
        } catch (PEMException | PKCSException | GeneralSecurityException | OperatorCreationException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) { // what is between the dashes is no base64 or no ASN.1
            return Optional.empty();
        }
    }

    private CertificateRequest() {}
}
