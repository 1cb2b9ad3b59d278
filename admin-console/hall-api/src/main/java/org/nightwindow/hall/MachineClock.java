package org.nightwindow.hall;

import java.time.Clock;
import java.time.Duration;

/// The clock of the machine a program runs on.
///
/// For a rehearsal the system property `nightwindow.rehearsal.ahead` (an ISO 8601 duration such as `P1D`) lets a
/// program live later than its machine, so that what takes days can be seen in minutes. Whoever may set it may set the
/// machine's clock as well.
public final class MachineClock {
    public static final String AHEAD = "nightwindow.rehearsal.ahead";

    /// UTC.
    ///
    /// @throws java.time.format.DateTimeParseException when the property is no duration
    public static Clock utc() {
        String ahead = System.getProperty(AHEAD);
        return ahead == null ? Clock.systemUTC() : Clock.offset(Clock.systemUTC(), Duration.parse(ahead));
    }

    private MachineClock() {}
}
