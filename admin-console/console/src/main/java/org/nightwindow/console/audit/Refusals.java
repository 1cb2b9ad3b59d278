package org.nightwindow.console.audit;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Who was refused what. Thread-safe.
///
/// What is refused could fill the disk, whoever asks: a browser that was taken over, a kiosk in a loop, a stranger.
/// Of each person, of each kiosk and of all strangers together the first in each minute are recorded one by one,
/// the rest as a number.
public final class Refusals {
    /// A person who looks around causes a dozen; only a machine causes more.
    static final int MOST_A_MINUTE = 120;

    private static final long MINUTE_MS = 60_000;

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Clock clock;

    /// As many as there are accounts and kiosks: nobody else is known by a name.
    private final Map<String, Tally> tallies = new HashMap<>();

    /// The refusals of one in one minute.
    private static final class Tally {
        long minute;
        int recorded;
        int counted;
    }

    public Refusals(Jdbi jdbi, AuditLog audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param who a staff account, or a kiosk by its certificate
    /// @param why a verb in English: `refused-role`
    /// @param what that was asked for: `POST /enrol`
    public void known(String who, String why, String what, String detail) {
        count(who)
                .ifPresent(missed ->
                        jdbi.useTransaction(transaction -> record(transaction, missed, who, why, what, detail)));
    }

    /// The same in the caller's transaction.
    public void known(Handle transaction, String who, String why, String what, String detail) {
        count(who).ifPresent(missed -> record(transaction, missed, who, why, what, detail));
    }

    /// The same for somebody nobody knows.
    public void stranger(String why, String what, String detail) {
        known(AuditLog.NOBODY, why, what, detail);
    }

    private void record(Handle transaction, int missed, String who, String why, String what, String detail) {
        if (missed > 0) {
            audit.record(transaction, who, "refused-more", "", missed + " more were refused");
        }
        audit.record(transaction, who, why, what, detail);
    }

    /// @return how many went unrecorded in her minute before; empty when this one does, too
    private synchronized OptionalInt count(String who) {
        Tally tally = tallies.computeIfAbsent(who, _ -> new Tally());
        long now = clock.millis() / MINUTE_MS;
        int missed = 0;
        if (now != tally.minute) {
            missed = tally.counted;
            tally.minute = now;
            tally.recorded = 0;
            tally.counted = 0;
        }
        if (tally.recorded >= MOST_A_MINUTE) {
            tally.counted++;
            return OptionalInt.empty();
        }
        tally.recorded++;
        return OptionalInt.of(missed);
    }
}
