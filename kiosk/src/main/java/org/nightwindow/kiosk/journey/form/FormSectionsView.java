package org.nightwindow.kiosk.journey.form;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.kiosk.ui.ChoiceField;
import org.nightwindow.kiosk.ui.Choices;
import org.nightwindow.kiosk.ui.ErrorNote;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.MonthPair;
import org.nightwindow.kiosk.ui.RecordList;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.Words;
import org.nightwindow.kiosk.ui.WrittenField;

/// Makes the questions of a form out of its fields. Two months that follow each other are one period.
final class FormSectionsView {
    private static final String ALL = "all";

    /// Measures of the style sheet: a label and a field; a row of choices; a note of what is wrong.
    private static final double FIELD = 150;

    private static final double HEAD = 48;
    private static final double CHOICE_ROW = 102;
    private static final double PERIOD = 300;
    private static final double NOTE = 90;
    private static final double NOTE_LINE = 52;

    /// Characters on a line of a note where it is narrowest.
    private static final int LINE = 24;

    private static final int LINE_EN = 48;
    private static final int COLUMNS = 3;

    private final FormStep step;
    private final Look look;
    private final Words words;
    private final Follower follower;
    private final Pads pads;

    /// Follows a value for as long as the page lives.
    interface Follower {
        <T> void follow(ObservableValue<T> value, Consumer<? super T> draw);
    }

    /// What may stand where a keyboard would.
    interface Pads {
        void openMonths(FormField field);

        /// Something else was touched.
        void close();
    }

    FormSectionsView(FormStep step, Look look, Follower follower, Pads pads) {
        this.step = step;
        this.look = look;
        this.words = look.words();
        this.follower = follower;
        this.pads = pads;
    }

    List<SectionView> all() {
        List<FormField> fields =
                step.fields().stream().filter(field -> !field.readIn()).toList();
        List<SectionView> sections = new ArrayList<>();
        if (step.corrects()) {
            sections.add(sentBack());
        }
        for (int i = 0; i < fields.size(); i++) {
            boolean pair = month(fields.get(i)) && i + 1 < fields.size() && month(fields.get(i + 1));
            sections.add(remarked(pair ? period(fields.get(i), fields.get(i + 1)) : section(fields.get(i))));
            i += pair ? 1 : 0;
        }
        return sections;
    }

    /// Why she fills it in again, and what staff wrote that belongs to no field here.
    private SectionView sentBack() {
        List<Text> general = step.generalRemarks();
        VBox card = new VBox(8, Type.LABEL.wrapping(words.get("form.correct"), "warn-text"));
        general.forEach(what -> card.getChildren().add(Type.SECOND.wrapping("· " + words.of(what), "ink-text")));
        card.getChildren().add(Type.SECOND.wrapping(words.get("form.correct.again"), "ink-text"));
        card.setId("sent-back");
        card.getStyleClass().add("card-warn");
        return new SectionView(card, List.of(), NOTE * 2 + height(general));
    }

    /// The question with what staff wrote about it above it; it stays while she fills it in.
    private SectionView remarked(SectionView section) {
        List<Text> remarks = section.fields().stream()
                .flatMap(field -> step.remarks(field).stream())
                .toList();
        if (remarks.isEmpty()) {
            return section;
        }
        VBox both = new VBox(10);
        for (Text what : remarks) {
            HBox note = new HBox(16, Icon.EDIT.node(36, "icon-warn"), Type.SECOND.wrapping(words.of(what), "ink-text"));
            note.setAlignment(Pos.CENTER_LEFT);
            note.getStyleClass().add("remark");
            both.getChildren().add(note);
        }
        both.getChildren().add(section.node());
        return new SectionView(both, section.fields(), section.height() + height(remarks), section.across());
    }

    /// Of what staff wrote, each in the language that is read.
    private double height(List<Text> remarks) {
        int line = words.language() == Language.ZH ? LINE : LINE_EN;
        return remarks.stream()
                .mapToDouble(what ->
                        NOTE + NOTE_LINE * (Math.ceilDiv(words.of(what).length(), line) - 1))
                .sum();
    }

    private SectionView section(FormField field) {
        return switch (field.field().type()) {
            case TEXT, MONEY, DATE -> written(field);
            case MONTH -> oneMonth(field);
            case RECORD_CHOICE -> records(field);
            case CHOICE, MULTI_CHOICE -> choices(field);
        };
    }

