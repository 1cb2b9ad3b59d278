package org.nightwindow.console.enrolment;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.Enrolment.HallName;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.Sha256;

/// How a kiosk becomes one of ours: a technician makes a ticket, types it at the kiosk, and the kiosk trades its code
/// and a certificate request for a certificate. Thread-safe.
///
/// The code is spent in the commit that records the certificate. When the reply is then lost, the kiosk has nothing
/// and the technician, who stands before it, makes another ticket.
public final class Enrolments {
    /// Long enough to walk from the console to a kiosk in the same hall.
    public static final Duration TICKET_LIFE = Duration.ofMinutes(15);

    /// Without I, L, O, 0 and 1, which look like each other.
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int CODE_CHARS = 12;
    private static final int GROUP_CHARS = 4;

    private final Jdbi jdbi;
    private final TicketStore tickets;
    private final CertificateStore certificates;
    private final Consumer<Handle> changes;
    private final CertificateAuthority authority;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random;

    /// @param changes told of each transaction that changes which kiosks there are
    public Enrolments(
            Jdbi jdbi,
            CertificateStore certificates,
            Consumer<Handle> changes,
            CertificateAuthority authority,
            AuditLog audit,
            Clock clock,
            SecureRandom random) {
        this.jdbi = jdbi;
        this.tickets = new TicketStore();
        this.certificates = certificates;
        this.changes = changes;
        this.authority = authority;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /// True for what can be the id of a kiosk: 1–40 letters, digits and dashes, such as `990101-K03`.
    public static boolean isKioskId(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    }

    /// A ticket for one enrolment of `kioskId`, which is made known when it is new and renamed when it is not. The
    /// code leaves the console here only; what is stored is its hash.
    ///
    /// @param who the staff account, or [AuditLog#SYSTEM]
    /// @throws IllegalArgumentException when `kioskId` is none, see [#isKioskId]
    public EnrolmentTicket newTicket(String kioskId, HallName name, String who) {
        if (!isKioskId(kioskId)) {
            throw new IllegalArgumentException(
                    "the id of a kiosk is 1 to 40 letters, digits and dashes, was \"" + kioskId + "\"");
        }
        String code = newCode();
        Instant now = clock.instant();
        jdbi.useTransaction(transaction -> {
            changes.accept(transaction);
            tickets.nameKiosk(transaction, kioskId, name);
            tickets.add(transaction, kioskId, Sha256.hex(code), now, now.plus(TICKET_LIFE));
            audit.record(transaction, who, "make-ticket", kioskId, "valid " + TICKET_LIFE.toMinutes() + " min");
        });
        return new EnrolmentTicket(code, EnrolmentTicket.fingerprint(encoded(authority.certificate())));
    }

    /// How a request for a certificate ends.
    sealed interface Answer {
        record Certified(Enrolment.Reply reply) implements Answer {}

        /// The code is wrong, used or too old; which of the three is not told.
        record WrongCode() implements Answer {}

        /// The request is no PKCS#10, not signed by its own key, or its key is no EC key of 256 bits or more.
        record BadRequest() implements Answer {}
    }

    /// Trades a code for a certificate. Certificates the kiosk had before are revoked: one id is one machine.
    Answer enrol(Enrolment.Request request) {
        Optional<PublicKey> key = CertificateRequest.keyOf(request.csrPem());
        if (key.isEmpty()) {
            return new Answer.BadRequest();
        }
        Instant now = clock.instant();
        return jdbi.inTransaction(transaction -> {
            Optional<TicketStore.Place> place = tickets.spend(transaction, Sha256.hex(request.code()), now);
            if (place.isEmpty()) {
                return new Answer.WrongCode();
            }
            String kioskId = place.get().kioskId();
            certificates.revokeAllOf(transaction, kioskId, now);
            changes.accept(transaction);
            tickets.markEnrolled(transaction, kioskId, now);
            audit.record(transaction, kioskId, "enrol", kioskId, request.software());
            X509Certificate certificate = authority.certifyKiosk(kioskId, key.get());
            certificates.add(transaction, kioskId, certificate, now);
            return new Answer.Certified(reply(place.get(), certificate));
        });
    }

    /// A further certificate for a kiosk that has a valid one.
    Answer renew(String kioskId, Enrolment.Renewal request) {
        Optional<PublicKey> key = CertificateRequest.keyOf(request.csrPem());
        if (key.isEmpty()) {
            return new Answer.BadRequest();
        }
        return jdbi.inTransaction(transaction -> {
            X509Certificate certificate = authority.certifyKiosk(kioskId, key.get());
            certificates.add(transaction, kioskId, certificate, clock.instant());
            audit.record(transaction, kioskId, "renew-certificate", kioskId, "");
            return new Answer.Certified(reply(tickets.place(transaction, kioskId), certificate));
        });
    }

    private Enrolment.Reply reply(TicketStore.Place place, X509Certificate certificate) {
        return new Enrolment.Reply(
                place.kioskId(),
                new HallName(place.nameZh(), place.nameEn()),
                pem(certificate),
                pem(authority.certificate()));
    }

    private String newCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_CHARS; i++) {
            if (i > 0 && i % GROUP_CHARS == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static String pem(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("our own certificate cannot be encoded", e);
        }
    }
}
