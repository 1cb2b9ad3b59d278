package org.nightwindow.driver.host;

import java.util.concurrent.CompletableFuture;
import org.nightwindow.driver.Outcome;

/// A command on its way. Any thread.
///
/// @param <T> what it returns
public interface Pending<T> {

    /// Completes normally, exactly once, within the limit of the command and [Supervisor#GRACE]; never with an
    /// exception. What is chained to it never runs on a thread of the device. Each call returns another future:
    /// completing or cancelling it changes nothing for anybody else.
    CompletableFuture<Outcome<T>> outcome();

    /// Calls the command off and returns at once. One that had not begun ends as [Outcome.Cancelled]. One that has
    /// begun is asked to stop, and still ends with what really happened. One that has ended stays as it is.
    void cancel();
}
