package org.nightwindow.kiosk.journey.progress;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.ErrorNote;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.OptionRow;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.keyboard.KeyboardView;

/// Draws [TrackStep]: the card first, then the number pad for the code of a slip; the other way round while the scanner
/// cannot be used, which is said.
///
/// Ids: `#by-card`, `#scanner-out`, `#typed`, `#keyboard` with its keys, `#primary`.
public final class TrackScreen extends Page {
    private final TrackStep step;
    private final ErrorNote problem = new ErrorNote();
    private final Label digits = new Label();

    public TrackScreen(TrackStep step, Look look) {
        super("page-track", look);
        this.step = step;
        digits.setId("typed");
        follow(step.scans(), this::draw);
        follow(step.keyboard().text(), this::showDigits);
        follow(
                step.problem(),
                now -> problem.say(
                        now.map(what -> words.get("track.problem." + what)).orElse("")));
    }

    private void draw(boolean scans) {
        VBox title = new VBox(-10, Type.H1.label(words.get("track.title")));
        if (!look.elder()) {
            title.getChildren().add(Type.OTHER.label(words.second("track.title")));
        }
        Button card = OptionRow.of(
                look,
                "by-card",
                Icon.ID_CARD,
                words.get("track.card"),
                look.elder() ? "" : words.get("track.card.second"),
                scans,
                step::card);
        VBox body = scans
                ? body(24, title, card, code(true), problem, spacer())
                : body(24, title, out(), code(false), problem, card, spacer());
        if (look.low()) {
            body.getChildren().removeAll(card, body.getChildren().getLast());
            body.getChildren().addAll(spacer(), card);
        }
        body.setPadding(new Insets(36, 40, 12, 40));
        Node bar = actionBar(
                Buttons.back(words.get("action.back"), step::back),
                new Region(),
                Buttons.primary(words.get("track.look"), Icon.TRACK, step::look));
        Node pad = new KeyboardView(step.keyboard(), look);
        if (look.wide()) {
            body.getChildren().add(pad);
            getChildren().setAll(spread(body, pad), bar);
        } else {
            getChildren().setAll(body, pad, bar);
        }
    }

    /// What does not work, and what does.
    private Node out() {
        HBox note =
                new HBox(20, Icon.WARNING.node(40, "icon-warn"), Type.BODY.wrapping(words.get("track.scanner-out")));
        note.setId("scanner-out");
        note.setAlignment(Pos.CENTER_LEFT);
        note.getStyleClass().add("remark");
        HBox.setHgrow(note.getChildren().getLast(), Priority.ALWAYS);
        return note;
    }

    private void showDigits(String typed) {
        digits.setText(typed.isEmpty() ? words.get("track.empty") : grouped(typed));
        digits.getStyleClass().setAll("field-value");
        if (typed.isEmpty()) {
            digits.getStyleClass().add("field-empty");
        }
    }

    private Node code(boolean scans) {
        HBox field = new HBox(digits);
        field.getStyleClass().add("field");
        field.setAlignment(Pos.CENTER_LEFT);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(Type.LABEL.label(words.get(scans ? "track.code" : "track.code.first")), between);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(10, head, field);
        if (scans && !look.elder()) {
            Label scan = Type.OTHER.label(words.get("track.scan"));
            (look.wide() ? all : head).getChildren().add(scan);
        }
        return all;
    }

    /// In groups of four, as on the slip.
    private static String grouped(String digits) {
        return digits.replaceAll("(.{4})(?=.)", "$1  ");
    }
}
