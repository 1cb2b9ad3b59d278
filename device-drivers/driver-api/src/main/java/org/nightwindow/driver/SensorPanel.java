package org.nightwindow.driver;

import java.util.List;

/// Doors, presence, lights and the power supply.
public interface SensorPanel extends Device {

    /// What the panel last read, from memory. Never blocks; any thread.
    List<Reading> readings();

    /// Sets a light, such as the one that shows where the card goes.
    ///
    /// @param name as in the panel's configuration: `card-reader`
    Outcome<Nothing> light(String name, Light light, Call call);

    /// @param name which sensor: `door`, `presence`, `ups`
    /// @param kind what it reads
    /// @param value open/closed and present/absent as 1/0; battery in percent; light in lux
    record Reading(String name, Kind kind, int value) {}

    enum Kind {
        DOOR_OPEN,
        PERSON_PRESENT,
        LUX,
        ON_BATTERY,
        BATTERY_PERCENT
    }

    enum Light {
        OFF,
        ON,
        BLINK
    }
}
