package org.nightwindow.console.cases;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.cases.Filing.Verdict;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.events.ActListener;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent.ActChanged;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows what kiosks report of their filings and compares it with the answers they got. An act that a kiosk gave
/// up before it handed anything over is answered here: should its declaration come after all, nothing is filed.
///
/// | Crash after | Database | Next time the event is told |
/// |---|---|---|
/// | event read | as before | everything happens |
/// | commit | the act is answered | nothing changes |
public final class FilingOutcomes implements ActListener {
    private static final Logger LOG = LoggerFactory.getLogger(FilingOutcomes.class);
    private static final String FILE = "FILE";

    private final Jdbi jdbi;
    private final Refusals refusals;
    private final Clock clock;
    private final FilingStore filings = new FilingStore();

    FilingOutcomes(Jdbi jdbi, Refusals refusals, Clock clock) {
        this.jdbi = jdbi;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void onActChanged(String kioskId, ActChanged act) {
        if (!act.kind().equals(FILE)) {
            return;
        }
        try {
            jdbi.useTransaction(handle -> compare(handle, kioskId, act));
        } catch (UnableToExecuteStatementException e) {
            if (!Database.isDuplicate(e)) {
                throw e;
            }
            jdbi.useTransaction(
                    handle -> compare(handle, kioskId, act)); // its declaration came between look and insert
        }
    }

    private void compare(Handle transaction, String kioskId, ActChanged act) {
        Optional<Filing> filing = filings.find(transaction, act.key());
        if (filing.isPresent() && !filing.get().kioskId().equals(kioskId)) {
            LOG.warn(
                    "{} {} reports on {}, of {}; ignored",
                    LogEvent.FOREIGN_ACT,
                    kioskId,
                    act.key(),
                    filing.get().kioskId());
            refusals.known(transaction, kioskId, "refused-kiosk", "POST " + KioskApi.EVENTS, "act " + act.key());
            return;
        }
        boolean taken = filing.map(found -> found.verdict() == Verdict.FILED || found.verdict() == Verdict.CORRECTED)
                .orElse(false);
        switch (act.outcome()) {
            case DONE, RESOLVED_DONE -> {
                if (!taken) {
                    contradicted(kioskId, act, "there is no case of it");
                }
            }
            case NOT_DONE, RESOLVED_NOT_DONE -> {
                if (taken) {
                    contradicted(kioskId, act, "it opened " + filing.get().caseNumber());
                } else if (filing.isEmpty()) {
                    filings.insert(
                            transaction,
                            Filing.refused(act.key(), kioskId, null, FilingRefusals.SETTLED, clock.millis()));
                }
            }
            case UNKNOWN -> {} // the kiosk asks again until it is answered
        }
    }

    private static void contradicted(String kioskId, ActChanged act, String but) {
        LOG.warn("{} {} says {} is {}, but {}", LogEvent.FILING_CONTRADICTED, kioskId, act.key(), act.outcome(), but);
    }
}
