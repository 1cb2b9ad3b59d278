package org.nightwindow.kiosk.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
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
    /// Checking a request and signing takes 40 ms (measured).
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
        CertificateRequest wish = CertificateRequest.fresh();
        ConsoleTrust trust = new ConsoleTrust(chain -> authority(chain, ticket), now);
        try (ConsoleWire wire = ConsoleWire.anonymous(console, trust)) {
            byte[] request = Json.MAPPER.writeValueAsBytes(new Enrolment.Request(ticket.code(), wish.pem(), software));
            return switch (wire.post(KioskApi.ENROL, request, LIMIT)) {
                case Exchange.Answered(int status, byte[] body)
                when status == 200 -> accept(console, ticket, wish, body);
                case Exchange.Answered(int status, byte[] body) -> refused(status, body);
                case Exchange.NotSent(String why) when why.contains(WRONG_CONSOLE) -> new Enrolled.NotThisConsole(why);
                case Exchange.NotSent(String why) -> new Enrolled.Unreachable(why);
                case Exchange.NoAnswer(String why) -> new Enrolled.Failed(why);
                case Exchange.Stranger(String why) -> new Enrolled.Failed(why);
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

    private Enrolled accept(URI console, EnrolmentTicket ticket, CertificateRequest wish, byte[] body) {
        try {
            Enrolment.Reply reply = Json.MAPPER.readValue(body, Enrolment.Reply.class);
            CertificateRequest.Certified made = wish.certified(reply);
            if (!EnrolmentTicket.fingerprint(made.ca().getEncoded()).equals(ticket.caFingerprint())) {
                return new Enrolled.Failed("the authority is not the one of the ticket");
            }
            Identity identity =
                    new Identity(reply.kioskId(), reply.name(), console, wish.privateKey(), made.own(), made.ca());
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
}
