package org.nightwindow.kiosk.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nightwindow.kiosk.config.KioskConfig.Problem;

/// One level of the file while it is read: hands out values, collects what is wrong, and in the end finds the keys
/// that nobody asked for.
final class Section {
    private final String path;
    private final JsonNode node;
    private final List<Problem> problems;
    private final Set<String> known = new HashSet<>();

    Section(String path, JsonNode node, List<Problem> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            problems.add(new Problem(path, "must be a group of settings, one \"key: value\" a line"));
        }
    }

    Section section(String key) {
        known.add(key);
        JsonNode child = node.path(key);
        return new Section(at(key), child.isNull() ? MissingNode.getInstance() : child, problems);
    }

    boolean has(String key) {
        known.add(key);
        return node.hasNonNull(key);
    }

    List<String> keys() {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }

    /// @param parse returns the value, or throws [IllegalArgumentException] when it cannot be one
    /// @param right what would be right, for the technician: `must be …`
    <T> Optional<T> optional(String key, Function<String, T> parse, String right) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.path(key);
        if (!value.isValueNode()) {
            problems.add(new Problem(at(key), right));
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(value.asText().strip()));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(at(key), right + ", was \"" + value.asText() + "\""));
            return Optional.empty();
        }
    }

    <T> Optional<T> required(String key, Function<String, T> parse, String right) {
        if (!has(key)) {
            problems.add(new Problem(at(key), "is missing; it " + right));
        }
        return optional(key, parse, right);
    }

    /// Call last.
    void nothingElse() {
        for (String key : keys()) {
            if (!known.contains(key)) {
                problems.add(new Problem(
                        at(key),
                        "is not a setting; known are " + known.stream().sorted().toList()));
            }
        }
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
