package org.nightwindow.driver.standard.receipt;

/// How a wait for the printer ended.
sealed interface Waited {

    /// It came to where it was waited for.
    record Reached() implements Waited {}

    /// It says why it does not go on.
    record Stopped(Obstacle obstacle) implements Waited {}

    /// It answers, has no reason, and does not go on.
    record Stalled() implements Waited {}

    /// It does not answer.
    record Silent() implements Waited {}

    /// The command's time is over.
    record OutOfTime() implements Waited {}
}
