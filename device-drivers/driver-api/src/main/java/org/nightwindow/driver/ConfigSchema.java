package org.nightwindow.driver;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a technician can set for a device: draws the form and checks what was typed.
///
/// @param fields in the order of the form
public record ConfigSchema(List<Field> fields) {
    public ConfigSchema {
        fields = List.copyOf(fields);
    }

    public static ConfigSchema of(Field... fields) {
        return new ConfigSchema(List.of(fields));
    }

    /// One setting.
    ///
    /// @param key lower-case words joined by hyphens: `poll-interval-ms`
    /// @param type what may be typed
    /// @param zh label in Chinese
    /// @param en label in English
    /// @param help one sentence in English that says what a good value is
    /// @param defaultValue used when nothing is typed; a field without one is required
    /// @param choices for [Type#CHOICE] only
    /// @param min for [Type#INTEGER] and [Type#MILLISECONDS], inclusive
    /// @param max for [Type#INTEGER] and [Type#MILLISECONDS], inclusive
    public record Field(
            String key,
            Type type,
            String zh,
            String en,
            String help,
            Optional<String> defaultValue,
            List<String> choices,
            long min,
            long max) {
        public Field {
            choices = List.copyOf(choices);
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException("a key is lower-case words joined by hyphens, was \"" + key + "\"");
            }
        }

        public static Field wire(String key, String zh, String en, String help) {
            return new Field(key, Type.WIRE, zh, en, help, Optional.empty(), List.of(), 0, 0);
        }

        public static Field text(String key, String zh, String en, String help, Optional<String> defaultValue) {
            return new Field(key, Type.TEXT, zh, en, help, defaultValue, List.of(), 0, 0);
        }

        public static Field secret(String key, String zh, String en, String help) {
            return new Field(key, Type.SECRET, zh, en, help, Optional.empty(), List.of(), 0, 0);
        }

        public static Field yesNo(String key, String zh, String en, String help, boolean defaultValue) {
            Optional<String> preset = Optional.of(Boolean.toString(defaultValue));
            return new Field(key, Type.YES_NO, zh, en, help, preset, List.of(), 0, 0);
        }

        public static Field integer(
                String key, String zh, String en, String help, long defaultValue, long min, long max) {
            Optional<String> preset = Optional.of(Long.toString(defaultValue));
            return new Field(key, Type.INTEGER, zh, en, help, preset, List.of(), min, max);
        }

        public static Field milliseconds(
                String key, String zh, String en, String help, long defaultValue, long min, long max) {
            Optional<String> preset = Optional.of(Long.toString(defaultValue));
            return new Field(key, Type.MILLISECONDS, zh, en, help, preset, List.of(), min, max);
        }

        public static Field choice(
                String key, String zh, String en, String help, String defaultValue, List<String> choices) {
            return new Field(key, Type.CHOICE, zh, en, help, Optional.of(defaultValue), choices, 0, 0);
        }
    }

    public enum Type {
        TEXT,
        INTEGER,
        MILLISECONDS,
        YES_NO,
        CHOICE,
        /// An address for [DeviceContext#openWire(String)], or a URL for devices on a network.
        WIRE,
        /// Shown as dots, never in a log or event, and kept in a file only the kiosk may read.
        SECRET
    }

    /// What is wrong with a setting.
    ///
    /// @param key the setting, also one that does not exist
    /// @param message in English, says what would be right
    public record Problem(String key, String message) {}

    /// Every problem at once; empty when the settings can be used.
    public List<Problem> check(Map<String, String> settings) {
        List<Problem> problems = new ArrayList<>();
        for (String key : settings.keySet()) {
            if (fields.stream().noneMatch(field -> field.key().equals(key))) {
                List<String> known = fields.stream().map(Field::key).toList();
                problems.add(new Problem(key, "is not a setting of this driver; known are " + known));
            }
        }
        for (Field field : fields) {
            String value = settings.get(field.key());
            if (value == null || value.isBlank()) {
                if (field.defaultValue().isEmpty()) {
                    problems.add(new Problem(field.key(), "is missing; " + field.help()));
                }
            } else {
                checkValue(field, value.strip()).ifPresent(message -> problems.add(new Problem(field.key(), message)));
            }
        }
        return problems;
    }

    /// The settings with defaults filled in.
    ///
    /// @throws IllegalArgumentException when [#check(Map)] finds a problem; the message lists all
    public DeviceConfig configure(Map<String, String> settings) {
        List<Problem> problems = check(settings);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : fields) {
            String value = settings.get(field.key());
            values.put(
                    field.key(),
                    value == null || value.isBlank() ? field.defaultValue().orElseThrow() : value.strip());
        }
        return new DeviceConfig(values);
    }

    private static Optional<String> checkValue(Field field, String value) {
        return switch (field.type()) {
            case TEXT, SECRET -> Optional.empty();
            case YES_NO ->
                value.equals("true") || value.equals("false") ? Optional.empty() : Optional.of("must be true or false");
            case CHOICE ->
                field.choices().contains(value) ? Optional.empty() : Optional.of("must be one of " + field.choices());
            case WIRE ->
                WIRE.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("must look like serial:/dev/ttyUSB0, tcp://host:port, unix:/run/socket or"
                                + " ipp://host/path; "
                                + field.help());
            case INTEGER, MILLISECONDS ->
                INTEGER.matcher(value).matches() && within(new BigInteger(value), field)
                        ? Optional.empty()
                        : Optional.of("must be a whole number from " + field.min() + " to " + field.max());
        };
    }

    private static boolean within(BigInteger number, Field field) {
        return number.compareTo(BigInteger.valueOf(field.min())) >= 0
                && number.compareTo(BigInteger.valueOf(field.max())) <= 0;
    }

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern WIRE =
            Pattern.compile("serial:.+|unix:/.+|(tcp|ipp|ipps|http|https)://[^/\\s]+(/\\S*)?");
}
