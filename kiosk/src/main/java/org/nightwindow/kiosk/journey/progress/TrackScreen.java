package org.nightwindow.kiosk.journey.progress;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
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

/// Draws [TrackStep]: the card first, then the number pad for the code of a slip.
///
/// Ids: `#by-card`, `#typed`, `#key-0` … `#key-9`, `#key-erase`, `#primary`.
public final class TrackScreen extends Page {
    private static final double KEY_GAP = 14;

    private final TrackStep step;
    private final ErrorNote problem = new ErrorNote();

    public TrackScreen(TrackStep step, Look look) {
        super("page-track", look);
        this.step = step;
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
                true,
                step::card);
        VBox body = body(24, title, card, code(), problem, spacer());
        body.setPadding(new Insets(36, 40, 12, 40));
        Node bar = actionBar(
                Buttons.back(words.get("action.back"), step::back),
                new Region(),
                Buttons.primary(words.get("track.look"), Icon.TRACK, step::look));
        Node pad = pad();
        if (look.wide()) {
            body.getChildren().add(pad);
            getChildren().setAll(spread(body, pad), bar);
        } else {
            getChildren().setAll(body, pad, bar);
        }
        follow(
                step.problem(),
                now -> problem.say(
                        now.map(what -> words.get("track.problem." + what)).orElse("")));
    }

    private Node code() {
        Label digits = new Label();
        digits.setId("typed");
        follow(step.typed(), typed -> {
            digits.setText(typed.isEmpty() ? words.get("track.empty") : grouped(typed));
            digits.getStyleClass().setAll("field-value");
            if (typed.isEmpty()) {
                digits.getStyleClass().add("field-empty");
            }
        });
        HBox field = new HBox(digits);
        field.getStyleClass().add("field");
        field.setAlignment(Pos.CENTER_LEFT);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(Type.LABEL.label(words.get("track.code")), between);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(10, head, field);
        if (!look.elder()) {
            Label scan = Type.OTHER.label(words.get("track.scan"));
            (look.wide() ? all : head).getChildren().add(scan);
        }
        return all;
    }

    private Node pad() {
        GridPane keys = new GridPane(KEY_GAP, KEY_GAP);
        keys.getStyleClass().add("pad");
        for (int i = 0; i < 9; i++) {
            keys.add(key(i + 1), i % 3, i / 3);
        }
        keys.add(key(0), 1, 3);
        Button erase = Buttons.drawn(
                "key-erase", "key", words.get("track.erase"), Icon.ERASE.node(48, "icon-ink"), step::erase1);
        stretch(erase);
        keys.add(erase, 2, 3);
        return keys;
    }

    private Button key(int digit) {
        Button key = Buttons.drawn(
                "key-" + digit,
                "key",
                Integer.toString(digit),
                Type.TITLE.centred(Integer.toString(digit)),
                () -> step.type(digit));
        stretch(key);
        return key;
    }

    private static void stretch(Button key) {
        key.setPrefWidth(1000);
        key.setMaxWidth(Double.MAX_VALUE);
        key.setMinHeight(108);
        GridPane.setHgrow(key, Priority.ALWAYS);
    }

    /// In groups of four, as on the slip.
    private static String grouped(String digits) {
        return digits.replaceAll("(.{4})(?=.)", "$1  ");
    }
}
