package org.nightwindow.kiosk.journey.file;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.journey.progress.PromiseView;
import org.nightwindow.kiosk.journey.rate.RatingView;
import org.nightwindow.kiosk.journey.slip.SlipView;
import org.nightwindow.kiosk.ui.Banner;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Rows;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;

/// Draws [FiledStep]: what became of it, the query code, the day that counts, the slip, and five faces.
///
/// Ids: `#query-code`, `#slip`, `#rate-1` …, `#primary` (办完，离开), `#again`.
public final class FiledScreen extends Page {
    private static final double DISC = 112;

    private final FiledStep step;

    public FiledScreen(FiledStep step, Look look) {
        super("page-filed", look);
        this.step = step;
        follow(step.told(), this::draw);
    }

    @Override
    public Optional<String> leaveText(boolean known) {
        return Optional.of(words.get("leave.done"));
    }

    private void draw(FiledStep.Told told) {
        VBox body = body(look.elder() ? 4 : look.wide() ? 10 : 20);
        String key = key(told.outcome());
        Node head = good(told.outcome()) ? goodHead(key) : banner(key);
        if (good(told.outcome())) {
            body.getChildren().add(head);
        }
        Node code = code(told.outcome().queryCode());
        // Where more must be explained, in landscape that has the left column for itself.
        boolean codeFirst = !look.wide() || good(told.outcome());
        if (codeFirst) {
            body.getChildren().add(code);
        }
        Optional<Node> promise =
                view(told.outcome()).filter(view -> view.state().open()).flatMap(view -> PromiseView.of(view, look));
        if (!look.wide()) {
            promise.ifPresent(body.getChildren()::add);
        }
        List<String> means = words.rows(key + ".means");
        // Large letters leave room for what matters most, and for what comes next.
        Rows rows = new Rows().addAll(look.elder() && good(told.outcome()) ? means.subList(0, 1) : means);
        view(told.outcome())
                .map(view -> view.state().open() ? view.next() : view.decision().orElse(view.next()))
                .ifPresent(what -> rows.add(Icon.NEXT, "icon-blue", words.of(what)));
        body.getChildren().add(rows);
        SlipView slip = new SlipView(told.slip(), true, look);
        follow(slip::follow);
        if (!codeFirst) {
            body.getChildren().add(code);
        }
        if (look.wide()) {
            promise.ifPresent(body.getChildren()::add);
        }
        sink(body, body.getChildren().getLast());
        body.getChildren().add(slip);
        Node right = codeFirst ? promise.orElse(slip) : code;
        step.rating().ifPresent(rating -> {
            RatingView card = new RatingView(rating, look);
            follow(card::follow);
            body.getChildren().add(card);
        });
        Label left = Type.SECOND.label("");
        left.textProperty().bind(step.secondsLeft().map(seconds -> words.get("done.count", seconds)));
        if (!look.low()) {
            body.getChildren().add(spacer());
        }
        if (!look.elder()) {
            body.getChildren().add(truth(Icon.CLOCK, left));
        }
        body.setPadding(look.elder() ? new Insets(16, 40, 8, 40) : new Insets(28, 40, 16, 40));
        Node again = Buttons.secondary("again", words.get("done.again"), Icon.MORE, step::again);
        Node leave = Buttons.primary(words.get("done.leave"), Icon.LEAVE, step::leave);
        Node bar = actionBar(unhurried(again), new Region(), unhurried(leave));
        if (good(told.outcome())) {
            getChildren().setAll(Stepper.ofDeclaration(look, "SLIP"), spread(body, right), bar);
        } else {
            getChildren().setAll(head, spread(body, right), bar);
        }
    }

    private static boolean good(Outcome outcome) {
        return outcome instanceof Outcome.Filed;
    }

    private static Optional<CaseView> view(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Filed filed -> Optional.of(filed.view());
            case Outcome.AlreadyOpen open -> Optional.of(open.view());
            case Outcome.Kept _, Outcome.InDoubt _ -> Optional.empty();
        };
    }

    private static String key(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Filed filed when filed.corrected() -> "filed.corrected";
            case Outcome.Filed filed ->
                filed.view().state() == CaseView.State.SUBMITTED ? "filed.handed-in" : "filed.accepted";
            // Opened and closed after she signed, before this declaration arrived.
            case Outcome.AlreadyOpen one -> one.view().state().open() ? "filed.already-open" : "filed.already-closed";
            case Outcome.Kept _ -> "filed.kept";
            case Outcome.InDoubt _ -> "filed.in-doubt";
        };
    }

    private Node goodHead(String key) {
        StackPane disc = new StackPane(Icon.CHECK.node(68));
        disc.getStyleClass().add("ok-disc");
        disc.setMinSize(DISC, DISC);
        disc.setMaxSize(DISC, DISC);
        VBox text = new VBox(-2, Type.MESSAGE.wrapping(words.get(key)));
        if (!look.elder()) {
            text.getChildren().add(Type.SECOND.label(words.of(step.itemName())));
        }
        HBox head = new HBox(30, disc, text);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node banner(String key) {
        return new Banner(Icon.CLOCK, words.get(key), look.elder() ? Optional.empty() : Optional.of(words.second(key)));
    }

    private Node code(String queryCode) {
        Label code = (look.elder() ? Type.H1 : Type.MESSAGE).label(QueryCode.grouped(queryCode));
        code.setId("query-code");
        Label name = Type.SECOND.label(words.get("filed.code"));
        if (look.wide()) {
            HBox card = new HBox(36, name, code);
            card.setAlignment(Pos.BASELINE_CENTER);
            card.getStyleClass().add("card");
            return card;
        }
        VBox card = new VBox(-6, name, code);
        card.setAlignment(Pos.CENTER);
        card.getStyleClass().add("card");
        return card;
    }
}
