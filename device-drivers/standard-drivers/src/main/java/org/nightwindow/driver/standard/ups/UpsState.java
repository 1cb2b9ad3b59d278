package org.nightwindow.driver.standard.ups;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nightwindow.driver.SensorPanel.Kind;
import org.nightwindow.driver.SensorPanel.Reading;
import org.nightwindow.driver.Supply;

/// What the power supply says of itself. What it does not say is not known, and no reading is made up for it.
///
/// @param onBattery empty when it says neither `OL` nor `OB`, or both
/// @param low the battery is nearly empty (`LB`), or `upsd` is about to switch everything off (`FSD`)
/// @param broken the battery has to be replaced (`RB`), the output is overloaded (`OVER`) or off (`OFF`)
/// @param percent of the battery, where it is measured
record UpsState(Optional<Boolean> onBattery, boolean low, boolean broken, OptionalInt percent) {

    /// @param status `ups.status`: words of NUT's developer guide, "Status data", with spaces between
    /// @param charge `battery.charge`, empty when the supply does not measure it
    static UpsState of(String status, Optional<String> charge) {
        List<String> words = List.of(status.strip().split("\\s+", -1));
        boolean online = words.contains("OL");
        boolean battery = words.contains("OB");
        return new UpsState(
                online == battery ? Optional.empty() : Optional.of(battery),
                words.contains("LB") || words.contains("FSD"),
                words.contains("RB") || words.contains("OVER") || words.contains("OFF"),
                charge.map(UpsState::percent).orElse(OptionalInt.empty()));
    }

    /// `battery.charge` is a number, with or without a fraction.
    private static OptionalInt percent(String charge) {
        return charge.matches("[0-9]{1,3}(\\.[0-9]{1,10})?") && Double.parseDouble(charge) <= 100
                ? OptionalInt.of((int) Double.parseDouble(charge))
                : OptionalInt.empty();
    }

    List<Reading> readings(String name) {
        List<Reading> readings = new ArrayList<>();
        onBattery.ifPresent(yes -> readings.add(new Reading(name, Kind.ON_BATTERY, yes ? 1 : 0)));
        percent.ifPresent(value -> readings.add(new Reading(name, Kind.BATTERY_PERCENT, value)));
        return List.copyOf(readings);
    }

    Supply supply() {
        Supply.Level level = low ? Supply.Level.LOW : onBattery.isPresent() ? Supply.Level.OK : Supply.Level.UNKNOWN;
        return new Supply(Supply.Kind.BATTERY, "", level, percent);
    }
}
