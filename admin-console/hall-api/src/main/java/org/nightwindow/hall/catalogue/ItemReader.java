package org.nightwindow.hall.catalogue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightwindow.hall.constraint.Constraint;

/// Reads the items of a catalogue, and their forms.
final class ItemReader {
    private final Set<String> departments;

    ItemReader(Set<String> departments) {
        this.departments = departments;
    }

    Map<String, Item> read(List<Reading> nodes) {
        Map<String, Item> items = new LinkedHashMap<>();
        for (Reading node : nodes) {
            Item item = item(node);
            node.nothingElse();
            if (items.put(item.id(), item) != null) {
                node.problem("there are two items " + item.id());
            }
        }
        return items;
    }

    private Item item(Reading node) {
        String id = node.text("id", "[A-Z]{2,5}-[0-9]{2}", "TAX-01");
        String department = node.text("department");
        if (!department.equals("?") && !departments.contains(department)) {
            node.part("department").problem("there is no department \"" + department + "\"; there are " + departments);
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
                node.has("declare") ? Optional.of(declaring(node.part("declare"), fields)) : Optional.empty());
        if (item.mode() == Item.Mode.PRINT && item.template().isEmpty()) {
            node.problem("prints a document, so it needs a template");
        }
        if ((item.mode() == Item.Mode.DECLARE) != item.declaring().isPresent()) {
            node.problem("an item of mode declare has a part \"declare\", and no other item has");
        }
        return item;
    }

    private static Declaring declaring(Reading node, List<Field> fields) {
        Reading limits = node.part("limits");
        int statutory = limits.integer("statutory", 0, 1000);
        Declaring declaring = new Declaring(
                node.text("code", "[0-9A-Z]{31}", "1199010100DEM004X64990500003000"),
                node.oneOf("acceptance", Declaring.Acceptance.class),
                new Declaring.Limits(
                        statutory,
                        limits.integer("promised", 0, statutory),
                        limits.oneOf("unit", Declaring.Limits.Unit.class)),
                node.bilingual("pledge"),
                node.has("beneficiary") ? Optional.of(node.text("beneficiary")) : Optional.empty(),
                node.list("materials").stream().map(ItemReader::material).toList());
        limits.nothingElse();
        node.nothingElse();
        declaring.beneficiary().ifPresent(key -> {
            if (fields.stream()
                    .noneMatch(field ->
                            field.key().equals(key) && field.input() == Field.Input.ID_NUMBER && field.required())) {
                node.part("beneficiary").problem("must be the key of a required field with input id-number");
            }
        });
        return declaring;
    }

    private static Declaring.Material material(Reading node) {
        var material =
                new Declaring.Material(node.bilingual("name"), node.oneOf("source", Declaring.Material.Source.class));
        node.nothingElse();
        return material;
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
        for (String key : List.of("input", "typed-twice", "prefill")) {
            if (type != Field.Type.TEXT && node.has(key)) {
                node.problem("only a text has \"" + key + "\"");
            }
        }
        if (node.has("prefill") && (node.has("preset") || node.has("typed-twice"))) {
            node.problem("what is read from the card has no preset and is not typed");
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
                node.has("hint") ? Optional.of(node.bilingual("hint")) : Optional.empty(),
                type,
                node.has("input") ? node.oneOf("input", Field.Input.class) : Field.Input.TEXT,
                node.yes("required", false),
                node.yes("typed-twice", false),
                chooses ? choices(node.list("choices")) : List.of(),
                node.has("preset") ? Optional.of(node.text("preset")) : Optional.empty(),
                node.has("prefill") ? Optional.of(node.oneOf("prefill", Field.Prefill.class)) : Optional.empty(),
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
}
