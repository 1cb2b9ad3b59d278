package org.nightwindow.kiosk.journey.form;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.hall.constraint.NotInFuture;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.ChoiceField;
import org.nightwindow.kiosk.ui.Choices;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.MonthPad;
import org.nightwindow.kiosk.ui.MonthPair;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.RecordList;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;

/// Draws [FormStep] from the catalogue's fields. Two months that follow each other are one period, with quick
/// choices above. While a month is edited the month pad stands where a keyboard would, and the rest of the form
/// makes room. With large letters the form shows one question at a time.
///
/// Ids: `#period_from`, `#period_to` by the field's key; `#quick-this-year`, `#quick-last-year`,
/// `#quick-twelve-months`, `#quick-three-years`; `#month-2026-11`, `#year-before`, `#year-after`, `#pad-close`;
/// `#purpose-贷款`, `#tax_types-契税`, `#tax_types-all`; `#invoice_no-…` by the record's number, `#records-before`,
/// `#records-next`; `#back`, `#primary`.
public final class FormScreen extends Page {

    /// The present tax system began in 1994; the office holds nothing electronic from before.
    private static final YearMonth EARLIEST = YearMonth.of(1994, 1);

    /// How far ahead a month may lie where the catalogue allows the future.
    private static final int YEARS_AHEAD = 10;

    private static final String ALL = "all";

    private final FormStep step;
    private final ObservableValue<String> read;
    private final List<Section> sections = new ArrayList<>();
    private final VBox shown = new VBox(14);
    private final VBox padPlace = new VBox();
    private final Label count = Type.SECOND.label("", "err-text", "bold");
    private final Button next;
    private int section;

    /// One question of the form, and the fields it answers.
    private record Section(Node node, List<FormField> fields) {}

    /// @param read whom the card named, masked
    public FormScreen(FormStep step, ObservableValue<String> read, Look look) {
        super("page-form", look);
        this.step = step;
        this.read = read;
        List<FormField> fields = step.fields();
        for (int i = 0; i < fields.size(); i++) {
            boolean pair = month(fields.get(i)) && i + 1 < fields.size() && month(fields.get(i + 1));
            sections.add(pair ? period(fields.get(i), fields.get(i + 1)) : section(fields.get(i)));
            i += pair ? 1 : 0;
        }
        Label title = Type.H2.wrapping(words.of(step.itemName()));
        VBox body = body(16, title, shown);
        if (!look.elder()) {
            body.getChildren().add(1, whose());
        }
        body.setPadding(new Insets(14, 40, 12, 40));
        count.setWrapText(true);
        next = Buttons.primaryNext("", this::next);
        getChildren()
                .setAll(
                        Stepper.ofVisit(look, FormStep.Stop.FILL_IN.name()),
                        body,
                        padPlace,
                        actionBar(Buttons.back(words.get("action.previous"), this::back), count, next));
        follow(step.toCorrect(), _ -> drawCount());
        follow(step.toFillIn(), _ -> drawCount());
        follow(step.attention(), field -> field.ifPresent(this::bringIntoSight));
        draw();
    }

    @Override
    public boolean leavingLoses() {
        return true;
    }

    private void draw() {
        boolean last = !look.elder() || section + 1 == sections.size();
        next.setText(words.get(last ? "form.next" : "form.more"));
        shown.getChildren()
                .setAll(sections.stream()
                        .skip(look.elder() ? section : 0)
                        .limit(look.elder() ? 1 : sections.size())
                        .map(Section::node)
                        .toList());
    }

    private void next() {
        closePad();
        if (look.elder() && section + 1 < sections.size()) {
            sections.get(section).fields().forEach(step::left);
            if (sections.get(section).fields().stream()
                    .allMatch(field -> field.problem().get().isEmpty())) {
                section++;
                draw();
            }
        } else {
            step.next();
        }
    }

    private void back() {
        closePad();
        if (look.elder() && section > 0) {
            section--;
            draw();
        } else {
            step.back();
        }
    }

