package org.nightwindow.console.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.RareCharacters;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.catalogue.FieldProblem;
import org.nightwindow.hall.catalogue.Form;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.constraint.CheckContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Issues documents. One act gets one document, however often, from however many connections and across however
/// many crashes its kiosk asks.
///
/// A document exists from the commit in [#store] on and not before: nothing leaves the console until then. The row
/// of its key is inserted in that same commit, and so is the row of an outcome that came first
/// ([DocumentOutcomes]); the primary key decides between them.
///
/// | Crash after | Database | What left the console | The kiosk asks again and gets |
/// |---|---|---|---|
/// | checks, before the use of the code is committed | nothing | nothing | a first answer |
/// | use of the code committed | jti → this visit | nothing | a first answer: same visit, same code |
/// | serial counted | one number used up, on no paper | nothing | a document with the next number |
/// | composed and sealed | as before | nothing | the same: other number, other code, nobody saw the first |
/// | commit of key and document, answer not sent | ISSUED, with bytes | nothing | the same serial and bytes |
/// | answer sent | ISSUED, with bytes | the bytes | the same serial and bytes |
/// | commit throws | unknown, either row above | nothing | a 500, asks again, and the database answers |
///
/// The resident reads "being prepared" all the while, and prints only bytes that have a row. Any thread.
public final class DocumentDesk {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentDesk.class);

    /// Requests of one act wait for each other in this process; others share a lock now and then, which is
    /// harmless.
    private static final int LOCKS = 64;

    private static final int LONGEST_KEY = 64;
    static final int LONGEST_VISIT = 80;

    private final Jdbi jdbi;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random;
    private final Supplier<Press> press;
    private final Supplier<String> publicUrl;
    private final DocumentStore store;
    private final SerialCounter serials;
    private final Admission admission;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /// @param press opened when it is first needed
    /// @param publicUrl where the public listener is reached, without a slash at the end
    DocumentDesk(
            Jdbi jdbi,
            Clock clock,
            ZoneId zone,
            SecureRandom random,
            Supplier<Press> press,
            Admission admission,
            Supplier<String> publicUrl) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.zone = zone;
        this.random = random;
        this.press = press;
        this.publicUrl = publicUrl;
        this.store = new DocumentStore(jdbi);
        this.serials = new SerialCounter(jdbi, zone);
        this.admission = admission;
    }

    /// @param kioskId from the certificate of the kiosk
    public Issue issue(String kioskId, IssueRequest request) {
        if (request.key().length() > LONGEST_KEY || request.visit().length() > LONGEST_VISIT) {
            return new Issue.Refused(Refusals.NOT_OFFERED);
        }
        ReentrantLock lock = locks[Math.floorMod(request.key().hashCode(), LOCKS)];
        lock.lock();
        try {
            Issue issue = known(kioskId, request).orElseGet(() -> first(kioskId, request));
            switch (issue) {
                case Issue.Issued issued -> LOG.info("{} for {} at {}", issued.document(), request, kioskId);
                case Issue.Refused refused ->
                    LOG.info(
                            "{} at {} refused: {}",
                            request,
                            kioskId,
                            refused.refusal().code());
            }
            return issue;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Issue> known(String kioskId, IssueRequest request) {
        return jdbi.inTransaction(handle -> known(handle, kioskId, request));
    }

    private Optional<Issue> known(Handle handle, String kioskId, IssueRequest request) {
        Optional<DocumentStore.Key> act = store.key(handle, request.key());
        if (act.isEmpty()) {
            return Optional.empty();
        }
        if (!act.get().kioskId().equals(kioskId)) {
            LOG.warn(
                    "{} {} asked for {}, which belongs to {}",
                    LogEvent.FOREIGN_ACT,
                    kioskId,
                    request,
                    act.get().kioskId());
            return refused(Refusals.FOREIGN_KEY);
        }
        if (act.get().outcome() != null) {
            return refused(Refusals.SETTLED);
        }
        if (!fingerprint(request).equals(act.get().requestSha256())) {
            LOG.warn("{} asked again for {} with other content", kioskId, request);
            return refused(Refusals.OTHER_CONTENT);
        }
        Optional<byte[]> pdf = store.pdf(handle, request.key());
        if (pdf.isEmpty()) {
            return refused(Refusals.SETTLED); // its bytes were forgotten: no kiosk asks this late to print
        }
        DocumentRecord document = store.byKey(handle, request.key()).orElseThrow();
        return Optional.of(issued(document, pdf.get()));
    }

    private static Optional<Issue> refused(Refusal refusal) {
        return Optional.of(new Issue.Refused(refusal));
    }

    private Issue first(String kioskId, IssueRequest request) {
        return switch (admission.of(
                kioskId, request.catalogueVersion(), request.item(), request.visit(), request.applicant())) {
            case Admission.Answer.Refused refused -> new Issue.Refused(refused.refusal());
            case Admission.Answer.Admitted(Item item, DocumentKind kind) ->
                fields(item, request).<Issue>map(Issue.Refused::new).orElseGet(() -> gathered(kioskId, request, kind));
        };
    }

    private Issue gathered(String kioskId, IssueRequest request, DocumentKind kind) {
        OptionalInt unprintable = press.get().unprintable(request.applicant().name());
        if (unprintable.isPresent()) {
            return rareCharacter(kioskId, request, unprintable.getAsInt());
        }
        // What is read after this moment is at least as new as the paper says.
        Instant asked = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return switch (kind.gather(request, kioskId)) {
            case DocumentKind.Refused refused -> new Issue.Refused(refused.refusal());
            case DocumentKind.Ready ready -> {
                OptionalInt hole = press.get().unprintable(ready.content());
                yield hole.isPresent()
                        ? rareCharacter(kioskId, request, hole.getAsInt())
                        : make(kioskId, request, kind.template(), ready, asked);
            }
        };
    }

    /// Staff learn that somebody is on the way to a counter. Not which character: it may be half of a name.
    private static Issue rareCharacter(String kioskId, IssueRequest request, int codePoint) {
        LOG.warn("{} {} at {}", LogEvent.CHARACTER_NOT_PRINTABLE, request, kioskId);
        return new Issue.Refused(Refusals.rareCharacter(codePoint));
    }

    private Optional<Refusal> fields(Item item, IssueRequest request) {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        return Form.check(item, request.fields(), new CheckContext(today)).stream()
                .findFirst()
                .map(FieldProblem::message)
                .map(Refusals::fields);
    }

    private Issue make(String kioskId, IssueRequest request, String template, DocumentKind.Ready ready, Instant now) {
        Press press = this.press.get();
        Layout layout = press.layout(template);
        Content content = ready.content();
        String code = VerificationCode.random(random);
        Numbering numbering = new Numbering(
                serials.next(layout.region(), now),
                VerificationCode.checkWord(random),
                publicUrl.get() + "/v/" + code,
                now);
        byte[] pdf = press.make(template, content.with("verify_at", typedAt()), numbering);
        DocumentRecord document = new DocumentRecord(
                request.key(),
                numbering.serial(),
                kioskId,
                request.item(),
                DocumentState.ISSUED,
                numbering.checkWord(),
                layout.titleZh(),
                layout.titleEn(),
                layout.officeZh(),
                layout.officeEn(),
                RareCharacters.masked(request.applicant().name()),
                ready.covers(),
                ready.totalFen(),
                Sha256.hex(pdf),
                press.pages(template, content),
                now,
                now);
        return store(kioskId, request, document, code, pdf);
    }

    private Issue store(String kioskId, IssueRequest request, DocumentRecord document, String code, byte[] pdf) {
        try {
            jdbi.useTransaction(handle -> {
                DocumentStore.Key act = new DocumentStore.Key(kioskId, fingerprint(request), null);
                store.insertKey(handle, request.key(), act, document.issuedAt());
                store.insert(handle, document, code, pdf);
            });
            return issued(document, pdf);
        } catch (UnableToExecuteStatementException e) {
            if (!Database.isDuplicate(e)) {
                throw e;
            }
            // Another process issued it, or its outcome came first, since we looked.
            return known(kioskId, request).orElseThrow(() -> e);
        }
    }

    /// Where somebody without a camera types serial and check word.
    private String typedAt() {
        return publicUrl.get().replaceFirst("^https?://", "") + "/v";
    }

    private static Issue issued(DocumentRecord document, byte[] pdf) {
        return new Issue.Issued(new IssuedDocument(
                document.key(), document.serial(), document.sha256(), document.pages(), document.issuedAt(), pdf));
    }

    /// Of everything the kiosk asked for. The credential in it holds 128 random bits, so the hash betrays nobody.
    private static String fingerprint(IssueRequest request) {
        try {
            return Sha256.hex(Json.MAPPER.writeValueAsString(List.of(
                    request.item(),
                    request.catalogueVersion(),
                    request.visit(),
                    request.applicant(),
                    new TreeMap<>(request.fields()))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request came as JSON", e);
        }
    }
}
