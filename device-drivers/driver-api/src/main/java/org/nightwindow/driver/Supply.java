package org.nightwindow.driver;

import java.util.OptionalInt;

/// Something a device uses up or fills up.
///
/// @param kind what it is
/// @param name which one, where there are several: `tray-1`, `black`; empty when there is one
/// @param level how much is left
/// @param percent how much is left in percent (0–100) of a full load, where the device measures it; for a bin, how
///     much room is left
public record Supply(Kind kind, String name, Level level, OptionalInt percent) {

    public enum Kind {
        PAPER,
        TONER,
        CUTTER,
        RETRACT_BIN,
        OUTPUT_BIN,
        BATTERY
    }

    public enum Level {
        FULL,
        /// Enough, with no finer reading.
        OK,
        LOW,
        OUT,
        UNKNOWN
    }

    public static Supply of(Kind kind, Level level) {
        return new Supply(kind, "", level, OptionalInt.empty());
    }
}
