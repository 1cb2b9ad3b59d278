package org.nightwindow.hall.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nightwindow.hall.constraint.AgeAtLeast;
import org.nightwindow.hall.constraint.Checksum;
import org.nightwindow.hall.constraint.Constraint;
import org.nightwindow.hall.constraint.Length;
import org.nightwindow.hall.constraint.Matches;
import org.nightwindow.hall.constraint.NotAfter;
import org.nightwindow.hall.constraint.NotInFuture;
import org.nightwindow.hall.constraint.NotInPast;
import org.nightwindow.hall.constraint.Range;
import org.nightwindow.hall.constraint.RequiredWhen;
import org.nightwindow.hall.constraint.RequiredWhenDifferent;
import org.nightwindow.hall.constraint.Script;
import org.nightwindow.hall.constraint.SpanMonths;

/// Reads one constraint: a map with one key, the name of the rule, or just the name of a rule without settings.
final class ConstraintReader {
    private static final List<String> NAMES = List.of(
            "length",
            "matches",
            "range",
            "checksum",
            "script",
            "ageAtLeast",
            "notAfter",
            "notInFuture",
            "notInPast",
            "spanMonths",
            "requiredWhen",
            "requiredWhenDifferent");

    private final Set<String> fieldKeys;

    ConstraintReader(Set<String> fieldKeys) {
        this.fieldKeys = fieldKeys;
    }

    Optional<Constraint> read(Reading node) {
        if (node.isText()) {
            return switch (node.asText()) {
                case "notInFuture" -> Optional.of(new NotInFuture());
                case "notInPast" -> Optional.of(new NotInPast());
                default -> {
                    node.problem("no rule is called \"" + node.asText() + "\"; the rules are " + NAMES);
                    yield Optional.empty();
                }
            };
        }
        if (node.keys().size() != 1) {
            node.problem("must be one rule, {name: settings}; the rules are " + NAMES);
            return Optional.empty();
        }
        String name = node.keys().getFirst();
        return switch (name) {
            case "length" -> {
                Reading settings = node.part(name);
                int min = settings.integer("min", 0, 1000);
                int max = settings.integer("max", min, 10_000);
                settings.nothingElse();
                yield Optional.of(new Length(min, max));
            }
            case "matches" -> {
                Reading settings = node.part(name);
                Optional<Pattern> pattern = pattern(settings);
                var hint = settings.bilingual("hint");
                settings.nothingElse();
                yield pattern.map(found -> new Matches(found, hint));
            }
            case "range" -> {
                Reading settings = node.part(name);
                BigDecimal min = number(settings, "min");
                BigDecimal max = number(settings, "max");
                if (min.compareTo(max) > 0) {
                    settings.problem("min must not be greater than max");
                }
                settings.nothingElse();
                yield Optional.of(new Range(min, max));
            }
            case "checksum" -> Optional.of(node.oneOf(name, Checksum.class));
            case "script" -> Optional.of(node.oneOf(name, Script.class));
            case "ageAtLeast" -> Optional.of(new AgeAtLeast(node.integer(name, 1, 150)));
            case "notAfter" -> Optional.of(new NotAfter(otherField(node, name)));
            case "spanMonths" -> {
                Reading settings = node.part(name);
                String from = otherField(settings, "from");
                int max = settings.integer("max", 1, 1200);
                settings.nothingElse();
                yield Optional.of(new SpanMonths(from, max));
            }
            case "requiredWhen" -> {
                Reading settings = node.part(name);
                String field = otherField(settings, "field");
                String equals = settings.text("equals");
                settings.nothingElse();
                yield Optional.of(new RequiredWhen(field, equals));
            }
            case "requiredWhenDifferent" -> {
                Reading settings = node.part(name);
                String field = otherField(settings, "field");
                String from = otherField(settings, "from");
                settings.nothingElse();
                yield Optional.of(new RequiredWhenDifferent(field, from));
            }
            default -> {
                node.problem("no rule is called \"" + name + "\"; the rules are " + NAMES);
                yield Optional.empty();
            }
        };
    }

    private String otherField(Reading node, String key) {
        String field = node.text(key);
        if (!field.equals("?") && !fieldKeys.contains(field)) {
            node.part(key).problem("this form has no field \"" + field + "\"; it has " + fieldKeys);
        }
        return field;
    }

    private static Optional<Pattern> pattern(Reading settings) {
        try {
            return Optional.of(Pattern.compile(settings.text("pattern")));
        } catch (PatternSyntaxException e) {
            settings.part("pattern").problem("is no regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }

    private static BigDecimal number(Reading settings, String key) {
        String text = settings.text(key);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            settings.part(key).problem("must be a number, was \"" + text + "\"");
            return BigDecimal.ZERO;
        }
    }
}
