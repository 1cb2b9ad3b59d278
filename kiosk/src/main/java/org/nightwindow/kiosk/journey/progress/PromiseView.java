package org.nightwindow.kiosk.journey.progress;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.kiosk.ui.Days;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.Words;

/// The promised day, the law's, and the working days that are left. Says nothing where nothing is promised: a kiosk
/// computes no date.
public final class PromiseView {

    private PromiseView() {}

    public static Optional<Node> of(CaseView view, Look look) {
        return view.promisedBy().map(day -> {
            Words words = look.words();
            VBox latest = new VBox(
                    -4,
                    Type.SECOND.label(words.get("case.latest"), "mist-text"),
                    Type.H2.label(Days.day(day, words.language()), "night-text"));
            view.statutoryBy()
                    .filter(_ -> !look.elder()) // large letters leave no room for it; it stands on the slip
                    .map(law -> words.get("case.law", Days.day(law, words.language())))
                    .ifPresent(text -> latest.getChildren().add(Type.SECOND.label(text, "mist-text")));
            Region between = new Region();
            HBox.setHgrow(between, Priority.ALWAYS);
            HBox card = new HBox(24, latest, between);
            if (view.workingDaysLeft().isPresent()) {
                card.getChildren().add(left(view.workingDaysLeft().getAsInt(), words));
            }
            card.setAlignment(Pos.CENTER_LEFT);
            card.getStyleClass().add("promise");
            return card;
        });
    }

    private static Node left(int days, Words words) {
        String key = days < 0 ? "case.overdue" : days == 0 ? "case.today" : days == 1 ? "case.left.one" : "case.left";
        VBox left = new VBox(
                -4,
                Type.SECOND.label(words.get(key + ".name"), "mist-text"),
                Type.H2.label(words.get(key, Math.abs(days)), "lamp-text"));
        left.setAlignment(Pos.CENTER_RIGHT);
        return left;
    }
}