    private void bringIntoSight(FormField field) {
        closePad();
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).fields().contains(field)) {
                section = i;
            }
        }
        draw();
    }

    private Section period(FormField from, FormField to) {
        YearMonth now = YearMonth.from(step.now().today());
        MonthPair[] pair = new MonthPair[1];
        pair[0] = new MonthPair(
                look,
                now,
                new MonthPair.Field(from.key(), words.of(from.field().label())),
                new MonthPair.Field(to.key(), words.of(to.field().label())),
                key -> openPad(pair[0], key.equals(from.key()) ? from : to, now),
                (first, last) -> {
                    closePad();
                    step.fill(from, first.toString());
                    step.fill(to, last.toString());
                });
        Runnable values = () -> pair[0].show(value(from), value(to));
        Runnable problems = () -> pair[0].problems(problem(from), problem(to));
        follow(from.value(), _ -> values.run());
        follow(to.value(), _ -> values.run());
        follow(from.problem(), _ -> problems.run());
        follow(to.problem(), _ -> problems.run());
        return new Section(pair[0], List.of(from, to));
    }

    private Section section(FormField field) {
        return field.field().type() == Field.Type.RECORD_CHOICE ? records(field) : choices(field);
    }

    private Section records(FormField field) {
        RecordList node =
                new RecordList(look, field.key(), words.of(field.field().label()), value -> {
                    closePad();
                    step.fill(field, value);
                });
        follow(field.value(), node::mark);
        follow(
                step.records(),
                listed -> listed.ifPresent(found -> node.show(
                        found.choices().stream()
                                .map(one ->
                                        new RecordList.Row(one.value(), words.of(one.name()), words.of(one.detail())))
                                .toList(),
                        found.more())));
        follow(field.problem(), _ -> node.problem(problem(field)));
        return new Section(node, List.of(field));
    }

    private Section choices(FormField field) {
        Field kind = field.field();
        boolean several = kind.type() == Field.Type.MULTI_CHOICE;
        List<Choices.Choice> options = new ArrayList<>();
        if (several) {
            options.add(new Choices.Choice(ALL, words.get("form.all")));
        }
        kind.choices().forEach(one -> options.add(new Choices.Choice(one.value(), words.of(one.name()))));
        ChoiceField node = new ChoiceField(
                look,
                field.key(),
                words.of(kind.label()),
                several ? words.get("form.none-chosen") : "",
                options,
                value -> choose(field, several, value));
        follow(
                field.value(),
                _ -> node.mark(value -> value.equals(ALL)
                        ? field.chosen().isEmpty()
                        : field.chosen().contains(value)));
        follow(field.problem(), _ -> node.problem(problem(field)));
        return new Section(node, List.of(field));
    }

    private void choose(FormField field, boolean several, String value) {
        closePad();
        if (!several || value.equals(ALL)) {
            step.fill(field, several ? "" : value);
        } else {
            step.toggle(field, value);
        }
    }

    private void openPad(MonthPair pair, FormField field, YearMonth now) {
        boolean noFuture = field.field().constraints().stream().anyMatch(NotInFuture.class::isInstance);
        YearMonth latest = noFuture ? now : now.plusYears(YEARS_AHEAD);
        padPlace.getChildren()
                .setAll(new MonthPad(
                        look,
                        words.of(field.field().label()),
                        value(field).orElse(now),
                        EARLIEST,
                        latest,
                        month -> {
                            step.fill(field, month.toString());
                            closePad();
                            step.left(field);
                        },
                        () -> {
                            closePad();
                            step.left(field);
                        }));
        sections.stream().map(Section::fields).flatMap(List::stream).forEach(_ -> pair.editing(field.key()));
        showOthers(false);
    }

    private void closePad() {
        if (!padPlace.getChildren().isEmpty()) {
            padPlace.getChildren().clear();
            showOthers(true);
            sections.stream()
                    .map(Section::node)
                    .filter(MonthPair.class::isInstance)
                    .forEach(pair -> ((MonthPair) pair).editing(""));
        }
    }

    /// Everything but periods makes room for the pad.
    private void showOthers(boolean visible) {
        for (Section some : sections) {
            boolean keep = visible || some.node() instanceof MonthPair;
            some.node().setVisible(keep);
            some.node().setManaged(keep);
        }
    }

    private void drawCount() {
        int correct = step.toCorrect().get();
        int fill = step.toFillIn().get();
        if (look.elder()) {
            count.setText(correct + fill > 0 ? words.get("form.to-correct", correct + fill) : "");
            return;
        }
        count.setText(
                correct > 0 && fill > 0
                        ? words.get("form.both", correct, fill)
                        : correct > 0
                                ? words.get("form.to-correct", correct)
                                : fill > 0 ? words.get("form.to-fill", fill) : "");
    }

    private Node whose() {
        Label name = Type.SECOND.label("", "ink-text", "bold");
        name.textProperty().bind(read);
        HBox row = new HBox(
                16, Icon.CHECK.node(36, "icon-ok"), Type.SECOND.label(words.get("form.read-in"), "ink-text"), name);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().setAll("card-ok");
        return row;
    }

    private static boolean month(FormField field) {
        return field.field().type() == Field.Type.MONTH;
    }

    private static Optional<YearMonth> value(FormField field) {
        return Optional.of(field.value().get()).filter(text -> !text.isEmpty()).map(YearMonth::parse);
    }

    private String problem(FormField field) {
        Optional<Text> found = field.problem().get();
        return found.map(words::of).orElse("");
    }
}
