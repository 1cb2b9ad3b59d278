package org.nightwindow.hall.catalogue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.hall.constraint.Constraint;
import org.nightwindow.hall.constraint.FormValues;
import org.nightwindow.hall.constraint.RequiredWhen;
import org.nightwindow.hall.constraint.RequiredWhenDiffers;

/// Checks a filled-in form against its item: at the kiosk while it is filled in, and again at the console.
public final class Form {
    private static final Pattern RECORD = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /// Every problem, at most one a field, in the order of the form; empty when it can be handed in.
    ///
    /// @param values by field key; a missing key counts as empty; a key the item does not have is a problem
    public static List<FieldProblem> check(Item item, Map<String, String> values, CheckContext now) {
        FormValues form = new FormValues(values, labels(item));
        List<FieldProblem> problems = new ArrayList<>();
        for (Field field : item.fields()) {
            check(field, form.value(field.key()), form, now)
                    .ifPresent(message -> problems.add(new FieldProblem(field.key(), message)));
        }
        for (String key : values.keySet()) {
            if (item.field(key).isEmpty()) {
                problems.add(new FieldProblem(key, new Text("这张表没有这一项", "This form has no such field")));
            }
        }
        return problems;
    }

    /// What the form starts with.
    public static Map<String, String> presets(Item item, CheckContext now) {
        Map<String, String> values = new LinkedHashMap<>();
        YearMonth month = YearMonth.from(now.today());
        for (Field field : item.fields()) {
            String preset = field.preset().orElse("");
            values.put(
                    field.key(),
                    switch (preset) {
                        case "thisMonth" -> month.toString();
                        case "thisYear-01" -> month.withMonth(1).toString();
                        default -> preset;
                    });
        }
        return values;
    }

    /// A value as it is checked, travels and is kept: 全角 made 半角, blanks and letters tidied, money with two
    /// decimals. Cleaning a clean value changes nothing. What cannot be made good is left for [#check] to explain.
    public static String clean(Field field, String raw) {
        return Cleaning.clean(field, raw);
    }

    /// The values that are read from the card, by field key.
    public static Map<String, String> fromCard(Item item, String name, String idNumber) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Field field : item.fields()) {
            field.card()
                    .ifPresent(what -> values.put(
                            field.key(),
                            switch (what) {
                                case NAME -> name;
                                case ID_NUMBER -> idNumber;
                            }));
        }
        return values;
    }

    private static Optional<Text> check(Field field, String value, FormValues form, CheckContext now) {
        for (Constraint constraint : field.constraints()) {
            if (constraint instanceof RequiredWhen || constraint instanceof RequiredWhenDiffers) {
                Optional<Text> missing = constraint.check(value, form, now);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        if (value.isEmpty()) {
            return field.required() ? Optional.of(missing(field)) : Optional.empty();
        }
        Optional<Text> wrongType = checkType(field, value);
        if (wrongType.isPresent()) {
            return wrongType;
        }
        return field.constraints().stream()
                .map(constraint -> constraint.check(value, form, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Text missing(Field field) {
        return switch (field.type()) {
            case TEXT, MONEY ->
                new Text(
                        "请填写" + field.label().zh(),
                        "Please fill in: " + field.label().en());
            case MONTH, DATE, CHOICE, MULTI_CHOICE, RECORD_CHOICE ->
                new Text(
                        "请选择" + field.label().zh(),
                        "Please choose: " + field.label().en());
        };
    }

    private static Optional<Text> checkType(Field field, String value) {
        return switch (field.type()) {
            // A name on a card may hold any character; it was not typed.
            case TEXT -> field.card().isPresent() ? Optional.empty() : Cleaning.check(field, value);
            case MONEY -> Cleaning.check(field, value);
            case MONTH ->
                parses(() -> YearMonth.parse(value))
                        ? Optional.empty()
                        : Optional.of(new Text("请选年和月，比如 2026-01", "Please choose year and month, such as 2026-01"));
            case DATE ->
                parses(() -> LocalDate.parse(value))
                        ? Optional.empty()
                        : Optional.of(new Text("请选日期，比如 2026-01-31", "Please choose a date, such as 2026-01-31"));
            case CHOICE -> isChoice(field, value) ? Optional.empty() : Optional.of(notOffered(value));
            case RECORD_CHOICE ->
                // Whether it is hers is known at the console only.
                RECORD.matcher(value).matches() ? Optional.empty() : Optional.of(notOffered(value));
            case MULTI_CHOICE -> checkChoices(field, value.split(",", -1));
        };
    }

    private static Optional<Text> checkChoices(Field field, String[] values) {
        HashSet<String> seen = new HashSet<>();
        for (String value : values) {
            if (!isChoice(field, value) || !seen.add(value)) {
                return Optional.of(notOffered(value));
            }
        }
        return Optional.empty();
    }

    private static boolean isChoice(Field field, String value) {
        return field.choices().stream().anyMatch(choice -> choice.value().equals(value));
    }

    private static Text notOffered(String value) {
        String shown = value.isBlank()
                ? "-"
                : value.substring(
                        0, value.offsetByCodePoints(0, Math.min(20, value.codePointCount(0, value.length()))));
        return new Text("没有“" + shown + "”这个选项，请重新选", "\"" + shown + "\" is not offered; please choose again");
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Map<String, Text> labels(Item item) {
        Map<String, Text> labels = new LinkedHashMap<>();
        item.fields().forEach(field -> labels.put(field.key(), field.label()));
        return labels;
    }

    private Form() {}
}
