package org.nightwindow.kiosk.hardware;

import java.util.concurrent.CompletableFuture;
import org.nightwindow.driver.Outcome;

/// A command that waits for somebody, such as for a card to be laid.
///
/// @param <T> what comes of it
public interface Waiting<T> {

    /// Always completes, normally, exactly once; on any thread.
    CompletableFuture<Outcome<T>> outcome();

    /// Calls it off. The outcome still says what really happened.
    void cancel();
}
