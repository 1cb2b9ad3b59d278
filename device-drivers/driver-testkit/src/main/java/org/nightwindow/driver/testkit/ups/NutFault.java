package org.nightwindow.driver.testkit.ups;

import java.time.Duration;

/// What can go wrong with `upsd`.
public sealed interface NutFault {

    /// Answers `ERR` and this word: `DATA-STALE`, `DRIVER-NOT-CONNECTED`, `ACCESS-DENIED` …
    record Refused(String error) implements NutFault {}

    /// No answer.
    record Silent() implements NutFault {}

    /// The answer comes so much later.
    record Late(Duration by) implements NutFault {}

    /// Half a line comes, and no more.
    record Half() implements NutFault {}

    /// The answer to another question comes.
    record Another() implements NutFault {}

    /// A line without an end comes.
    record Endless() implements NutFault {}
}
