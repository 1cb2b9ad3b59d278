package org.nightwindow.kiosk.journey.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.hall.filing.Envelope;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.hall.Filing;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.ledger.Entry;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerUnreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands declarations in: sealed → PLANNED → STARTED → first byte → outcome and event in one commit. Once she has
/// pressed 提交 and the ledger has it, a declaration is handed over whatever happens; only the console's answer ends it.
///
/// | crash after | the ledger says | the console may have | the resident reads |
/// |---|---|---|---|
/// | `Envelope.seal` | nothing | nothing | nothing: the visit is gone, and nothing was handed in |
/// | `ledger.planFile` | PLANNED, with the envelope | nothing | after the restart: kept, is handed over by itself |
/// | `ledger.startFile` | STARTED, with the envelope | nothing | the same |
/// | `post.file`, any byte | STARTED, with the envelope | the case, or nothing | the same; one key opens one case |
/// | the answer | STARTED, with the envelope | what it answered | the same; asked again, it answers alike |
/// | `ledger.settle` | the outcome; the envelope is gone | what it answered | what the console says of her case |
///
/// | the console answers | it becomes |
/// |---|---|
/// | FILED, CORRECTED | DONE |
/// | ALREADY_OPEN | NOT_DONE; the evidence names the query code of the case that is open |
/// | a refusal | NOT_DONE; the evidence is its code |
/// | anything else, or nothing | nothing yet: the same is sent again |
///
/// | the disk hangs at | the ledger says | the console may have | the resident reads |
/// |---|---|---|---|
/// | `ledger.planFile`, not begun | nothing, and never will | nothing | not kept, nothing was handed in |
/// | `ledger.planFile`, begun | nothing, or PLANNED when the disk is back | nothing yet | nobody knows; her code |
/// | `ledger.startFile` | PLANNED, or STARTED | nothing yet | kept, is handed over by itself |
/// | `ledger.settle` | STARTED; the outcome when the disk is back | what it answered | what the console answered |
///
/// A plan that is in doubt may be on the disk: then it is handed over as any other, and the resident was told so.
///
/// Thread-safe; everything blocks, so never on the screen thread. At most one caller may hand over the same key at a
/// time.
public final class FileAct {
    private static final Logger log = LoggerFactory.getLogger(FileAct.class);

    /// A declaration is taken in 0.3 s. Over a thin line 100 KB may take long; what comes later is asked for again.
    static final Duration POST_LIMIT = Duration.ofSeconds(20);

    private final Ledger ledger;
    private final Post post;
    private final Supplier<Optional<X509Certificate>> console;
    private final Supplier<Instant> now;

    /// The line to the console.
    @FunctionalInterface
    public interface Post {
        Filing file(FilingRequest request, Duration limit);
    }

    /// What she declares, but for key and time. Personal.
    ///
    /// @param amends the case it is about; empty when it is to open one
    public record Ask(
            String item,
            String catalogueVersion,
            String visit,
            IssueRequest.Applicant applicant,
            Map<String, String> fields,
            Signature signature,
            Optional<Declaration.Amends> amends) {
        @Override
        public String toString() {
            return "Ask[" + item + "]";
        }
    }

    /// Whether the kiosk has the declaration.
    public sealed interface Kept {
        /// It will be handed over, come what may.
        record Safely(String key) implements Kept {
            public String queryCode() {
                return QueryCode.of(key);
            }
        }

        /// Proven: nothing is kept, nothing will be handed over.
        record Not(Trouble trouble) implements Kept {}

        /// The disk did not say. If it has it, it will be handed over.
        record InDoubt(String key) implements Kept {}
    }

    /// How carrying one to the console ended.
    sealed interface Carried {
        /// The console answered for good, and the ledger knows, or will as soon as the disk is back.
        record Settled(Filing answer) implements Carried {}

        /// It must be sent again. Whether others are worth trying now is another matter.
        record Again(boolean othersToo) implements Carried {}

        /// It was settled before.
        record NothingLeft() implements Carried {}
    }

