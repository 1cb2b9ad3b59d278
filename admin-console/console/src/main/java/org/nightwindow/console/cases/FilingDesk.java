package org.nightwindow.console.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.identity.Credentials;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.hall.RareCharacters;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Declaring;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.hall.filing.FilingReply;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.filing.QueryCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes declarations in. One act gets one answer, however often, from however many connections and across however
/// many crashes its kiosk asks; and of the same item, applicant and beneficiary one case is open, whatever kiosks
/// do.
///
/// Both are keys of the database: `filing.act_key` and `open_case`. Everything is one transaction, in this order,
/// so that two of them never wait for each other in a circle: use of the code, place of the open case, number,
/// case, answer.
///
/// | Crash after | Database | The kiosk asks again and gets |
/// |---|---|---|
/// | envelope opened and checked | nothing | a first answer |
/// | any statement of the transaction | nothing: it is rolled back | a first answer; no number was lost |
/// | commit, answer not sent | the answer, and the case if there is one | the same answer, the case as it stands |
/// | answer sent | the same | the same |
/// | commit throws | unknown, nothing or all of it | a 500, asks again, and the database answers |
///
/// | Two at once | What decides | The second gets |
/// |---|---|---|
/// | the same act twice | `filing.act_key` | the same answer |
/// | the same person at two kiosks | `open_case` | `ALREADY_OPEN` with the first's case |
/// | one that waited while a case of hers was opened *and closed* | signed before that | `ALREADY_OPEN` with that |
/// | one signed before corrections were asked for | signed before that | `ALREADY_OPEN`, no correction |
/// | corrections that come when the case is over | the case it names | a refusal: it never opens another case |
///
/// The resident reads "being handed in" meanwhile; her slip carries a code that finds the answer, also a refusal.
/// Any thread.
final class FilingDesk {
    private static final Logger LOG = LoggerFactory.getLogger(FilingDesk.class);

    private static final int KEY_CHARS = 40;

    /// Each try after a duplicate sees what the one before stumbled over; a third has never been needed.
    private static final int TRIES = 5;

    private final Jdbi jdbi;
    private final Clock clock;
    private final FilingCheck check;
    private final Credentials credentials;
    private final CaseStore cases;
    private final FilingStore filings = new FilingStore();
    private final CaseFlow flow;
    private final CaseWords words;
    private final Runnable changed;

