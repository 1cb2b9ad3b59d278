package org.nightwindow.kiosk.hall;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nightwindow.hall.Enrolment;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets the kiosk its next certificate in time. When two thirds of a certificate's life are over (day 60 of 90), the
/// console certifies a new key over the old connection. The old certificate stays in use until the console has
/// answered a heartbeat under the new one.
///
/// | crash after | the disk has | the console has | the next start |
/// |---|---|---|---|
/// | the request left | the old one | a certificate whose key is lost | asks again; that one dies by itself |
/// | some of the new files are written | the old one, and files nobody points to | the same | the same |
/// | `next` is written | the old one and the new one | both | proves the new one by its first heartbeat |
/// | the heartbeat is answered | the same | both | the same |
/// | `current` is written | the new one | both | uses the new one |
/// | `next` is deleted | the new one and a key without use | both | the same, and deletes that key |
/// | the old key is deleted | the new one | both | the same |
///
/// Confined to the thread of the heartbeats.
final class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

    /// Checking a request and signing takes 40 ms (measured).
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /// At the first attempt 30 days are left: some 700 attempts.
    private static final Duration AGAIN = Duration.ofHours(1);

    private final IdentityFolder folder;
    private final Supplier<Optional<Instant>> now;
    private final Consumer<KioskEvent> notes;
    private Identity inUse;
    private Optional<Identity> candidate;
    private Instant notBefore = Instant.MIN;
    private boolean told;

    /// @param now the time, if it is known
    Renewal(Identity inUse, IdentityFolder folder, Supplier<Optional<Instant>> now, Consumer<KioskEvent> notes) {
        this.inUse = inUse;
        this.folder = folder;
        this.now = now;
        this.notes = notes;
        this.candidate = folder.loadNext();
        if (candidate.isEmpty()) {
            dropNext(); // what a crash may have left
        }
    }

    /// When a certificate is to be renewed: after two thirds of its life.
    static Instant due(X509Certificate certificate) {
        Instant begin = certificate.getNotBefore().toInstant();
        Duration life = Duration.between(begin, end(certificate));
        return begin.plus(life.multipliedBy(2).dividedBy(3));
    }

    /// The renewed identity that the next heartbeat has to prove.
    Optional<Identity> candidate() {
        return candidate;
    }

    /// The console has answered the candidate: it is the kiosk's identity from now on.
    void proven(Identity renewed) {
        folder.passed("the heartbeat is answered");
        inUse = renewed;
        candidate = Optional.empty();
        told = false;
        try {
            folder.use(renewed);
            LOG.info("the renewed certificate is in use until {}", end());
        } catch (IOException e) {
            LOG.warn("the renewed certificate is in use; the next start proves it once more", e);
        }
    }

    /// The console answered, but does not take the candidate.
    void refused(String why) {
        candidate = Optional.empty();
        dropNext();
        failed("the console does not take the certificate it renewed: " + why);
    }

    /// Asks for a new certificate when it is time. Called after a heartbeat that the console answered.
    void whenDue(Line line) {
        Instant time = now.get().orElse(Instant.MIN);
        if (candidate.isPresent() || time.isBefore(due(inUse.certificate())) || time.isBefore(notBefore)) {
            return;
        }
        notBefore = time.plus(AGAIN);
        LOG.info("the certificate ends on {}: it is renewed", end());
        CertificateRequest wish = CertificateRequest.fresh();
        switch (line.post(KioskApi.RENEW, written(wish), LIMIT)) {
            case Exchange.Answered(int status, byte[] body) when status == 200 -> accept(wish, body);
            case Exchange.Answered(int status, byte[] body) ->
                failed(Refusals.read(status, body).map(Refusal::en).orElse("HTTP " + status));
            case Exchange.NotSent(String why) -> failed(why);
            case Exchange.NoAnswer(String why) -> failed(why);
            case Exchange.Stranger(String why) -> failed(why);
        }
    }

    private void accept(CertificateRequest wish, byte[] body) {
        folder.passed("the request left");
        try {
            Enrolment.Reply reply = Json.MAPPER.readValue(body, Enrolment.Reply.class);
            CertificateRequest.Certified made = wish.certified(reply);
            if (!reply.kioskId().equals(inUse.kioskId()) || !end(made.own()).isAfter(end(inUse.certificate()))) {
                failed("the console certified something else");
                return;
            }
            Identity renewed = new Identity(
                    reply.kioskId(), reply.name(), inUse.console(), wish.privateKey(), made.own(), made.ca());
            folder.storeNext(renewed);
            candidate = Optional.of(renewed);
        } catch (IOException | GeneralSecurityException e) {
            failed(e.toString());
        }
    }

    private void dropNext() {
        try {
            folder.dropNext();
        } catch (IOException e) {
            LOG.warn("keys that are not in use cannot be deleted; the next start tries it again", e);
        }
    }

    private void failed(String why) {
        LOG.warn(
                "{} the certificate, good until {}, could not be renewed: {}",
                LogEvent.CERTIFICATE_NOT_RENEWED,
                end(),
                why);
        if (!told) {
            told = true;
            notes.accept(
                    new KioskEvent.Noticed(LogEvent.CERTIFICATE_NOT_RENEWED.id(), "good until " + end() + "; " + why));
        }
    }

    private Instant end() {
        return end(inUse.certificate());
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private static byte[] written(CertificateRequest wish) {
        try {
            return Json.MAPPER.writeValueAsBytes(new Enrolment.Renewal(wish.pem()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request can always be written", e);
        }
    }
}