    /// @param console the certificate declarations are sealed to; empty while the catalogue names none
    /// @param now the kiosk's time, as far as it can be believed
    public FileAct(Ledger ledger, Post post, Supplier<Optional<X509Certificate>> console, Supplier<Instant> now) {
        this.ledger = ledger;
        this.post = post;
        this.console = console;
        this.now = now;
    }

    /// Seals the declaration and keeps it.
    ///
    /// @param key a new one
    Kept keep(String key, Ask ask) {
        Optional<X509Certificate> to = console.get();
        if (to.isEmpty()) {
            return new Kept.Not(new Trouble.NotNow(new Missing.NotOffered()));
        }
        byte[] envelope = sealed(key, ask, to.get());
        return switch (ledger.planFile(key, ask.item(), envelope)) {
            case Entry.Written _ -> new Kept.Safely(key);
            case Entry.Refused(Entry.Why why, String detail) -> {
                log.warn("a declaration of {} was not kept: {}", ask.item(), detail);
                Trouble trouble = Trouble.of(why);
                yield new Kept.Not(trouble instanceof Trouble.CannotRecord ? new Trouble.CannotKeep() : trouble);
            }
            case Entry.InDoubt(String detail) -> {
                log.error("{} may be kept: {}", key, detail);
                yield new Kept.InDoubt(key);
            }
        };
    }

    private byte[] sealed(String key, Ask ask, X509Certificate to) {
        Declaration declaration = new Declaration(
                key,
                ask.item(),
                ask.catalogueVersion(),
                ask.visit(),
                ask.applicant(),
                ask.fields(),
                ask.signature(),
                now.get(),
                ask.amends());
        try {
            byte[] json = Json.MAPPER.writeValueAsBytes(declaration);
            byte[] envelope = Envelope.seal(json, to);
            Arrays.fill(json, (byte) 0);
            return envelope;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what she declared can always be written", e);
        }
    }

    /// Carries one kept declaration to the console, once.
    Carried carry(String key) {
        try {
            Optional<byte[]> envelope = ledger.envelope(key);
            if (envelope.isEmpty()) {
                return new Carried.NothingLeft();
            }
            return ledger.startFile(key).written()
                    ? send(new FilingRequest(key, envelope.get()))
                    : new Carried.Again(false);
        } catch (LedgerUnreadable e) {
            log.warn("{} waits: {}", key, e.getMessage());
            return new Carried.Again(false);
        }
    }

    private Carried send(FilingRequest request) {
        Filing filing = post.file(request, POST_LIMIT);
        return switch (filing) {
            case Filing.Answered(FilingReply reply) -> {
                settle(request.key(), reply);
                yield new Carried.Settled(filing);
            }
            case Filing.Refused(Refusal refusal) -> {
                settle(request.key(), KioskEvent.Outcome.NOT_DONE, refusal.code());
                yield new Carried.Settled(filing);
            }
            case Filing.NotTaken(String detail) -> {
                log.warn("{} was not taken: {}", request.key(), detail);
                yield new Carried.Again(true);
            }
            case Filing.NoAnswer(String detail) -> {
                log.warn("no answer about {}: {}", request.key(), detail);
                yield new Carried.Again(false);
            }
        };
    }

    private void settle(String key, FilingReply reply) {
        switch (reply.verdict()) {
            case FILED, CORRECTED ->
                settle(key, KioskEvent.Outcome.DONE, reply.verdict().name());
            case ALREADY_OPEN ->
                settle(
                        key,
                        KioskEvent.Outcome.NOT_DONE,
                        "ALREADY_OPEN: " + reply.view().queryCode());
        }
    }

    /// A settlement that is in doubt is kept by the ledger; should that be lost, the console answers the same again.
    private void settle(String key, KioskEvent.Outcome outcome, String evidence) {
        Entry entry = ledger.settle(key, outcome, 0, evidence);
        log.info("{} ended {} ({}){}", key, outcome, evidence, entry.written() ? "" : "; not on the disk yet");
    }
}
