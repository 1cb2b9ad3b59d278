package org.nightwindow.hall.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.Sha256;

/// A configuration profile 配置方案: the settings of a kiosk that its console has changed, all of them. The next one
/// replaces it as a whole; the empty one is the kiosk's own file alone.
///
/// It travels as one JSON object, keys in the order of the alphabet, and is named by the SHA-256 of those bytes:
/// the same settings have the same name everywhere.
///
/// @param settings path of the setting → value: `language` → `en`; see [ProfileRules] for what there may be
public record Profile(SortedMap<String, String> settings) {
    /// The longest as it travels.
    public static final int MOST_BYTES = 16_000;

    /// The kiosk's own file alone.
    public static final Profile NONE = new Profile(new TreeMap<>());

    public Profile {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    public static Profile of(Map<String, String> settings) {
        return new Profile(new TreeMap<>(settings));
    }

    /// @return empty when the bytes are none
    public static Optional<Profile> read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            Map<String, String> settings = Json.MAPPER.readValue(bytes, new TypeReference<Map<String, String>>() {});
            boolean whole = settings != null && settings.values().stream().noneMatch(value -> value == null);
            return whole ? Optional.of(of(settings)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// As it travels and is kept.
    public byte[] bytes() {
        try {
            return Json.MAPPER.writeValueAsBytes(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can always be written", e);
        }
    }

    /// Its name: lower-case hex of the SHA-256 of [#bytes]; empty for [#NONE].
    public String name() {
        return settings.isEmpty() ? "" : Sha256.hex(bytes());
    }
}
