package org.nightwindow.driver;

import java.time.Duration;
import java.util.Map;

/// The settings of one device, checked and complete. Made by [ConfigSchema#configure(Map)].
///
/// @param values by key of the schema
public record DeviceConfig(Map<String, String> values) {
    public DeviceConfig {
        values = Map.copyOf(values);
    }

    /// @throws IllegalArgumentException when the schema has no such key
    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no setting \"" + key + "\"; known are " + values.keySet());
        }
        return value;
    }

    public long integer(String key) {
        return Long.parseLong(text(key));
    }

    public boolean yes(String key) {
        return Boolean.parseBoolean(text(key));
    }

    public Duration milliseconds(String key) {
        return Duration.ofMillis(integer(key));
    }

    /// Names the keys only: a value may be a secret.
    @Override
    public String toString() {
        return "DeviceConfig" + values.keySet();
    }
}
