package org.nightwindow.hall.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nightwindow.hall.Text;

/// One node of a catalogue while it is read: hands out its parts, and notes every problem instead of stopping at
/// the first. After a problem it hands out a harmless stand-in; the catalogue is rejected anyway.
final class Reading {
    private static final Text STAND_IN = new Text("？", "?");

    private final JsonNode node;
    private final String path;
    private final List<CatalogueProblem> problems;
    private final Set<String> asked = new TreeSet<>();

    Reading(JsonNode node, String path, List<CatalogueProblem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    void problem(String message) {
        problems.add(new CatalogueProblem(path.isEmpty() ? "catalogue" : path, message));
    }

    String path() {
        return path;
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    Reading part(String key) {
        asked.add(key);
        return new Reading(
                node.has(key) ? node.get(key) : MissingNode.getInstance(),
                path.isEmpty() ? key : path + "." + key,
                problems);
    }

    String text(String key) {
        Reading part = part(key);
        if (!part.node.isValueNode() || part.node.isNull() || part.node.asText().isBlank()) {
            part.problem("is missing; write some text");
            return "?";
        }
        return part.node.asText();
    }

    String text(String key, String pattern, String looksLike) {
        String text = text(key);
        if (!text.equals("?") && !text.matches(pattern)) {
            part(key).problem("must look like " + looksLike + ", was \"" + text + "\"");
        }
        return text;
    }

    int integer(String key, int min, int max) {
        Reading part = part(key);
        if (!part.node.isInt() || part.node.asInt() < min || part.node.asInt() > max) {
            part.problem("must be a whole number from " + min + " to " + max + part.was());
            return min;
        }
        return part.node.asInt();
    }

    boolean yes(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        Reading part = part(key);
        if (!part.node.isBoolean()) {
            part.problem("must be true or false" + part.was());
        }
        return part.node.asBoolean();
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        Reading part = part(key);
        List<String> names = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            String name = value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (name.equalsIgnoreCase(part.node.asText())) {
                return value;
            }
            names.add(name);
        }
        part.problem("must be one of " + names + part.was());
        return type.getEnumConstants()[0];
    }

    Text bilingual(String key) {
        Reading part = part(key);
        Text text = part.bilingual();
        part.nothingElse();
        return text;
    }

    /// `{zh: …, en: …}` at this node.
    Text bilingual() {
        if (!node.isObject()) {
            problem("is missing; write {zh: …, en: …}");
            return STAND_IN;
        }
        return new Text(text("zh"), text("en"));
    }

    List<String> texts(String key) {
        Reading part = part(key);
        List<String> texts = new ArrayList<>();
        if (!part.node.isArray()) {
            part.problem("must be a list of texts" + part.was());
            return texts;
        }
        part.node.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    List<Reading> list(String key) {
        Reading part = part(key);
        List<Reading> list = new ArrayList<>();
        if (!part.node.isArray()) {
            part.problem("must be a list" + part.was());
            return list;
        }
        for (int i = 0; i < part.node.size(); i++) {
            list.add(new Reading(part.node.get(i), part.path + "[" + i + "]", problems));
        }
        return list;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isText() {
        return node.isTextual();
    }

    String asText() {
        return node.asText();
    }

    /// Notes every key that nobody asked for: a misspelt rule must not be silently without effect.
    void nothingElse() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                problem("has the unknown key \"" + key + "\"; known are " + asked);
            }
        }
    }

    private String was() {
        return node.isMissingNode() ? "; it is missing" : ", was " + node;
    }
}
