package org.nightwindow.kiosk.journey.identify;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Dot;
import org.nightwindow.kiosk.ui.Drawings;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.ProgressSteps;
import org.nightwindow.kiosk.ui.Type;

/// Draws [IdentifyStep]: where the card goes, then where the phone goes. What went wrong takes the place of the
/// heading, because that is where the eyes are.
///
/// Ids: `#lay-card`, `#show-code`, `#checking` (the picture of each state), `#problem`, `#back`.
public final class IdentifyScreen extends Page {

    private final IdentifyStep step;
    private final ObservableValue<String> maskedName;

    /// @param maskedName of the visit; empty until the card was read
    public IdentifyScreen(IdentifyStep step, ObservableValue<String> maskedName, Look look) {
        super("page-identify", look);
        this.step = step;
        this.maskedName = maskedName;
        follow(step.state(), this::draw);
    }

    private void draw(IdentifyStep.State state) {
        switch (state) {
            case IdentifyStep.State.LayCard(Optional<IdentifyStep.CardProblem> problem) ->
                draw(
                        "lay-card",
                        problem.map(what -> "identify.lay." + what).orElse("identify.lay"),
                        problem.map(what -> "identify.lay.why." + what),
                        Drawings.layCard(words.get("identify.card.title"), words.get("identify.card.area"), calm()),
                        cardSteps(),
                        waiting("identify.waiting.card"));
            case IdentifyStep.State.ShowCode(Optional<IdentifyStep.CodeProblem> problem) ->
                draw(
                        "show-code",
                        problem.map(what -> "identify.code." + what).orElse("identify.code"),
                        problem.map(what -> "identify.code.why." + what),
                        Drawings.showPhone(words.get("identify.code.area"), calm()),
                        codeSteps("identify.step.code.now"),
                        waiting("identify.waiting.code"));
            case IdentifyStep.State.Checking() ->
                draw(
                        "checking",
                        "identify.checking",
                        Optional.empty(),
                        Drawings.showPhone(words.get("identify.code.area"), false),
                        codeSteps("identify.step.code.checking"),
                        new Region());
        }
    }

    private void draw(String id, String heading, Optional<String> why, Node picture, Node steps, Node waiting) {
        boolean known = !maskedName.getValue().isEmpty();
        VBox body = body(0);
        body.setPadding(new Insets(48, 40, 24, 40));
        body.getChildren().add(Type.LABEL.wrapping(kicker(known), "blue-text"));
        body.getChildren().add(Type.MESSAGE.wrapping(words.get(heading)));
        if (!look.elder()) {
            body.getChildren().add(Type.SECOND.wrapping(words.second(heading)));
        }
        HBox scene = new HBox(picture);
        scene.setId(id);
        scene.setAlignment(Pos.CENTER);
        Node card = why.<Node>map(this::problem).orElseGet(() -> known ? takeCard() : privacy());
        VBox.setMargin(card, new Insets(0, 0, 24, 0));
        Node above = spacer();
        if (look.wide()) {
            body.getChildren().addAll(spacer(), card);
        } else {
            body.getChildren().addAll(above, scene, spacer(), card);
        }
        if (!look.elder()) {
            body.getChildren().addAll(steps, spacer());
        }
        if (look.wide()) {
            body.getChildren().addAll(above, scene, spacer());
        }
        Node back = Buttons.back(words.get("action.back"), step::back);
        getChildren().setAll(spread(body, above), actionBar(back, spacer(), waiting));
    }

    private String kicker(boolean known) {
        return known
                ? words.get("identify.hello", maskedName.getValue())
                : step.itemName().map(words::of).orElseGet(() -> words.get("home.card"));
    }

    private Node problem(String key) {
        Node card = row(Icon.WARNING, "icon-warn", Type.BODY.line(words.get(key)));
        card.setId("problem");
        card.getStyleClass().setAll("card-warn");
        return card;
    }

    private Node takeCard() {
        Node card = row(Icon.CHECK, "icon-ok", Type.BODY.line(words.get("identify.take-card")));
        card.getStyleClass().setAll("card-ok");
        return card;
    }

    private Node privacy() {
        VBox text = new VBox(
                2,
                Type.BODY.line("**" + words.get("identify.privacy.title") + "**"),
                Type.SECOND.line(words.get("identify.privacy")));
        Node card = row(Icon.LOCK, "icon-ok", text);
        card.getStyleClass().setAll("card");
        return card;
    }

    private static Node row(Icon icon, String iconClass, Region text) {
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(30, icon.node(48, iconClass), text);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node cardSteps() {
        return new ProgressSteps(look)
                .add(Dot.HERE, words.get("identify.step.card"), words.get("identify.step.card.known"))
                .add(Dot.TO_COME, words.get("identify.step.code"), words.get("identify.step.code.known"));
    }

    private Node codeSteps(String known) {
        return new ProgressSteps(look)
                .add(Dot.PASSED, words.get("identify.step.card"), words.get("identify.step.card.done"))
                .add(Dot.HERE, words.get("identify.step.code"), words.get(known));
    }

    private Node waiting(String key) {
        Label seconds = Type.SECOND.label("");
        seconds.textProperty().bind(step.secondsLeft().map(left -> words.get(key, left)));
        seconds.setMinWidth(Region.USE_PREF_SIZE);
        return truth(Icon.CLOCK, seconds);
    }

    private boolean calm() {
        return look.modes().isEmpty();
    }
}
