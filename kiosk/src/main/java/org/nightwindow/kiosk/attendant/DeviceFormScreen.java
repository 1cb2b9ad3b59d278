package org.nightwindow.kiosk.attendant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.kiosk.attendant.DeviceFormStep.Form;
import org.nightwindow.kiosk.attendant.DeviceFormStep.Phase;
import org.nightwindow.kiosk.hardware.Fittings.Offer;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Choices;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.WrittenField;
import org.nightwindow.kiosk.ui.keyboard.Keyboard;
import org.nightwindow.kiosk.ui.keyboard.KeyboardView;

/// Draws [DeviceFormStep]: a row for each setting the driver has, and the one that is being changed by itself.
///
/// Ids: `#driver-0` … the first driver; `#set-wire` … by the setting's key; while one is changed
/// `#value` or `#value-0` … the first choice, and the keyboard's; `#try`, `#back`, `#primary`.
final class DeviceFormScreen extends StaffPage {
    private static final double GAP = 10;
    private static final double HEIGHT = 92;

    /// Rows on a page; a driver in the box has nine at most.
    private static final int ROWS = 9;

    private static final int ROWS_WIDE = 6;

    /// More where it says what is wrong.
    private static final double WHAT = 40;

    /// As long for every secret.
    private static final String DOTS = "••••••••";

    private final DeviceFormStep step;
    private int page;

    DeviceFormScreen(DeviceFormStep step, Look look) {
        super("page-staff-device", step, look);
        this.step = step;
        follow(step.form(), form -> {
            toTheFirstProblem(form);
            draw();
        });
        follow(step.editing(), _ -> draw());
    }

