package org.nightwindow.console.identity;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.database.Database;
import org.nightwindow.hall.IssueRequest.Applicant;
import org.nightwindow.hall.credential.AppCredential;
import org.nightwindow.hall.credential.AppCredential.Verdict;

/// Checks the app's code once more where something comes of it, and ties it to the visit that showed it first.
///
/// The kiosk checks the code when it is scanned; the request comes after the form is filled in and the console can
/// be reached, so here a code may be older, but not older than a visit can be long. That opens no door: the same
/// code in another visit is refused for as long as it could still be of use.
///
/// | Crash after | Table | Next time |
/// |---|---|---|
/// | check | nothing | as if never asked |
/// | commit of the use | jti → kiosk, visit | the same visit is let through, any other refused |
public final class Credentials {
    /// From the scan to the request: a visit lasts 5 minutes as a rule and is ended by the kiosk's hard cap long
    /// before this, and the kiosk gives up asking with it. Our own figure.
    public static final Duration LONGEST_VISIT = Duration.ofMinutes(30);

    /// Uses are kept for longer than a code can be of use: a declaration signed with it may arrive a week later,
    /// and a day is left for clocks and chores.
    public static final Duration KEPT = Duration.ofDays(8);

    public enum Finding {
        /// The code is good and belongs to this visit from now on.
        GOOD,
        /// Forged, too old, somebody else's, or none at all.
        BAD,
        /// It belongs to another visit.
        USED
    }

    private final Jdbi jdbi;
    private final Clock clock;

    public Credentials(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /// Now, in a transaction of its own.
    public Finding check(String kioskId, String visit, Applicant applicant, Map<String, PublicKey> issuers) {
        if (!(verdict(applicant, issuers, clock.instant()) instanceof Verdict.Valid valid)) {
            return Finding.BAD;
        }
        try {
            return jdbi.inTransaction(handle -> use(handle, valid.jti(), kioskId, visit));
        } catch (UnableToExecuteStatementException e) {
            if (!Database.isDuplicate(e)) {
                throw e;
            }
            return check(kioskId, visit, applicant, issuers); // somebody was first a moment ago; now it can be read who
        }
    }

    /// As of an earlier moment, in the caller's transaction.
    ///
    /// @param at when the applicant stood there
    /// @throws UnableToExecuteStatementException which [Database#isDuplicate] when somebody was first a moment
    ///     ago; the transaction is spent
    public Finding check(
            Handle transaction,
            String kioskId,
            String visit,
            Applicant applicant,
            Map<String, PublicKey> issuers,
            Instant at) {
        return verdict(applicant, issuers, at) instanceof Verdict.Valid valid
                ? use(transaction, valid.jti(), kioskId, visit)
                : Finding.BAD;
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

    private Finding use(Handle transaction, String jti, String kioskId, String visit) {
        Optional<String> first = transaction
                .createQuery("select kiosk_id || ' ' || visit from credential_use where jti = ?")
                .bind(0, jti)
                .mapTo(String.class)
                .findOne();
        if (first.isPresent()) {
            return first.get().equals(kioskId + " " + visit) ? Finding.GOOD : Finding.USED;
        }
        transaction
                .createUpdate("insert into credential_use (jti, kiosk_id, visit, used_at) values (?, ?, ?, ?)")
                .bind(0, jti)
                .bind(1, kioskId)
                .bind(2, visit)
                .bind(3, clock.millis())
                .execute();
        return Finding.GOOD;
    }

    /// Forgets uses of codes that nobody could use any more.
    public int forget() {
        return jdbi.inTransaction(handle -> handle.createUpdate("delete from credential_use where used_at < ?")
                .bind(0, clock.instant().minus(KEPT).toEpochMilli())
                .execute());
    }
}
