package org.nightwindow.console.alerts;

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
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.hall.Text;

/// Reads rules: those in the box, and a file that replaces some of them. A file with an error counts for nothing; all
/// its errors are found at once.
final class RulesFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> KEYS =
            Set.of("when", "urgency", "after", "repeat", "before", "from", "to", "zh", "en", "off");
    private static final String IN_THE_BOX = "rules.yaml";

    /// How the reading ended.
    sealed interface Read {
        record Accepted(List<Rule> rules) implements Read {}

        /// @param problems each one line
        record Rejected(List<String> problems) implements Read {}
    }

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// @param more file of the hall; absent: only those in the box
    static Read read(Optional<Path> more) {
        RulesFile file = new RulesFile();
        try (InputStream in = RulesFile.class.getResourceAsStream(IN_THE_BOX)) {
            if (in == null) {
                throw new IllegalStateException("the console's jar lacks " + IN_THE_BOX);
            }
            file.take(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        more.ifPresent(path -> {
            try {
                file.take(Files.readString(path));
            } catch (IOException e) {
                file.problems.add("the file " + path + " cannot be read");
            }
        });
        return file.problems.isEmpty()
                ? new Read.Accepted(List.copyOf(file.rules.values()))
                : new Read.Rejected(List.copyOf(file.problems));
    }

    private void take(String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return;
            }
            if (!tree.isObject()) {
                problems.add("the file is no map of rules");
                return;
            }
            tree.properties().forEach(entry -> rule(entry.getKey(), entry.getValue()));
        } catch (JsonProcessingException e) {
            problems.add("no YAML: " + e.getOriginalMessage());
        }
    }

    private void rule(String id, JsonNode node) {
        if (!id.matches("[a-z][a-z-]{0,39}") || !node.isObject()) {
            problems.add(id + ": a rule's name is small letters and dashes, followed by a map");
            return;
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                problems.add(id + "." + key + ": there is no such setting of a rule");
            }
        });
        if (node.path("off").asBoolean(false)) {
            rules.remove(id);
            return;
        }
        Optional<Condition> when = name(id, node, "when", Condition.values());
        Optional<Rule.Urgency> urgency = name(id, node, "urgency", Rule.Urgency.values());
        Duration after = duration(id, node, "after");
        Duration repeat = duration(id, node, "repeat");
        LocalTime from = time(id, node, "from");
        LocalTime to = time(id, node, "to");
        Optional<DayOfWeek> before =
                node.has("before") ? name(id, node, "before", DayOfWeek.values()) : Optional.empty();
        String zh = node.path("zh").asText();
        String en = node.path("en").asText();
        if (zh.isBlank() || en.isBlank()) {
            problems.add(id + ": needs zh and en, a few words each");
        } else if (when.isPresent() && urgency.isPresent()) {
            rules.put(id, new Rule(id, when.get(), urgency.get(), after, repeat, from, to, before, new Text(zh, en)));
        }
    }

    private <E extends Enum<E>> Optional<E> name(String id, JsonNode node, String key, E[] values) {
        String name = node.path(key).asText();
        for (E value : values) {
            if (value.name().equals(name)) {
                return Optional.of(value);
            }
        }
        problems.add(id + "." + key + ": \"" + name + "\" is none of " + List.of(values));
        return Optional.empty();
    }

    /// `90s`, `10m`, `24h`; absent: zero.
    private Duration duration(String id, JsonNode node, String key) {
        String text = node.path(key).asText("0s");
        if (!text.matches("[0-9]{1,6}[smh]")) {
            problems.add(id + "." + key + ": \"" + text + "\" must look like 90s, 10m or 24h");
            return Duration.ZERO;
        }
        return Duration.parse("PT" + text);
    }

    /// `08:00`; absent: midnight.
    private LocalTime time(String id, JsonNode node, String key) {
        try {
            return LocalTime.parse(node.path(key).asText("00:00"));
        } catch (DateTimeException e) {
            problems.add(id + "." + key + ": must look like \"08:00\", in quotes");
            return LocalTime.MIDNIGHT;
        }
    }

    private RulesFile() {}
}