    private SectionView written(FormField field) {
        VBox node = new VBox(12);
        ErrorNote error = new ErrorNote();
        List<WrittenField> places = new ArrayList<>();
        for (Typing typing : field.typings()) {
            WrittenField place = new WrittenField(
                    typing.id(),
                    typing.again()
                            ? words.get("form.again")
                            : words.of(field.field().label()),
                    typing.again() ? "" : hint(field),
                    () -> {
                        pads.close();
                        step.edit(typing);
                    });
            Runnable draw = () -> place.show(
                    Grouped.of(
                            field.field(),
                            typing.keyboard().text().get(),
                            field.mark().get()),
                    typing.keyboard().composing().get());
            follower.follow(field.mark(), _ -> draw.run());
            follower.follow(typing.keyboard().text(), _ -> draw.run());
            follower.follow(typing.keyboard().composing(), _ -> draw.run());
            follower.follow(
                    step.editing(),
                    now -> place.editing(now.filter(typing::equals).isPresent()));
            places.add(place);
        }
        follower.follow(field.problem(), _ -> {
            error.say(problem(field));
            places.forEach(place -> place.wrong(field.problem().get().isPresent()));
        });
        node.getChildren().addAll(places);
        node.getChildren().add(error);
        return new SectionView(node, List.of(field), FIELD * places.size() + NOTE);
    }

    private SectionView oneMonth(FormField field) {
        ErrorNote error = new ErrorNote();
        WrittenField place = new WrittenField(
                field.key(), words.of(field.field().label()), hint(field), () -> pads.openMonths(field));
        follower.follow(
                field.value(),
                _ -> place.show(
                        WrittenField.Written.plain(value(field)
                                .map(words.language()::month)
                                .orElseGet(() -> words.get("form.month.none"))),
                        ""));
        follower.follow(field.problem(), found -> {
            error.say(problem(field));
            place.wrong(found.isPresent());
        });
        return new SectionView(new VBox(12, place, error), List.of(field), FIELD + NOTE);
    }

    private SectionView period(FormField from, FormField to) {
        MonthPair pair = new MonthPair(
                look,
                YearMonth.from(step.now().today()),
                new MonthPair.Field(from.key(), words.of(from.field().label())),
                new MonthPair.Field(to.key(), words.of(to.field().label())),
                key -> pads.openMonths(key.equals(from.key()) ? from : to),
                (first, last) -> {
                    pads.close();
                    step.fill(from, first.toString());
                    step.fill(to, last.toString());
                });
        Runnable values = () -> pair.show(value(from), value(to));
        Runnable problems = () -> pair.problems(problem(from), problem(to));
        follower.follow(from.value(), _ -> values.run());
        follower.follow(to.value(), _ -> values.run());
        follower.follow(from.problem(), _ -> problems.run());
        follower.follow(to.problem(), _ -> problems.run());
        return new SectionView(pair, List.of(from, to), PERIOD + NOTE);
    }

    private SectionView records(FormField field) {
        RecordList node =
                new RecordList(look, field.key(), words.of(field.field().label()), value -> {
                    pads.close();
                    step.fill(field, value);
                });
        follower.follow(field.value(), node::mark);
        follower.follow(
                step.records(),
                listed -> listed.ifPresent(found -> node.show(
                        found.choices().stream()
                                .map(one ->
                                        new RecordList.Row(one.value(), words.of(one.name()), words.of(one.detail())))
                                .toList(),
                        found.more())));
        follower.follow(field.problem(), _ -> node.problem(problem(field)));
        return new SectionView(node, List.of(field), PERIOD + NOTE, look.wide());
    }

    private SectionView choices(FormField field) {
        Field kind = field.field();
        boolean several = kind.type() == Field.Type.MULTI_CHOICE;
        boolean emptyIsAll = several && !kind.required();
        List<Choices.Choice> options = new ArrayList<>();
        if (emptyIsAll) {
            options.add(new Choices.Choice(ALL, words.get("form.all")));
        }
        kind.choices().forEach(one -> options.add(new Choices.Choice(one.value(), words.of(one.name()))));
        ChoiceField node = new ChoiceField(
                look,
                field.key(),
                words.of(kind.label()),
                emptyIsAll ? words.get("form.none-chosen") : hint(field),
                options,
                value -> choose(field, several, value));
        follower.follow(
                field.value(),
                _ -> node.mark(value -> value.equals(ALL)
                        ? field.chosen().isEmpty()
                        : field.chosen().contains(value)));
        follower.follow(field.problem(), _ -> node.problem(problem(field)));
        return new SectionView(node, List.of(field), HEAD + Math.ceilDiv(options.size(), COLUMNS) * CHOICE_ROW + NOTE);
    }

    private void choose(FormField field, boolean several, String value) {
        pads.close();
        if (value.equals(ALL) && several) {
            step.fill(field, "");
        } else if (several) {
            step.toggle(field, value);
        } else if (field.value().get().equals(value) && !field.field().required()) {
            step.fill(field, ""); // what need not be chosen can be taken back
        } else {
            step.fill(field, value);
        }
    }

    private String hint(FormField field) {
        return field.field().hint().filter(_ -> !look.elder()).map(words::of).orElse("");
    }

    private String problem(FormField field) {
        Optional<Text> found = field.problem().get();
        return found.map(words::of).orElse("");
    }

    static Optional<YearMonth> value(FormField field) {
        return Optional.of(field.value().get()).filter(text -> !text.isEmpty()).map(YearMonth::parse);
    }

    private static boolean month(FormField field) {
        return field.field().type() == Field.Type.MONTH;
    }
}