    private void toTheFirstProblem(Form form) {
        List<Field> fields = form.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (form.problem(fields.get(i).key()).isPresent()) {
                page = i / rows();
                return;
            }
        }
    }

    private int rows() {
        return look.wide() ? ROWS_WIDE : ROWS;
    }

    private void draw() {
        step.editing()
                .get()
                .ifPresentOrElse(this::drawEditing, () -> drawForm(step.form().get()));
    }

    private void drawForm(Form form) {
        VBox body = body(14);
        body.setPadding(new Insets(24, 40, 12, 40));
        if (step.offers().isEmpty()) {
            body.getChildren().add(note(Icon.WARNING, "icon-warn", "card-warn", words.get("staff.device.no-driver")));
        } else {
            body.getChildren().add(drivers(form));
        }
        List<Field> fields = form.fields();
        int pages = Math.max(1, (fields.size() + rows() - 1) / rows());
        page = Math.min(page, pages - 1);
        List<Field> shown = fields.subList(page * rows(), Math.min(fields.size(), (page + 1) * rows()));
        GridPane grid = new GridPane();
        grid.setHgap(GAP);
        grid.setVgap(GAP);
        int columns = look.wide() ? 2 : 1;
        double width = (look.wide() ? 2 * look.shape().column() : look.shape().column() + GAP) / columns - GAP;
        for (int i = 0; i < shown.size(); i++) {
            grid.add(row(form, shown.get(i), width), i % columns, i / columns);
        }
        body.getChildren().add(grid);
        said(form).ifPresent(body.getChildren()::add);
        body.getChildren().add(spacer());
        draw(words.get("staff.device.title", role(step.role())), body, truth(form, pages), next(form, pages));
    }

    private Node drivers(Form form) {
        List<String> ids =
                step.offers().stream().map(offer -> offer.driver().id()).toList();
        Choices choices = new Choices("driver", 2, numbered(ids), at -> step.choose(named(ids, at)));
        choices.mark(at -> form.chosen()
                .filter(it -> it.driver().id().equals(named(ids, at)))
                .isPresent());
        return new VBox(
                8, Type.LABEL.label(words.get("staff.device.driver")), choices, Type.OTHER.wrapping(about(form)));
    }

    /// An address or a driver's id cannot be part of a node's id.
    private static List<Choices.Choice> numbered(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(at -> new Choices.Choice(String.valueOf(at), names.get(at)))
                .toList();
    }

    private static String named(List<String> names, String at) {
        return names.get(Integer.parseInt(at));
    }

    private static String about(Form form) {
        return form.chosen()
                .map(Offer::driver)
                .map(it -> it.vendor() + " " + it.model() + " " + it.version())
                .orElse("");
    }

    private Button row(Form form, Field field, double width) {
        Optional<String> problem = form.problem(field.key());
        Label value = Type.LABEL.label(shown(field));
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox head = new HBox(20, Type.SECOND.label(label(field), "blue-text"), spacer(), value);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(0, head);
        problem.ifPresent(what -> words.getChildren().add(Type.OTHER.wrapping(wrong(field), "err-text", "bold")));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox face = new HBox(16, words, problem.isPresent() ? Icon.WARNING.node(36, "icon-err") : Icon.EDIT.node(36));
        face.setAlignment(Pos.CENTER_LEFT);
        face.setMinWidth(width - 72);
        face.setMaxWidth(width - 72);
        Button row = Buttons.drawn("set-" + field.key(), "option", label(field), face, () -> step.edit(field));
        row.setMinWidth(width);
        row.setMaxWidth(width);
        row.setMinHeight(problem.isPresent() ? HEIGHT + WHAT : HEIGHT);
        return row;
    }

    /// What the schema finds, in the language of the screen.
    private String wrong(Field field) {
        if (step.value(field).isEmpty()) {
            return words.get("staff.device.must.be", field.help());
        }
        return switch (field.type()) {
            case INTEGER, MILLISECONDS -> words.get("staff.device.must.number", field.min(), field.max());
            case CHOICE -> words.get("staff.device.must.choose", String.join(", ", field.choices()));
            case YES_NO ->
                words.get(
                        "staff.device.must.choose",
                        words.get("staff.device.yes") + ", " + words.get("staff.device.no"));
            case WIRE, TEXT, SECRET -> words.get("staff.device.must.look", field.help());
        };
    }

    private String label(Field field) {
        return words.language() == Language.ZH ? field.zh() : field.en();
    }

    private String shown(Field field) {
        String value = step.value(field);
        return switch (field.type()) {
            case SECRET -> value.isEmpty() ? words.get("staff.device.empty") : DOTS;
            case YES_NO -> named(field, value);
            case MILLISECONDS -> value.matches("[0-9]+") ? value + " ms" : value;
            case TEXT, INTEGER, CHOICE, WIRE -> value.isEmpty() ? words.get("staff.device.empty") : value;
        };
    }

    private Optional<Node> said(Form form) {
        if (!form.judged().others().isEmpty()) {
            return Optional.of(note(
                    Icon.WARNING,
                    "icon-warn",
                    "card-warn",
                    String.join("\n", form.judged().others())));
        }
        return switch (form.phase()) {
            case Phase.Filling() -> Optional.empty();
            case Phase.Working(boolean trying) ->
                Optional.of(note(
                        Icon.CLOCK,
                        "icon-blue",
                        "card",
                        words.get(trying ? "staff.device.trying" : "staff.device.keeping")));
            case Phase.Tried(Outcome<SelfTest> outcome) -> Optional.of(tried(outcome));
            case Phase.Kept() ->
                Optional.of(note(
                        Icon.CHECK,
                        "icon-ok",
                        "card-ok",
                        words.get(step.startsAgain() ? "staff.device.kept" : "staff.device.kept.by-hand")));
            case Phase.NotKept(String why) ->
                Optional.of(note(Icon.WARNING, "icon-warn", "card-warn", words.get("staff.device.not-kept", why)));
        };
    }

    private Node tried(Outcome<SelfTest> outcome) {
        return switch (outcome) {
            case Outcome.Done<SelfTest>(SelfTest test)
            when test.passed() -> note(Icon.CHECK, "icon-ok", "card-ok", words.get("staff.device.tried"));
            case Outcome.Done<SelfTest>(SelfTest test) -> {
                List<String> failed = new ArrayList<>();
                test.checks().stream()
                        .filter(check -> !check.passed())
                        .forEach(check -> failed.add((check.name() + " " + check.detail()).strip()));
                yield notTried(String.join("; ", failed));
            }
            case Outcome.Failed<SelfTest> failed -> notTried(failed.fault() + " " + failed.detail());
            case Outcome.Cancelled<SelfTest>() -> notTried("CANCELLED");
            case Outcome.Unknown<SelfTest> unknown -> notTried(unknown.reason());
        };
    }

    private Node notTried(String why) {
        return note(Icon.WARNING, "icon-warn", "card-warn", words.get("staff.device.not-tried", why));
    }

    private Node truth(Form form, int pages) {
        int wrong = form.judged().problems().size();
        if (wrong > 0) {
            return Type.SECOND.label(words.get("staff.device.wrong", wrong), "err-text", "bold");
        }
        boolean nothingToTry = form.chosen().isEmpty()
                || page + 1 < pages
                || form.phase() instanceof Phase.Working
                || form.phase() instanceof Phase.Kept;
        return nothingToTry
                ? nothing()
                : Buttons.secondary("try", words.get("staff.device.try"), Icon.CHECK, step::tryOut);
    }

    private void turn(int by) {
        page += by;
        draw();
    }

    private Node next(Form form, int pages) {
        if (form.chosen().isEmpty() || form.phase() instanceof Phase.Working) {
            return nothing();
        }
        if (form.phase() instanceof Phase.Kept) {
            return step.startsAgain()
                    ? Buttons.primary(words.get("staff.device.start-again"), Icon.AGAIN, step::startAgain)
                    : nothing();
        }
        return page + 1 < pages
                ? Buttons.primaryNext(words.get("staff.device.next-page"), () -> turn(1))
                : Buttons.primary(words.get("staff.device.keep"), Icon.CHECK, step::keep);
    }

    @Override
    protected Node backButton() {
        boolean turned = page > 0 && step.editing().get().isEmpty();
        return step.form().get().phase() instanceof Phase.Working
                ? nothing()
                : turned ? Buttons.back(words.get("action.previous"), () -> turn(-1)) : super.backButton();
    }

    private void drawEditing(Editing now) {
        Field field = now.field();
        VBox body = body(18, Type.SECOND.wrapping(field.help(), "ink-text"));
        if (!now.choices().isEmpty()) {
            List<String> names =
                    now.choices().stream().map(value -> named(field, value)).toList();
            Choices choices = new Choices(
                    "value",
                    now.keyboard().isPresent() ? 1 : 2,
                    numbered(names),
                    at -> step.pick(named(now.choices(), at)));
            now.keyboard()
                    .ifPresentOrElse(
                            keyboard -> follow(
                                    keyboard.text(),
                                    text -> choices.mark(at -> text.startsWith(named(now.choices(), at)))),
                            () -> choices.mark(at -> step.value(field).equals(named(now.choices(), at))));
            body.getChildren().add(choices);
        }
        VBox keys = new VBox();
        now.keyboard().ifPresent(keyboard -> {
            body.getChildren().add(1, written(now, keyboard));
            keys.getChildren().add(new KeyboardView(keyboard, look));
        });
        Node done = now.keyboard().isPresent()
                ? Buttons.primary(words.get("staff.device.done"), Icon.CHECK, step::done)
                : nothing();
        body.getChildren().addFirst(Type.H2.wrapping(label(field)));
        if (look.wide()) {
            body.getStyleClass().setAll("body-left");
            getChildren().setAll(facing(body, keys), actionBar(backButton(), nothing(), done));
        } else {
            getChildren().setAll(body, keys, actionBar(backButton(), nothing(), done));
        }
    }

    private Node written(Editing now, Keyboard keyboard) {
        WrittenField value = new WrittenField("value", "", "", () -> {});
        value.editing(true);
        Runnable show = () -> {
            String text = keyboard.text().get();
            value.show(
                    WrittenField.Written.plain(now.secret() ? "•".repeat(text.length()) : text),
                    keyboard.composing().get());
        };
        follow(keyboard.text(), _ -> show.run());
        follow(keyboard.composing(), _ -> show.run());
        return value;
    }

    private String named(Field field, String value) {
        boolean yesOrNo = value.equals("true") || value.equals("false");
        return field.type() == ConfigSchema.Type.YES_NO && yesOrNo
                ? words.get("staff.device." + (value.equals("true") ? "yes" : "no"))
                : value;
    }
}
