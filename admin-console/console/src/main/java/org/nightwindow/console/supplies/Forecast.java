package org.nightwindow.console.supplies;

import java.time.Instant;
import java.util.Optional;

/// When a supply will be gone. What cannot be known is said, never guessed.
public sealed interface Forecast {
    /// It is gone now.
    record Gone() implements Forecast {}

    /// Between `early` and `late` with nine chances in ten, most likely at `likely`.
    record Within(Instant early, Instant likely, Instant late) implements Forecast {}

    /// Not before this moment.
    record Later(Instant beyond) implements Forecast {}

    /// Nobody can tell yet.
    record NotKnown(Why why) implements Forecast {}

    enum Why {
        /// The device does not measure how much is left.
        NOT_MEASURED,
        /// The kiosk has printed for less than [Consumption#LEAST] so far.
        TOO_YOUNG,
        /// In the weeks looked at hardly anything was printed.
        HARDLY_USED,
        /// It has not sunk far enough to tell how many sheets a percent is.
        NO_SCALE
    }

    /// The first moment at which it may be gone; empty when that is not known, or far away.
    default Optional<Instant> earliest() {
        return switch (this) {
            case Gone() -> Optional.of(Instant.EPOCH);
            case Within(Instant early, Instant likely, Instant late) -> Optional.of(early);
            case Later(Instant beyond) -> Optional.empty();
            case NotKnown(Why why) -> Optional.empty();
        };
    }
}
