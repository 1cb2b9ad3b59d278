package org.nightwindow.kiosk.journey.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.catalogue.FieldProblem;
import org.nightwindow.hall.catalogue.Form;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.hall.constraint.Mark;

/// What is wrong with a form as it stands: by the catalogue's rules, and where something that is typed twice differs.
/// The characters to underline are told in the text as it was typed.
///
/// @param card what was read from the ID card, for as long as she is there; nothing else may stand in what it fills
record FormCheck(Item item, List<FormField> fields, Supplier<CheckContext> now, Map<Field.Prefill, String> card) {
    private static final Text TYPE_AGAIN = new Text("请再输一遍，免得输错", "Please type it again, so that no mistake slips in");
    private static final Text DIFFERENT =
            new Text("两遍输的不一样，请对照着改", "The two do not agree. Please compare and correct one");

    /// By field key, in the order of the form.
    Map<String, FieldProblem> problems() {
        Map<String, FieldProblem> byKey = byRules();
        for (FormField field : fields) {
            if (field.typings().size() > 1) {
                second(field).ifPresent(problem -> byKey.putIfAbsent(field.key(), problem));
            }
        }
        return byKey;
    }

    /// The same while the second time is still to come.
    Map<String, FieldProblem> byRules() {
        Map<String, FieldProblem> byKey = new LinkedHashMap<>();
        Form.check(item, values(), now.get(), card).forEach(problem -> byKey.put(problem.key(), asTyped(problem)));
        return byKey;
    }

    /// As they travel.
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field.key(), field.value().get()));
        return Form.cleaned(item, values);
    }

    private FieldProblem asTyped(FieldProblem problem) {
        return fields.stream()
                .filter(field -> field.key().equals(problem.key()))
                .map(field -> field.value().get())
                .filter(typed -> !typed.equals(values().get(problem.key())))
                .findFirst()
                .map(typed -> new FieldProblem(problem.key(), problem.message(), Mark.whole(typed)))
                .orElse(problem);
    }

    private static Optional<FieldProblem> second(FormField field) {
        String first = Form.cleaned(field.field(), field.value().get());
        String again = Form.cleaned(
                field.field(), field.typings().getLast().keyboard().text().get());
        if (again.equals(first)) {
            return Optional.empty();
        }
        return Optional.of(
                again.isEmpty()
                        ? new FieldProblem(field.key(), TYPE_AGAIN, Mark.NONE)
                        : new FieldProblem(field.key(), DIFFERENT, difference(first, again)));
    }

    /// From the first character that differs to the last one.
    private static Mark difference(String first, String again) {
        int from = 0;
        while (from < Math.min(first.length(), again.length()) && first.charAt(from) == again.charAt(from)) {
            from++;
        }
        int to = Math.max(first.length(), again.length());
        if (first.length() == again.length()) {
            while (first.charAt(to - 1) == again.charAt(to - 1)) {
                to--;
            }
        }
        return new Mark(from, to);
    }

    /// Personal data.
    @Override
    public String toString() {
        return "FormCheck[" + item.id() + "]";
    }
}
