package org.nightwindow.console.alerts;

import java.time.Instant;

/// A way by which people are told. Calls block; one thread at a time.
interface Channel extends AutoCloseable {
    /// Stands in the database: `webhook`, `mail`.
    String name();

    /// Hands a message over.
    Delivery deliver(Notice notice);

    @Override
    default void close() {}

    /// What is told. The same notice has the same id for ever, so a receiver knows one that comes twice.
    ///
    /// @param kind `OPENED`, `REPEATED` or `OVER`
    /// @param zh the sentence
    /// @param link to the alert's page; empty when nobody said where the pages are reached
    record Notice(
            String id,
            long alert,
            String kind,
            String rule,
            String urgency,
            String kiosk,
            String zh,
            String en,
            Instant since,
            Instant at,
            String link) {}

    /// How it went.
    sealed interface Delivery {
        record Done() implements Delivery {}

        /// It did not arrive: it never left, or the receiver said no.
        ///
        /// @param why one line for the log; no secret
        record NotTaken(String why) implements Delivery {}

        /// It may have arrived all the same.
        record InDoubt(String why) implements Delivery {}
    }
}
