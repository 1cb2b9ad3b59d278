package org.nightwindow.kiosk.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/// The two questions that may cover everything: are you still there, and do you really want to leave.
///
/// Ids: `#dialog-idle`, `#dialog-leave`; `#stay` goes on, `#dialog-leave-now` ends the visit.
public final class Questions {

    private Questions() {}

    /// 您还在吗？ with the ring that empties.
    ///
    /// @param seconds what is left
    /// @param full what the ring starts with
    /// @param cardRead whether a card was read, so that she is reminded of it
    public static Dialog stillThere(
            Look look,
            ObservableValue<? extends Number> seconds,
            long full,
            boolean cardRead,
            Runnable stay,
            Runnable leave) {
        Words words = look.words();
        List<Node> question = List.of(
                new CountdownRing(seconds, full, words.get("idle.unit")),
                Type.MESSAGE.centred(words.get("idle.title")),
                Type.SECOND.centred(words.second("idle.title")));
        List<Node> answers = new ArrayList<>(List.of(
                lines(words, "idle.line.1", "idle.line.2", "idle.line.3"),
                answer("stay", words.get("idle.stay"), stay),
                no(words.get("idle.leave"), leave)));
        if (cardRead) {
            HBox card = new HBox(
                    18, Icon.ID_CARD.node(48, "icon-warn"), Type.LABEL.wrapping(words.get("idle.card"), "warn-text"));
            card.setAlignment(Pos.CENTER);
            answers.add(card);
        }
        return new Dialog(look, "dialog-idle", question, answers);
    }

    /// 要离开吗？ Only where something she did would be lost.
    public static Dialog leaving(Look look, Runnable stay, Runnable leave) {
        Words words = look.words();
        return new Dialog(
                look,
                "dialog-leave",
                List.of(
                        Icon.LEAVE.node(120),
                        Type.MESSAGE.centred(words.get("leaving.title")),
                        Type.SECOND.centred(words.second("leaving.title"))),
                List.of(
                        lines(words, "leaving.line.1", "leaving.line.2"),
                        answer("stay", words.get("leaving.stay"), stay),
                        no(words.get("leaving.leave"), leave)));
    }

    private static Node lines(Words words, String... keys) {
        VBox lines = new VBox(4);
        lines.setAlignment(Pos.CENTER);
        for (String key : keys) {
            TextFlow line = Type.BODY.line(words.get(key));
            line.setTextAlignment(TextAlignment.CENTER);
            lines.getChildren().add(line);
        }
        VBox.setMargin(lines, new Insets(0, 0, 16, 0));
        return lines;
    }

    private static Button answer(String id, String text, Runnable act) {
        Button button = Buttons.primary(text, Icon.CHECK, act);
        button.setGraphic(null);
        button.setId(id);
        return wide(button);
    }

    private static Button no(String text, Runnable act) {
        return wide(Buttons.secondary("dialog-leave-now", text, Icon.LEAVE, act));
    }

    private static Button wide(Button button) {
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }
}
