package org.nightwindow.console.audit;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/// Who was refused what. Thread-safe.
///
/// Everything a known person is refused is recorded. What strangers are refused could fill the disk; of that the
/// first in each minute are recorded one by one, the rest as a number.
public final class Refusals {
    /// A person who looks around causes a dozen; only a machine causes more.
    static final int STRANGERS_A_MINUTE = 120;

    private static final long MINUTE_MS = 60_000;

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Clock clock;
    private long minute;
    private int recorded;
    private int counted;

    public Refusals(Jdbi jdbi, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param who a staff account
    /// @param why a verb in English: `refused-role`
    /// @param what that was asked for: `POST /enrol`
    public void person(String who, String why, String what, String detail) {
        jdbi.useTransaction(transaction -> audit.record(transaction, who, why, what, detail));
    }

    /// The same for somebody nobody knows.
    public void stranger(String why, String what, String detail) {
        int missed = 0;
        synchronized (this) {
            long now = clock.millis() / MINUTE_MS;
            if (now != minute) {
                minute = now;
                recorded = 0;
                missed = counted;
                counted = 0;
            }
            if (recorded >= STRANGERS_A_MINUTE) {
                counted++;
                return;
            }
            recorded++;
        }
        int before = missed;
        jdbi.useTransaction(transaction -> {
            if (before > 0) {
                audit.record(transaction, AuditLog.NOBODY, "refused-more", "", before + " more were refused");
            }
            audit.record(transaction, AuditLog.NOBODY, why, what, detail);
        });
    }
}
