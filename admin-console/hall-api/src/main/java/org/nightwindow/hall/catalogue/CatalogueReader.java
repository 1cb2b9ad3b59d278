package org.nightwindow.hall.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.hall.catalogue.Catalogue.Department;
import org.nightwindow.hall.catalogue.Catalogue.Region;
import org.nightwindow.hall.catalogue.Catalogue.Task;
import org.nightwindow.hall.constraint.Constraint;

/// Reads a catalogue from YAML. All or nothing: one problem rejects the whole, and every problem is listed.
public final class CatalogueReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// How the reading ended.
    public sealed interface Read {
        record Accepted(Catalogue catalogue) implements Read {}

        record Rejected(List<CatalogueProblem> problems) implements Read {}
    }

    /// @param yaml the whole text
    public static Read read(String yaml) {
        List<CatalogueProblem> problems = new ArrayList<>();
        JsonNode tree;
        try {
            tree = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "catalogue" : "line " + at.getLineNr();
            return new Read.Rejected(List.of(new CatalogueProblem(where, "is no YAML: " + e.getOriginalMessage())));
        }
        if (tree == null || !tree.isObject()) {
            return new Read.Rejected(List.of(new CatalogueProblem("catalogue", "is empty or not a map")));
        }
        Catalogue catalogue = new CatalogueReader().catalogue(new Reading(tree, "", problems));
        return problems.isEmpty() ? new Read.Accepted(catalogue) : new Read.Rejected(List.copyOf(problems));
    }

    private Catalogue catalogue(Reading root) {
        String version = root.text("version", "[A-Za-z0-9._-]{1,40}", "2026.11.21-1");
        int vocabulary = root.integer("vocabulary", 1, 1_000_000);
        if (vocabulary > Constraint.VOCABULARY) {
            root.part("vocabulary").problem("this software reads up to " + Constraint.VOCABULARY + "; update it first");
        }
        Reading place = root.part("region");
        Region region = new Region(place.text("code", "[0-9]{6}", "990101"), place.bilingual("name"));
        place.nothingElse();
        Map<String, Department> departments = departments(root.part("departments"));
        Map<String, Item> items = items(root.list("items"), departments.keySet());
        List<Task> tasks = tasks(root.list("tasks"), items.keySet());
        Map<String, PublicKey> issuers = root.has("issuers") ? issuers(root.part("issuers")) : Map.of();
        Optional<X509Certificate> filing =
                root.has("filing") ? FilingReader.certificate(root.part("filing")) : Optional.empty();
        root.nothingElse();
        return new Catalogue(version, vocabulary, region, departments, tasks, items, issuers, filing);
    }

    private static Map<String, Department> departments(Reading node) {
        Map<String, Department> departments = new LinkedHashMap<>();
        if (!node.isObject()) {
            node.problem("must be a map of departments by id");
        }
        for (String id : node.keys()) {
            Reading department = node.part(id);
            departments.put(id, new Department(id, department.bilingual("name")));
            department.nothingElse();
        }
        return departments;
    }

    private static Map<String, Item> items(List<Reading> nodes, Set<String> departments) {
        Map<String, Item> items = new LinkedHashMap<>();
        for (Reading node : nodes) {
            String id = node.text("id", "[A-Z]{2,5}-[0-9]{2}", "TAX-01");
            String department = node.text("department");
            if (!department.equals("?") && !departments.contains(department)) {
                node.part("department")
                        .problem("there is no department \"" + department + "\"; there are " + departments);
            }
            List<Field> fields = fields(node.list("fields"));
            Item item = new Item(
                    id,
                    node.bilingual("name"),
                    department,
                    node.oneOf("mode", Item.Mode.class),
                    node.oneOf("level", Item.Level.class),
                    node.has("template") ? Optional.of(node.text("template")) : Optional.empty(),
                    node.texts("devices"),
                    node.integer("minutes", 1, 60),
                    node.integer("fee-fen", 0, 100_000_000),
                    fields,
                    node.has("terms") ? Optional.of(FilingReader.terms(node.part("terms"), fields)) : Optional.empty());
            if (item.mode() == Item.Mode.DECLARE != item.terms().isPresent()) {
                node.problem("an item that is declared has terms, and no other has");
            }
            if (item.mode() == Item.Mode.PRINT && item.template().isEmpty()) {
                node.problem("prints a document, so it needs a template");
            }
            node.nothingElse();
            if (items.put(id, item) != null) {
                node.problem("there are two items " + id);
            }
        }
        return items;
    }

    private static List<Field> fields(List<Reading> nodes) {
        Set<String> keys = new LinkedHashSet<>();
        for (Reading node : nodes) {
            if (!keys.add(node.text("key", "[a-z][a-z0-9_]*", "period_from"))) {
                node.problem("there are two fields with this key");
            }
        }
        ConstraintReader constraints = new ConstraintReader(keys);
        List<Field> fields =
                nodes.stream().map(node -> field(node, constraints)).toList();
        for (int i = 0, records = 0; i < fields.size(); i++) {
            if (fields.get(i).type() == Field.Type.RECORD_CHOICE && ++records > 1) {
                nodes.get(i).problem("a form has one record-choice at most");
            }
        }
        return fields;
    }

    private static Field field(Reading node, ConstraintReader constraints) {
        Field.Type type = node.oneOf("type", Field.Type.class);
        boolean chooses = type == Field.Type.CHOICE || type == Field.Type.MULTI_CHOICE;
        if (!chooses && node.has("choices")) {
            node.problem("only a choice or multi-choice has choices");
        }
        if (type != Field.Type.TEXT && (node.has("input") || node.has("card") || node.has("twice"))) {
            node.problem("only a text has input, card or twice");
        }
        List<Constraint> rules = !node.has("constraints")
                ? List.of()
                : node.list("constraints").stream()
                        .map(constraints::read)
                        .flatMap(Optional::stream)
                        .toList();
        Field field = new Field(
                node.part("key").asText(),
                node.bilingual("label"),
                type,
                node.yes("required", false),
                chooses ? choices(node.list("choices")) : List.of(),
                node.has("preset") ? Optional.of(node.text("preset")) : Optional.empty(),
                node.has("input") ? node.oneOf("input", Field.Input.class) : Field.Input.ANY,
                node.has("card") ? Optional.of(node.oneOf("card", Field.Card.class)) : Optional.empty(),
                node.has("hint") ? Optional.of(node.bilingual("hint")) : Optional.empty(),
                node.yes("twice", false),
                rules);
        node.nothingElse();
        return field;
    }

    private static List<Field.Choice> choices(List<Reading> nodes) {
        return nodes.stream()
                .map(node -> {
                    var choice = new Field.Choice(
                            node.text("value", "[^,]{1,40}", "one text without a comma"), node.bilingual());
                    node.nothingElse();
                    return choice;
                })
                .toList();
    }

    private static List<Task> tasks(List<Reading> nodes, Set<String> items) {
        Set<String> ids = new LinkedHashSet<>();
        List<Task> tasks = new ArrayList<>();
        for (Reading node : nodes) {
            String id = node.text("id", "[a-z][a-z0-9-]*", "tax");
            if (!ids.add(id)) {
                node.problem("there are two tasks " + id);
            }
            List<String> leadsTo = node.texts("items");
            for (String item : leadsTo) {
                if (!items.contains(item)) {
                    node.part("items").problem("there is no item \"" + item + "\"; there are " + items);
                }
            }
            tasks.add(new Task(id, node.text("icon"), node.bilingual("title"), node.bilingual("hint"), leadsTo));
            node.nothingElse();
        }
        return tasks;
    }

    private static Map<String, PublicKey> issuers(Reading node) {
        Map<String, PublicKey> issuers = new LinkedHashMap<>();
        for (String kid : node.keys()) {
            try {
                byte[] key = Base64.getDecoder().decode(node.text(kid));
                issuers.put(kid, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                node.part(kid).problem("must be an Ed25519 public key, X.509 in base64");
            }
        }
        return issuers;
    }

    private CatalogueReader() {}
}
