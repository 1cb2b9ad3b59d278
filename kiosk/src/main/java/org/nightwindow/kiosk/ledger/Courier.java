package org.nightwindow.kiosk.ledger;

import org.nightwindow.hall.EventBatch;

/// Carries events to the console. Blocks until the console has answered or its limit is over; never throws for what
/// can happen on a network.
@FunctionalInterface
public interface Courier {

    Delivery deliver(EventBatch batch);

    /// How it went.
    sealed interface Delivery {
        /// Every event up to this number is stored at the console for good.
        record Stored(long upTo) implements Delivery {}

        /// The console has another history of this epoch; sending again changes nothing.
        record Forked(String detail) implements Delivery {}

        /// The console could not read the batch, or it is too long, and took nothing of it. That says nothing of the
        /// history it has; a smaller batch may pass.
        record Unreadable(String detail) implements Delivery {}

        /// Nobody knows whether they arrived: send the same again later.
        record NoAnswer(String detail) implements Delivery {}
    }
}
