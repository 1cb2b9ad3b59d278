package org.nightwindow.console.retention;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long each kind is kept: those in the box, some replaced by a file of the hall. A file with an error counts for
/// nothing, and then nothing is deleted either: nobody knows what the hall wanted to keep.
final class Periods {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// A century: longer is meant to be for ever, which is no period.
    private static final int MOST_DAYS = 36_500;

    /// How the reading ended.
    sealed interface Read {
        record Accepted(Map<Kind, Duration> periods) implements Read {
            public Accepted {
                periods = Map.copyOf(periods);
            }
        }

        /// @param problems each one line
        record Rejected(List<String> problems) implements Read {
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /// @param file absent: those in the box
    static Read read(Optional<Path> file) {
        Map<Kind, Duration> periods = new EnumMap<>(Kind.class);
        List<String> problems = new ArrayList<>();
        take(inTheBox(), periods, problems);
        file.ifPresent(path -> {
            try {
                take(Files.readString(path), periods, problems);
            } catch (IOException e) {
                problems.add("cannot be read: " + e.getMessage());
            }
        });
        return problems.isEmpty() ? new Read.Accepted(periods) : new Read.Rejected(problems);
    }

    private static void take(String yaml, Map<Kind, Duration> periods, List<String> problems) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return;
            }
            if (!tree.isObject()) {
                problems.add("is no map of kinds and days");
            }
            tree.properties().forEach(entry -> take(entry.getKey(), entry.getValue(), periods, problems));
        } catch (JsonProcessingException e) {
            problems.add("no YAML: " + e.getOriginalMessage());
        }
    }

    private static void take(String key, JsonNode days, Map<Kind, Duration> periods, List<String> problems) {
        Optional<Kind> kind = Kind.of(key);
        if (kind.isEmpty()) {
            problems.add(key + ": is not deleted by time; take it out");
        } else if (!days.isInt() || days.asInt() < kind.get().leastDays() || days.asInt() > MOST_DAYS) {
            problems.add(key + ": must be a number of days from " + kind.get().leastDays() + " to " + MOST_DAYS);
        } else {
            periods.put(kind.get(), Duration.ofDays(days.asInt()));
        }
    }

    private static String inTheBox() {
        try (InputStream in = Periods.class.getResourceAsStream("retention.yaml")) {
            if (in == null) {
                throw new IllegalStateException("retention.yaml is not in the box");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Periods() {}
}
