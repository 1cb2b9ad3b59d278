package org.nightwindow.kiosk.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.Refusal;

/// Gets the kiosk its certificate, once, with the ticket a technician reads off the console. Blocks.
///
/// The ticket carries the fingerprint of the console's authority: the kiosk compares it with the chain of the TLS
/// handshake *before* it sends the one-time code, so that the code is shown to the right console only.
///
/// | crash after | the kiosk has | the console has |
/// |---|---|---|
/// | the request left | no identity, or the old one | the code may be used: a new ticket is needed |
/// | the identity is stored | the identity | the certificate |
public final class Enroller {
    /// Checking a request and signing takes 40 ms (facts/server.md §7).
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /// How it ended.
    public sealed interface Enrolled {
        record Done(Identity identity) implements Enrolled {}

        /// The code is wrong, used or too old.
        record Refused(Refusal refusal) implements Enrolled {}

        /// What answers there is not the console the ticket is from; nothing was sent.
        record NotThisConsole(String detail) implements Enrolled {}

        /// No connection; nothing was sent, the ticket is still good.
        record Unreachable(String detail) implements Enrolled {}

        /// No usable answer came; the code may be used up.
        record Failed(String detail) implements Enrolled {}
    }

    private final IdentityFolder folder;
    private final Supplier<Optional<Instant>> now;

    /// @param now the time, if it is known
    public Enroller(IdentityFolder folder, Supplier<Optional<Instant>> now) {
        this.folder = folder;
        this.now = now;
    }

    /// @param console where the console's kiosk listener is: `https://host:port`
    /// @param software version of the kiosk
    public Enrolled enrol(URI console, EnrolmentTicket ticket, String software) {
        KeyPair pair = newKey();
        ConsoleTrust trust = new ConsoleTrust(chain -> authority(chain, ticket), now);
        try (ConsoleWire wire = ConsoleWire.anonymous(console, trust)) {
            byte[] request =
                    Json.MAPPER.writeValueAsBytes(new Enrolment.Request(ticket.code(), request(pair), software));
            return switch (wire.post(KioskApi.ENROL, request, LIMIT)) {
                case Exchange.Answered(int status, byte[] body)
                when status == 200 -> accept(console, ticket, pair, body);
                case Exchange.Answered(int status, byte[] body) -> refused(status, body);
                case Exchange.NotSent(String why) when why.contains(WRONG_CONSOLE) -> new Enrolled.NotThisConsole(why);
                case Exchange.NotSent(String why) -> new Enrolled.Unreachable(why);
                case Exchange.NoAnswer(String why) -> new Enrolled.Failed(why);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request can always be written", e);
        }
    }

    private static final String WRONG_CONSOLE = "the console is not the one on the ticket";

    private static X509Certificate authority(X509Certificate[] chain, EnrolmentTicket ticket)
            throws CertificateException {
        for (X509Certificate certificate : chain) {
            if (EnrolmentTicket.fingerprint(certificate.getEncoded()).equals(ticket.caFingerprint())) {
                return certificate;
            }
        }
        throw new CertificateException(WRONG_CONSOLE);
    }

    private Enrolled accept(URI console, EnrolmentTicket ticket, KeyPair pair, byte[] body) {
        try {
            Enrolment.Reply reply = Json.MAPPER.readValue(body, Enrolment.Reply.class);
            X509Certificate ca = Pem.certificate(reply.caPem());
            X509Certificate own = Pem.certificate(reply.certificatePem());
            own.verify(ca.getPublicKey());
            if (!EnrolmentTicket.fingerprint(ca.getEncoded()).equals(ticket.caFingerprint())
                    || !own.getPublicKey().equals(pair.getPublic())
                    || !own.getSubjectX500Principal().getName().equals("CN=" + reply.kioskId())) {
                return new Enrolled.Failed("the console certified something else");
            }
            Identity identity = new Identity(reply.kioskId(), reply.name(), console, pair.getPrivate(), own, ca);
            folder.store(identity);
            return new Enrolled.Done(identity);
        } catch (IOException | GeneralSecurityException e) {
            return new Enrolled.Failed(e.toString());
        }
    }

    private static Enrolled refused(int status, byte[] body) {
        return Refusals.read(status, body)
                .<Enrolled>map(Enrolled.Refused::new)
                .orElseGet(() -> new Enrolled.Failed("HTTP " + status));
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    private static String request(KeyPair pair) {
        try {
            byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=kiosk"), pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            return Pem.of("CERTIFICATE REQUEST", der);
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("a request can always be signed", e);
        }
    }
}
