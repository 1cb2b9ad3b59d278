package org.nightwindow.console.audit;

import java.time.Clock;
import org.jdbi.v3.core.Handle;

/// Who did what, when. Rows are only ever added, in the transaction of what they tell of.
public final class AuditLog {
    /// Who, when nobody is signed in: the command line of the machine, or the console itself.
    public static final String SYSTEM = "system";

    /// Length of the column; a longer detail is cut.
    private static final int DETAIL_CHARS = 2000;

    private final Clock clock;

    public AuditLog(Clock clock) {
        this.clock = clock;
    }

    /// @param who name of a staff account, a kiosk's id, or [#SYSTEM]
    /// @param what a verb in English: `make-ticket`, `ask-self-test`
    /// @param about id of what it was done to
    /// @param detail one line; never a secret, never personal data of a resident
    public void record(Handle transaction, String who, String what, String about, String detail) {
        transaction
                .createUpdate("insert into audit (done_at, who, what, about, detail)"
                        + " values (:at, :who, :what, :about, :detail)")
                .bind("at", clock.millis())
                .bind("who", who)
                .bind("what", what)
                .bind("about", about)
                .bind("detail", detail.length() > DETAIL_CHARS ? detail.substring(0, DETAIL_CHARS) : detail)
                .execute();
    }
}
