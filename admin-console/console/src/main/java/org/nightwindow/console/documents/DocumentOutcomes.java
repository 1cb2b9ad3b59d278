package org.nightwindow.console.documents;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.nightwindow.console.audit.Refusals;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.events.ActListener;
import org.nightwindow.hall.KioskApi;
import org.nightwindow.hall.KioskEvent.ActChanged;
import org.nightwindow.hall.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows what kiosks report of their prints and marks the documents.
///
/// An outcome may come before the request it belongs to: the request was delayed on the way, and the kiosk gave up.
/// Then the key is recorded as settled and nothing is ever issued for it. With the first outcome the sealed bytes
/// are deleted in the same commit: whatever happened, they will not be printed again.
///
/// | Crash after | Database | Next time the event is told |
/// |---|---|---|
/// | event read | as before | everything happens |
/// | commit | state and outcome, no bytes | nothing changes: the same event leads to the same state |
///
/// The printer is not touched here, and the resident reads nothing of it.
public final class DocumentOutcomes implements ActListener {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentOutcomes.class);
    private static final String PRINT = "PRINT";

    private final Jdbi jdbi;
    private final DocumentStore store;
    private final Refusals refusals;
    private final Clock clock;

    public DocumentOutcomes(Jdbi jdbi, Refusals refusals, Clock clock) {
        this.jdbi = jdbi;
        this.refusals = refusals;
        this.store = new DocumentStore(jdbi);
        this.clock = clock;
    }

    @Override
    public void onActChanged(String kioskId, ActChanged act) {
        if (!act.kind().equals(PRINT)) {
            return;
        }
        try {
            jdbi.useTransaction(handle -> apply(handle, kioskId, act));
        } catch (UnableToExecuteStatementException e) {
            if (!Database.isDuplicate(e)) {
                throw e;
            }
            // The document was issued between our look and our insert; now it is there to be marked.
            jdbi.useTransaction(handle -> apply(handle, kioskId, act));
        }
    }

    private void apply(Handle handle, String kioskId, ActChanged act) {
        Instant now = clock.instant();
        Optional<DocumentStore.Key> key = store.key(handle, act.key());
        if (key.isEmpty()) {
            store.insertKey(handle, act.key(), new DocumentStore.Key(kioskId, null, act.outcome()), now);
            LOG.info("{} settled {} as {} before it asked for a document", kioskId, act.key(), act.outcome());
            return;
        }
        if (!key.get().kioskId().equals(kioskId)) {
            LOG.warn(
                    "{} {} reports on {}, which belongs to {}; ignored",
                    LogEvent.FOREIGN_ACT,
                    kioskId,
                    act.key(),
                    key.get().kioskId());
            refusals.known(handle, kioskId, "refused-kiosk", "POST " + KioskApi.EVENTS, "act " + act.key());
            return;
        }
        store.setOutcome(handle, act.key(), act.outcome());
        store.byKey(handle, act.key()).ifPresent(document -> mark(handle, document, act, now));
    }

    private void mark(Handle handle, DocumentRecord document, ActChanged act, Instant now) {
        DocumentState next = document.state().after(act.outcome());
        if (next != document.state()) {
            store.settle(handle, document.key(), next, now);
            LOG.info("document {}: {} → {}", document.serial(), document.state(), next);
        } else if (contradicts(act, next)) {
            LOG.warn(
                    "{} document {} stays {}, though its kiosk now says {}",
                    LogEvent.DOCUMENT_CONTRADICTED,
                    document.serial(),
                    next,
                    act.outcome());
        }
        if (act.serial() != null && !act.serial().equals(document.serial())) {
            LOG.warn(
                    "{} the kiosk calls document {} {}",
                    LogEvent.DOCUMENT_CONTRADICTED,
                    document.serial(),
                    act.serial());
        }
    }

    private static boolean contradicts(ActChanged act, DocumentState state) {
        return switch (act.outcome()) {
            case DONE, RESOLVED_DONE -> state != DocumentState.PRINTED;
            case NOT_DONE, RESOLVED_NOT_DONE -> state != DocumentState.VOID;
            case UNKNOWN -> false;
        };
    }
}
