package org.nightwindow.driver.standard.sensors;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What is connected where.
///
/// @param door input that is on while the door is closed: a cut cable then reads as an open door
/// @param presence input that is on while somebody stands there
/// @param lux register that holds the light in lux
/// @param lamps coil of each lamp by its name
record Wiring(OptionalInt door, OptionalInt presence, OptionalInt lux, Map<String, Integer> lamps) {

    /// @param text `card-reader=0,printer=1`; `none` for no lamps
    /// @throws IllegalArgumentException when it is not so written; the message says what would be right
    static Map<String, Integer> lamps(String text) {
        if (text.equals("none")) {
            return Map.of();
        }
        if (!text.matches("[a-z-]+=[0-9]{1,3}(,[a-z-]+=[0-9]{1,3})*")) {
            throw new IllegalArgumentException("lamps are written card-reader=0,printer=1, was " + text);
        }
        return Arrays.stream(text.split(",", -1))
                .map(lamp -> lamp.split("=", -1))
                .collect(Collectors.toUnmodifiableMap(lamp -> lamp[0], lamp -> Integer.parseInt(lamp[1])));
    }

    /// How many inputs have to be read to see all that are connected.
    int inputs() {
        return Math.max(door.orElse(-1), presence.orElse(-1)) + 1;
    }
}
