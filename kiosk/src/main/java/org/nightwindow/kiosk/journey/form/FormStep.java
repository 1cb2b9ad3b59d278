package org.nightwindow.kiosk.journey.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.hall.RecordChoices;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.catalogue.FieldProblem;
import org.nightwindow.hall.catalogue.Form;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.hall.constraint.CheckContext;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.kiosk.hall.Records;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.ui.keyboard.Keyboard;
import org.nightwindow.kiosk.visit.Step;

/// The form of an item, from the catalogue's fields and constraints. Nothing that was filled in is ever lost by an
/// error or by going back.
///
/// An error appears when the field is left, or for all fields at once when she goes on; it goes as soon as the field
/// is right.
public final class FormStep implements Step {
    private final Item item;
    private final Supplier<CheckContext> now;
    private final Map<Field.Prefill, String> card; // erased with the rest
    private final FormCheck check;
    private final Asker asker;
    private final Exits exits;
    private final List<FormField> fields;
    private final List<Correction> remarks;
    private final ReadOnlyIntegerWrapper toCorrect = new ReadOnlyIntegerWrapper(this, "toCorrect");
    private final ReadOnlyIntegerWrapper toFillIn = new ReadOnlyIntegerWrapper(this, "toFillIn");
    private final ReadOnlyObjectWrapper<Optional<RecordChoices>> records =
            new ReadOnlyObjectWrapper<>(this, "records", Optional.empty());
    private boolean asking;
    private final ReadOnlyObjectWrapper<Optional<Typing>> editing =
            new ReadOnlyObjectWrapper<>(this, "editing", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FormField>> attention =
            new ReadOnlyObjectWrapper<>(this, "attention", Optional.empty());

    /// Asks the console for the records of a field. The answer comes on the screen thread, or never when the visit
    /// has ended.
    @FunctionalInterface
    public interface Asker {
        void ask(String field, Consumer<Records> heard);
    }

    /// Where the step leads.
    public interface Exits {
        /// Every check passed.
        void filledIn(Map<String, String> values);

        /// 上一步
        void back();

        /// There is nothing to choose from, or it cannot be found out. Shown again, the step asks again.
        void trouble(FormStep from, Trouble trouble);
    }

    /// @param now today, at the moment of each check
    /// @param card what was read from the ID card
    /// @param remarks what staff sent back to be corrected; empty when she fills it in for the first time
    public FormStep(
            Item item,
            Supplier<CheckContext> now,
            Map<Field.Prefill, String> card,
            List<Correction> remarks,
            Asker asker,
            Exits exits) {
        this.item = item;
        this.now = now;
        this.asker = asker;
        this.exits = exits;
        this.remarks = List.copyOf(remarks);
        this.fields = item.fields().stream().map(FormField::new).toList();
        this.card = new HashMap<>(card);
        this.check = new FormCheck(item, fields, now, this.card);
        Map<String, String> presets = Form.presets(item, now.get(), card);
        fields.forEach(field -> field.set(presets.getOrDefault(field.key(), "")));
        fields.stream().map(FormField::typings).flatMap(List::stream).forEach(this::listen);
    }

    private void listen(Typing typing) {
        typing.keyboard().text().subscribe((_, text) -> {
            if (typing.again()) {
                mended();
            } else if (!text.equals(typing.field().value().get())) {
                fill(typing.field(), text);
            }
        });
        typing.keyboard().onDone(() -> {
            List<Typing> both = typing.field().typings();
            if (!typing.again()
                    && both.size() > 1
                    && both.getLast().keyboard().text().get().isEmpty()) {
                edit(both.getLast());
            } else {
                stopEditing();
            }
        });
        typing.keyboard().onHide(this::stopEditing);
    }

    @Override
    public String name() {
        return "form";
    }

    @Override
    public Optional<Stop> stop() {
        return Optional.of(Stop.FILL_IN);
    }

    /// Whether what is filled in will be declared, and not printed.
    public boolean declares() {
        return item.mode() == Item.Mode.DECLARE;
    }

    public Text itemName() {
        return item.name();
    }

    /// Today, for pickers that start there.
    public CheckContext now() {
        return now.get();
    }

    public List<FormField> fields() {
        return fields;
    }

    /// Whether it goes into a case that was sent back 补正.
    public boolean corrects() {
        return !remarks.isEmpty();
    }

    /// What staff wrote about a field.
    public List<Text> remarks(FormField field) {
        return remarks.stream()
                .filter(one -> one.field().equals(field.key()))
                .map(Correction::what)
                .toList();
    }

    /// What they wrote about the whole, or about what she cannot fill in here.
    public List<Text> generalRemarks() {
        return remarks.stream()
                .filter(one -> fields.stream()
                        .noneMatch(field -> !field.readIn() && field.key().equals(one.field())))
                .map(Correction::what)
                .toList();
    }

    /// 还有 1 处要改…: fields with something in them that is wrong, of those already looked at.
    public ReadOnlyIntegerProperty toCorrect() {
        return toCorrect.getReadOnlyProperty();
    }

    /// …1 处要填: required fields that are empty, of those already looked at.
    public ReadOnlyIntegerProperty toFillIn() {
        return toFillIn.getReadOnlyProperty();
    }

    /// The field to bring into sight: the first one that stopped her from going on.
    public ReadOnlyObjectProperty<Optional<FormField>> attention() {
        return attention.getReadOnlyProperty();
    }

    /// Where she is typing; the keyboard stands there meanwhile.
    public ReadOnlyObjectProperty<Optional<Typing>> editing() {
        return editing.getReadOnlyProperty();
    }

    /// What a field of type `record-choice` offers; empty until the console has listed it.
    public ReadOnlyObjectProperty<Optional<RecordChoices>> records() {
        return records.getReadOnlyProperty();
    }

    @Override
    public void shown() {
        judgeCard();
        if (!asking && records.get().isEmpty()) {
            fields.stream()
                    .filter(field -> field.field().type() == Field.Type.RECORD_CHOICE)
                    .findFirst()
                    .ifPresent(field -> {
                        asking = true;
                        asker.ask(field.key(), this::heard);
                    });
        }
    }

    /// What her card says cannot be changed here: when it does not do, she learns it before she fills in the rest.
    private void judgeCard() {
        Map<String, FieldProblem> problems = check.problems();
        fields.stream()
                .filter(FormField::readIn)
                .forEach(field -> field.problem(Optional.ofNullable(problems.get(field.key()))));
        count();
    }

    private void heard(Records answer) {
        asking = false;
        switch (answer) {
            case Records.Listed(RecordChoices choices) -> records.set(Optional.of(choices));
            case Records.Refused(Refusal refusal) ->
                exits.trouble(this, new Trouble.HallRefused(refusal.code(), new Text(refusal.zh(), refusal.en())));
            case Records.NoAnswer _ -> exits.trouble(this, new Trouble.RecordsSilent());
        }
    }

    /// Sets a field. Problems that are mended by it go at once, also in other fields; new ones wait until the field
    /// is left.
    public void fill(FormField field, String value) {
        field.set(value);
        attention.set(Optional.empty());
        mended();
    }

    /// Takes away what is no problem any more.
    private void mended() {
        Map<String, FieldProblem> problems = check.problems();
        fields.stream()
                .filter(other -> other.problem().get().isPresent())
                .forEach(other -> other.problem(Optional.ofNullable(problems.get(other.key()))));
        count();
    }

    /// The keyboard comes for this field; the one before is left.
    public void edit(Typing typing) {
        if (editing.get().filter(typing::equals).isEmpty()) {
            stopEditing();
            attention.set(Optional.empty());
            editing.set(Optional.of(typing));
        }
    }

    /// 确定, 收起键盘, or something else was touched: the field is left.
    public void stopEditing() {
        editing.get().ifPresent(typing -> {
            typing.keyboard().settle();
            editing.set(Optional.empty());
            left(typing.field());
            if (typing.field().problem().get().isEmpty()) {
                tidy(typing.keyboard(), typing.field());
            }
        });
    }

    /// Writes the value as it will be kept, where it is right: 5000 becomes 5000.00.
    private static void tidy(Keyboard keyboard, FormField field) {
        String typed = keyboard.text().get();
        String kept = Form.cleaned(field.field(), typed);
        if (!kept.equals(typed)) {
            keyboard.replace(kept);
        }
    }

    /// Adds one choice to a field of several choices, or takes it away.
    public void toggle(FormField field, String choice) {
        fill(field, field.toggled(choice));
    }

    /// The field is left: is it right? An empty one is not complained about yet.
    public void left(FormField field) {
        boolean secondToCome = field.typings().size() > 1
                && field.typings().getLast().keyboard().text().get().isEmpty();
        if (!field.value().get().isEmpty()) {
            field.problem(Optional.ofNullable((secondToCome ? check.byRules() : check.problems()).get(field.key())));
            count();
        }
    }

    /// 下一步 on a page that is not the last: whether everything on it is right; else every problem of it is shown, an
    /// empty field that must be filled in too.
    public boolean mayTurn(List<FormField> page) {
        return right(page);
    }

    /// 下一步 on the last page: goes on when everything is right, else shows every problem at once.
    public void next() {
        if (right(fields)) {
            exits.filledIn(check.values());
        }
    }

    private boolean right(List<FormField> some) {
        stopEditing();
        Map<String, FieldProblem> problems = check.problems();
        some.forEach(field -> field.problem(Optional.ofNullable(problems.get(field.key()))));
        count();
        Optional<FormField> first =
                some.stream().filter(field -> problems.containsKey(field.key())).findFirst();
        attention.set(Optional.empty()); // so that a second press draws the eye again
        attention.set(first);
        return first.isEmpty();
    }

    /// 改: she came back to change this field.
    public void attend(String key) {
        attention.set(Optional.empty());
        attention.set(fields.stream().filter(field -> field.key().equals(key)).findFirst());
    }

    /// 上一步
    public void back() {
        stopEditing();
        exits.back();
    }

    @Override
    public void erase() {
        card.clear();
        records.set(Optional.empty());
        editing.set(Optional.empty());
        fields.forEach(field -> {
            field.typings().forEach(typing -> typing.keyboard().clear());
            field.set("");
            field.problem(Optional.empty());
        });
    }

    private void count() {
        List<FormField> wrong = fields.stream()
                .filter(field -> field.problem().get().isPresent())
                .toList();
        int empty = (int)
                wrong.stream().filter(field -> field.value().get().isEmpty()).count();
        toFillIn.set(empty);
        toCorrect.set(wrong.size() - empty);
    }
}
