package org.nightwindow.console.documents;

import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.nightwindow.console.identity.Credentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what is needed no more: sealed bytes of documents whose kiosk never reported an outcome, and uses of the
/// app's codes. Run it every hour or so; doing it twice is the same as once.
final class Forgetting {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    /// A kiosk asks again within seconds, after a power cut within hours; after a day it has long voided the act by
    /// itself. Our own figure.
    static final Duration BYTES_KEPT = Duration.ofHours(24);

    private final DocumentStore store;
    private final Credentials credentials;
    private final Clock clock;

    Forgetting(Jdbi jdbi, Clock clock) {
        this.store = new DocumentStore(jdbi);
        this.credentials = new Credentials(jdbi, clock);
        this.clock = clock;
    }

    void run() {
        int documents = store.forgetBytes(clock.instant().minus(BYTES_KEPT));
        int codes = credentials.forget();
        if (documents + codes > 0) {
            LOG.info("forgot the bytes of {} documents and {} used codes", documents, codes);
        }
    }
}
