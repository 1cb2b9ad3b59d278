package org.nightwindow.console.documents;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.credential.AppCredential;
import org.nightwindow.hall.credential.AppCredential.Verdict;

/// Checks the app's code once more where the document is made, and ties it to the visit that showed it first.
///
/// The kiosk checks the code when it is scanned; the request comes after the form is filled in and the console can
/// be reached, so here a code may be older, but not older than a visit can be long. That opens no door: the same
/// code in another visit is refused for as long as it could still be of use.
///
/// | Crash after | Table | Next time |
/// |---|---|---|
/// | check | nothing | as if never asked |
/// | commit of the use | jti → kiosk, visit | the same visit is let through, any other refused |
final class Credentials {
    /// From the scan to the request: a visit lasts 5 minutes as a rule and is ended by the kiosk's hard cap long
    /// before this, and the kiosk gives up asking with it. Our own figure.
    static final Duration LONGEST_VISIT = Duration.ofMinutes(30);

    /// Uses are kept for longer than a code can be of use, with a margin for clocks.
    static final Duration KEPT = Duration.ofHours(24);

    private final Jdbi jdbi;
    private final Clock clock;

    Credentials(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /// @return why not; empty when the code is good and belongs to this visit from now on
    Optional<Refusal> check(String kioskId, String visit, Applicant applicant, Map<String, PublicKey> issuers) {
        return switch (verdict(applicant, issuers, clock.instant())) {
            case Verdict.Valid valid ->
                use(valid.jti(), kioskId, visit) ? Optional.empty() : Optional.of(Refusals.CREDENTIAL_USED);
            case Verdict.Malformed _,
                    Verdict.UnknownIssuer _,
                    Verdict.Forged _,
                    Verdict.Expired _,
                    Verdict.NotYetValid _,
                    Verdict.OtherPerson _ -> Optional.of(Refusals.CREDENTIAL_BAD);
        };
    }

    private static Verdict verdict(Applicant applicant, Map<String, PublicKey> issuers, Instant now) {
        String token = applicant.credential();
        String idNumber = applicant.idNumber();
        Verdict verdict = AppCredential.verify(token, idNumber, issuers, now);
        if (verdict instanceof Verdict.Expired expired
                && now.isBefore(expired.since().plus(LONGEST_VISIT))) {
            return AppCredential.verify(token, idNumber, issuers, expired.since());
        }
        return verdict;
    }

    private boolean use(String jti, String kioskId, String visit) {
        try {
            return jdbi.inTransaction(handle -> {
                Optional<String> first = handle.createQuery(
                                "select kiosk_id || ' ' || visit from credential_use where jti = ?")
                        .bind(0, jti)
                        .mapTo(String.class)
                        .findOne();
                if (first.isPresent()) {
                    return first.get().equals(kioskId + " " + visit);
                }
                handle.createUpdate("insert into credential_use (jti, kiosk_id, visit, used_at) values (?, ?, ?, ?)")
                        .bind(0, jti)
                        .bind(1, kioskId)
                        .bind(2, visit)
                        .bind(3, clock.millis())
                        .execute();
                return true;
            });
        } catch (UnableToExecuteStatementException e) {
            if (!DocumentStore.isDuplicate(e)) {
                throw e;
            }
            return use(jti, kioskId, visit); // somebody was first a moment ago; now it can be read who
        }
    }

    /// Forgets uses of codes that nobody could use any more.
    int forget() {
        return jdbi.inTransaction(handle -> handle.createUpdate("delete from credential_use where used_at < ?")
                .bind(0, clock.instant().minus(KEPT).toEpochMilli())
                .execute());
    }
}
