package org.nightwindow.kiosk.journey.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.catalogue.FieldProblem;
import org.nightwindow.hall.constraint.Mark;

/// One field of a form as it is being filled in. Changed through [FormStep] only.
public final class FormField {
    private final Field field;
    private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper(this, "value", "");
    private final ReadOnlyObjectWrapper<Optional<Text>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());

    private final ReadOnlyObjectWrapper<Mark> mark = new ReadOnlyObjectWrapper<>(this, "mark", Mark.NONE);

    private final List<Typing> typings;

    FormField(Field field) {
        this.field = field;
        boolean typed = field.type() == Field.Type.TEXT || field.type() == Field.Type.MONEY;
        this.typings = !typed || field.prefill().isPresent()
                ? List.of()
                : field.typedTwice()
                        ? List.of(new Typing(this, false), new Typing(this, true))
                        : List.of(new Typing(this, false));
    }

    /// Where it is typed: nowhere, once, or twice.
    public List<Typing> typings() {
        return typings;
    }

    /// Read from the card: shown, never typed.
    public boolean readIn() {
        return field.prefill().isPresent();
    }

    /// Label, type and choices, from the catalogue.
    public Field field() {
        return field;
    }

    public String key() {
        return field.key();
    }

    /// As it travels: `2026-01` for a month, choices joined by commas.
    public ReadOnlyStringProperty value() {
        return value.getReadOnlyProperty();
    }

    /// What is wrong and how to mend it; empty while nothing is, or while it has not been looked at yet.
    public ReadOnlyObjectProperty<Optional<Text>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// The characters that cannot be right, to be underlined; none while there is no problem.
    public ReadOnlyObjectProperty<Mark> mark() {
        return mark.getReadOnlyProperty();
    }

    /// The values chosen in a field of several choices. Empty means all.
    public List<String> chosen() {
        return value.get().isEmpty() ? List.of() : List.of(value.get().split(",", -1));
    }

    /// What the value becomes when one choice is added or taken away; in the order of the catalogue.
    String toggled(String choice) {
        List<String> now = new ArrayList<>(chosen());
        if (!now.remove(choice)) {
            now.add(choice);
        }
        return String.join(
                ",",
                field.choices().stream()
                        .map(Field.Choice::value)
                        .filter(now::contains)
                        .toList());
    }

    void set(String newValue) {
        value.set(newValue);
    }

    void problem(Optional<FieldProblem> found) {
        mark.set(found.map(FieldProblem::mark).orElse(Mark.NONE));
        problem.set(found.map(FieldProblem::message));
    }

    @Override
    public String toString() {
        return "FormField[" + key() + "]";
    }
}
