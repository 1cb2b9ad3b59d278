package org.nightwindow.hall.catalogue;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Field.Prefill;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.hall.constraint.FormValues;
import org.nightwindow.hall.constraint.Mark;
import org.nightwindow.hall.constraint.Requirement;

/// Checks a filled-in form against its item: at the kiosk while it is filled in, and again at the console.
public final class Form {
    static final Text NOT_FROM_THE_CARD =
            new Text("这一项从身份证读入，请重新刷身份证", "This is read from the ID card; please lay it down again");

    /// Every problem, at most one a field, in the order of the form; empty when it can be handed in. Values are judged
    /// as [#cleaned] would keep them.
    ///
    /// @param values by field key; a missing key counts as empty; a key the item does not have is a problem
    public static List<FieldProblem> check(Item item, Map<String, String> values, CheckContext now) {
        return check(item, values, now, Map.of());
    }

    /// The same, and whether what is read from the card is what is known of the applicant.
    ///
    /// @param known of the card, by [#known] at the console
    public static List<FieldProblem> check(
            Item item, Map<String, String> values, CheckContext now, Map<Prefill, String> known) {
        FormValues form = new FormValues(cleaned(item, values), labels(item));
        List<FieldProblem> problems = new ArrayList<>();
        for (Field field : item.fields()) {
            String raw = values.getOrDefault(field.key(), "");
            String value = form.value(field.key());
            TypeCheck.clean(field, raw)
                    .problem()
                    .or(() -> notHers(field, value, known))
                    .map(message -> new FieldProblem(field.key(), message, Mark.whole(value)))
                    .or(() -> check(field, value, form, now))
                    .ifPresent(problems::add);
        }
        for (String key : values.keySet()) {
            if (item.field(key).isEmpty()) {
                problems.add(new FieldProblem(key, new Text("这张表没有这一项", "This form has no such field"), Mark.NONE));
            }
        }
        return problems;
    }

    /// The values as they are kept and travel: full-width digits plain, blanks gone, amounts with two decimals. What
    /// [#check] refuses stays as it is. Cleaning twice changes nothing.
    public static Map<String, String> cleaned(Item item, Map<String, String> values) {
        Map<String, String> cleaned = new LinkedHashMap<>(values);
        item.fields().forEach(field -> cleaned.computeIfPresent(field.key(), (_, raw) -> cleaned(field, raw)));
        return cleaned;
    }

    /// One value as it is kept and travels.
    public static String cleaned(Field field, String raw) {
        return TypeCheck.clean(field, raw).value();
    }

    /// What the form starts with, without a card.
    public static Map<String, String> presets(Item item, CheckContext now) {
        return presets(item, now, Map.of());
    }

    /// What the form starts with.
    ///
    /// @param card what was read from the ID card
    public static Map<String, String> presets(Item item, CheckContext now, Map<Prefill, String> card) {
        Map<String, String> values = new LinkedHashMap<>();
        YearMonth month = YearMonth.from(now.today());
        for (Field field : item.fields()) {
            String preset = field.prefill()
                    .map(what -> card.getOrDefault(what, ""))
                    .or(field::preset)
                    .orElse("");
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

    /// What the console knows of a card from the applicant alone.
    public static Map<Prefill, String> known(String name, String idNumber) {
        return Map.of(Prefill.NAME, name, Prefill.ID_NO, idNumber);
    }

    private static Optional<Text> notHers(Field field, String value, Map<Prefill, String> known) {
        return field.prefill()
                .filter(known::containsKey)
                .filter(what -> !value.equals(known.get(what)))
                .map(_ -> NOT_FROM_THE_CARD);
    }

    private static Optional<FieldProblem> check(Field field, String value, FormValues form, CheckContext now) {
        if (value.isEmpty()) {
            return field.constraints().stream()
                    .filter(Requirement.class::isInstance)
                    .map(constraint -> constraint.check(value, form, now))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> field.required() ? Optional.of(missing(field)) : Optional.empty())
                    .map(message -> new FieldProblem(field.key(), message, Mark.NONE));
        }
        return TypeCheck.problem(field, value)
                .map(message -> new FieldProblem(field.key(), message, TypeCheck.mark(field, value)))
                .or(() -> field.constraints().stream()
                        .map(constraint -> constraint
                                .check(value, form, now)
                                .map(message -> new FieldProblem(field.key(), message, constraint.mark(value, now))))
                        .flatMap(Optional::stream)
                        .findFirst());
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

    private static Map<String, Text> labels(Item item) {
        Map<String, Text> labels = new LinkedHashMap<>();
        item.fields().forEach(field -> labels.put(field.key(), field.label()));
        return labels;
    }

    private Form() {}
}