    /// @param changed called after a case was opened or corrected
    FilingDesk(
            Jdbi jdbi,
            Clock clock,
            FilingCheck check,
            Credentials credentials,
            CaseStore cases,
            CaseFlow flow,
            CaseWords words,
            Runnable changed) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.check = check;
        this.credentials = credentials;
        this.cases = cases;
        this.flow = flow;
        this.words = words;
        this.changed = changed;
    }

    sealed interface Answer {
        record Taken(FilingReply reply) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /// @param kioskId from the certificate of the kiosk
    Answer file(String kioskId, FilingRequest request) {
        if (request.key().isBlank() || request.key().length() > KEY_CHARS) {
            return new Answer.Refused(FilingRefusals.NOT_OFFERED); // no kiosk of ours makes such a key
        }
        Optional<Answer> known = jdbi.inTransaction(handle -> known(handle, kioskId, request));
        Answer answer = known.orElseGet(() -> first(kioskId, request));
        switch (answer) {
            case Answer.Taken taken ->
                LOG.info(
                        "{} at {}: {} {}",
                        request,
                        kioskId,
                        taken.reply().verdict(),
                        taken.reply().view().caseNumber());
            case Answer.Refused refused ->
                LOG.info(
                        "{} at {} refused: {}",
                        request,
                        kioskId,
                        refused.refusal().code());
        }
        if (known.isEmpty()) {
            changed.run();
        }
        return answer;
    }

    private Optional<Answer> known(Handle handle, String kioskId, FilingRequest request) {
        return filings.find(handle, request.key()).map(filing -> {
            if (!filing.kioskId().equals(kioskId)) {
                LOG.warn("{} {} asked for {}, of {}", LogEvent.FOREIGN_ACT, kioskId, request, filing.kioskId());
                return new Answer.Refused(FilingRefusals.FOREIGN_KEY);
            }
            if (filing.envelopeSha256() != null && !filing.envelopeSha256().equals(Sha256.hex(request.envelope()))) {
                LOG.warn("{} asked again for {} with another envelope; the first counts", kioskId, request);
            }
            return answer(handle, filing);
        });
    }

    private Answer answer(Handle handle, Filing filing) {
        return switch (filing.verdict()) {
            case REFUSED -> new Answer.Refused(filing.refusal().orElseThrow());
            case FILED -> taken(handle, filing, FilingReply.Verdict.FILED);
            case CORRECTED -> taken(handle, filing, FilingReply.Verdict.CORRECTED);
            case ALREADY_OPEN -> taken(handle, filing, FilingReply.Verdict.ALREADY_OPEN);
        };
    }

    private Answer taken(Handle handle, Filing filing, FilingReply.Verdict verdict) {
        CaseView view = words.view(
                handle, cases.find(handle, String.valueOf(filing.caseNumber())).orElseThrow());
        return new Answer.Taken(new FilingReply(filing.actKey(), verdict, view));
    }

    private Answer first(String kioskId, FilingRequest request) {
        FilingCheck.Found found = check.of(request);
        for (int tries = 1; ; tries++) {
            try {
                return jdbi.inTransaction(handle -> known(handle, kioskId, request)
                        .orElseGet(() -> {
                            Filing filing = decide(handle, kioskId, request, found);
                            filings.insert(handle, filing);
                            return answer(handle, filing);
                        }));
            } catch (UnableToExecuteStatementException e) {
                if (!Database.isDuplicate(e) || tries == TRIES) {
                    throw e;
                }
                // Somebody else's commit came first; the next look sees it.
            }
        }
    }

    private Filing decide(Handle transaction, String kioskId, FilingRequest request, FilingCheck.Found found) {
        long now = clock.millis();
        String hash = Sha256.hex(request.envelope());
        return switch (found) {
            case FilingCheck.Found.Bad(Refusal refusal) -> Filing.refused(request.key(), kioskId, hash, refusal, now);
            case FilingCheck.Found.Good good -> {
                Optional<Refusal> nobody = identity(transaction, kioskId, good);
                if (nobody.isPresent()) {
                    yield Filing.refused(request.key(), kioskId, hash, nobody.get(), now);
                }
                Optional<CaseRow> open =
                        cases.openOf(transaction, good.item().id(), good.applicant(), good.beneficiary());
                if (!meant(good.declaration(), open)) {
                    yield Filing.refused(request.key(), kioskId, hash, FilingRefusals.NOT_WAITING, now);
                }
                Decision decision = decide(transaction, kioskId, good, open);
                yield Filing.of(request.key(), kioskId, hash, decision.verdict(), decision.caseNumber(), now);
            }
        };
    }

    private Optional<Refusal> identity(Handle transaction, String kioskId, FilingCheck.Found.Good good) {
        Declaration declaration = good.declaration();
        return switch (good.item().level()) {
            case L1 -> Optional.empty();
            case L2 ->
                switch (credentials.check(
                        transaction,
                        kioskId,
                        declaration.visit(),
                        declaration.applicant(),
                        good.catalogue().issuers(),
                        declaration.signedAt())) {
                    case GOOD -> Optional.empty();
                    case BAD -> Optional.of(FilingRefusals.CREDENTIAL_BAD);
                    case USED -> Optional.of(FilingRefusals.CREDENTIAL_USED);
                };
            case L3 -> Optional.of(FilingRefusals.NOT_OFFERED);
        };
    }

    private record Decision(FilingReply.Verdict verdict, String caseNumber) {}

    /// Whether what she wants to correct is the case that is open; with a new declaration, always.
    private static boolean meant(Declaration declaration, Optional<CaseRow> open) {
        return declaration.amends().isEmpty()
                || open.filter(row -> row.caseNumber()
                                .equals(declaration.amends().get().caseNumber()))
                        .isPresent();
    }

    private Decision decide(Handle transaction, String kioskId, FilingCheck.Found.Good good, Optional<CaseRow> open) {
        String item = good.item().id();
        Declaration declaration = good.declaration();
        if (open.isPresent()) {
            return corrected(transaction, kioskId, open.get(), good)
                    .orElseGet(() -> new Decision(
                            FilingReply.Verdict.ALREADY_OPEN, open.get().caseNumber()));
        }
        cases.takePlace(transaction, item, good.applicant(), good.beneficiary(), declaration.key());
        Optional<CaseRow> closed =
                cases.closedAfter(transaction, item, good.applicant(), good.beneficiary(), declaration.signedAt());
        if (closed.isPresent()) {
            cases.leavePlace(transaction, declaration.key());
            return new Decision(FilingReply.Verdict.ALREADY_OPEN, closed.get().caseNumber());
        }
        return new Decision(FilingReply.Verdict.FILED, opened(transaction, kioskId, good));
    }

    /// Empty when nothing was asked to be corrected, or this was signed before it was asked.
    private Optional<Decision> corrected(
            Handle transaction, String kioskId, CaseRow open, FilingCheck.Found.Good good) {
        Instant asked = cases.steps(transaction, open.caseNumber()).stream()
                .filter(step -> step.action() == CaseAction.RETURN)
                .map(CaseStep::at)
                .reduce(Instant.MAX, (_, later) -> later);
        Declaration declaration = good.declaration();
        if (!declaration.signedAt().isAfter(asked)) {
            return Optional.empty();
        }
        CaseRow onNewForm =
                open.with(open.standing().withCatalogue(good.catalogue().version()));
        return flow.step(transaction, onNewForm, CaseAction.CORRECT, kioskId, clock.instant(), Optional.empty())
                .map(done -> {
                    cases.addDeclaration(transaction, done.step(), declaration.signedAt(), kept(good));
                    return new Decision(
                            FilingReply.Verdict.CORRECTED, done.row().caseNumber());
                });
    }

    private static CaseDeclaration kept(FilingCheck.Found.Good good) {
        return CaseDeclaration.of(good.declaration(), good.fields());
    }

    private String opened(Handle transaction, String kioskId, FilingCheck.Found.Good good) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(CaseClock.ZONE).toLocalDate();
        String number = cases.nextNumber(transaction, good.declaring().code(), today);
        CaseFlow.Done done = flow.open(transaction, blank(number, kioskId, good, now), kioskId);
        cases.addDeclaration(transaction, done.step(), good.declaration().signedAt(), kept(good));
        if (good.declaring().acceptance() == Declaring.Acceptance.RULE) {
            CaseRow row = done.row();
            for (CaseAction action : CaseAction.BY_RULE) {
                row = flow.step(transaction, row, action, CaseRow.RULE, now, Optional.empty())
                        .orElseThrow()
                        .row();
            }
        }
        return number;
    }

    private static CaseRow blank(String number, String kioskId, FilingCheck.Found.Good good, Instant now) {
        Declaration declaration = good.declaration();
        Item item = good.item();
        Text office = Objects.requireNonNull(
                        good.catalogue().departments().get(item.department()), "a catalogue was checked")
                .name();
        CaseFacts facts = new CaseFacts(
                number,
                declaration.key(),
                QueryCode.of(declaration.key()),
                kioskId,
                item.id(),
                item.name().zh(),
                item.name().en(),
                office.zh(),
                office.en(),
                good.applicant(),
                good.beneficiary(),
                RareCharacters.masked(declaration.applicant().name()),
                good.declaring().limits().promised(),
                good.declaring().limits().statutory(),
                good.declaring().limits().unit(),
                now.toEpochMilli());
        return new CaseRow(facts, CaseStanding.first(good.catalogue().version()));
    }
}
