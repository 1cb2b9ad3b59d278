package org.nightwindow.hall.catalogue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.nightwindow.hall.Text;

/// Reads what a catalogue says of declarations.
final class FilingReader {
    /// Below this nothing is sealed today.
    private static final int LEAST_BITS = 2048;

    static Terms terms(Reading node, List<Field> fields) {
        Optional<String> beneficiary =
                node.has("beneficiary") ? Optional.of(node.text("beneficiary")) : Optional.empty();
        beneficiary
                .filter(key -> !key.equals("?")
                        && fields.stream()
                                .noneMatch(field -> field.key().equals(key)
                                        && field.input() == Field.Input.ID_NUMBER
                                        && field.required()))
                .ifPresent(key -> node.part("beneficiary")
                        .problem("must be a required field with input id-number, was \"" + key + "\""));
        Terms terms = new Terms(
                node.oneOf("acceptance", Terms.Acceptance.class),
                node.integer("promised", 0, 365),
                node.integer("statutory", 0, 365),
                node.oneOf("unit", Terms.Unit.class),
                node.text("implementation-code", "[0-9A-HJ-NPQRTUWXY]{18}[1-7][0-9A-Z]{12}", "31 characters"),
                beneficiary,
                node.bilingual("pledge"),
                node.list("materials").stream().map(FilingReader::material).toList());
        if (terms.promised() > terms.statutory()) {
            node.problem("promises more days than the law allows");
        }
        node.nothingElse();
        return terms;
    }

    private static Text material(Reading node) {
        Text name = node.bilingual();
        node.nothingElse();
        return name;
    }

    /// `{certificate: PEM}`
    static Optional<X509Certificate> certificate(Reading node) {
        String pem = node.text("certificate");
        node.nothingElse();
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (certificate.getPublicKey() instanceof RSAPublicKey key
                    && key.getModulus().bitLength() >= LEAST_BITS) {
                return Optional.of(certificate);
            }
            node.part("certificate").problem("must have an RSA key of at least " + LEAST_BITS + " bits");
        } catch (CertificateException e) {
            node.part("certificate").problem("must be a certificate, X.509 in PEM");
        }
        return Optional.empty();
    }

    private FilingReader() {}
}
