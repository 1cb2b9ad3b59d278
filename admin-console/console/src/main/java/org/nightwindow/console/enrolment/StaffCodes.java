package org.nightwindow.console.enrolment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.audit.AuditLog;
import org.nightwindow.hall.Sha256;
import org.nightwindow.hall.credential.StaffCredential;

/// Makes the codes by which a technician works on a kiosk on site. A code is written into the audit in the commit
/// before it is shown, and kept nowhere: what names it there is the start of its hash. Thread-safe.
///
/// | crash after | the audit says | the kiosk may have done |
/// |---|---|---|
/// | the commit | a code was made | nothing: nobody saw it |
/// | the page left | a code was made | let its account in, once, for [StaffCredential#LONGEST_LIFE] |
public final class StaffCodes {
    private static final int JTI_BYTES = 16;
    private static final int HASH_SHOWN = 12;

    private final Jdbi jdbi;
    private final TicketStore places = new TicketStore();
    private final CertificateAuthority authority;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random;

    public StaffCodes(Jdbi jdbi, CertificateAuthority authority, AuditLog audit, Clock clock, SecureRandom random) {
        this.jdbi = jdbi;
        this.authority = authority;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /// @param text to be shown as a QR; a secret
    /// @param account how the kiosk's records will call whoever asked
    public record Code(String kioskId, String text, String account, Instant until) {
        @Override
        public String toString() {
            return "Code[" + kioskId + "]";
        }
    }

    /// @param who name of the staff account it is for
    /// @return empty when no kiosk has this id
    Optional<Code> make(String kioskId, String who) {
        byte[] bytes = new byte[JTI_BYTES];
        random.nextBytes(bytes);
        String jti = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String account = StaffCredential.accountId(who);
        Instant now = clock.instant();
        boolean known = jdbi.inTransaction(transaction -> {
            if (!places.isKnown(transaction, kioskId)) {
                return false;
            }
            audit.record(
                    transaction,
                    who,
                    "make-staff-code",
                    kioskId,
                    "as " + account + ", code " + Sha256.hex(jti).substring(0, HASH_SHOWN) + ", valid "
                            + StaffCredential.LONGEST_LIFE.toMinutes() + " min");
            return true;
        });
        return known
                ? Optional.of(new Code(
                        kioskId,
                        authority.staffCredential(jti, kioskId, account, now),
                        account,
                        now.plus(StaffCredential.LONGEST_LIFE)))
                : Optional.empty();
    }
}
