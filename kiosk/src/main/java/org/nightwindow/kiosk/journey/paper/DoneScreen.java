package org.nightwindow.kiosk.journey.paper;

import java.util.Optional;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nightwindow.kiosk.journey.rate.RatingView;
import org.nightwindow.kiosk.journey.slip.SlipView;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Drawings;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Stepper;
import org.nightwindow.kiosk.ui.Type;

/// Draws [DoneStep]: take the paper, take the card, and go.
///
/// Ids: `#primary` (办完，离开), `#again`, `#slip`, `#rate-1` … `#rate-5`.
public final class DoneScreen extends Page {

    private static final double DISC = 112;

    public DoneScreen(DoneStep step, Look look) {
        super("page-done", look);
        StackPane disc = new StackPane(Icon.CHECK.node(68));
        disc.getStyleClass().add("ok-disc");
        disc.setMinSize(DISC, DISC);
        disc.setMaxSize(DISC, DISC);
        VBox words = new VBox(-2, Type.MESSAGE.wrapping(this.words.get("done.title")));
        if (!look.elder()) {
            words.getChildren().add(Type.SECOND.label(this.words.get("done.slot")));
        }
        HBox head = new HBox(30, disc, words);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox picture = new HBox(Drawings.paper(this.words.of(step.itemName()), new SimpleDoubleProperty(1)));
        picture.setAlignment(Pos.CENTER);
        picture.getStyleClass().add("card");
        Label left = Type.SECOND.label("");
        left.textProperty().bind(step.secondsLeft().map(seconds -> this.words.get("done.count", seconds)));
        HBox count = truth(Icon.CLOCK, left);
        SlipView slip = new SlipView(step.slip(), false, look);
        follow(slip::follow);
        RatingView rating = new RatingView(step.rating(), look);
        follow(rating::follow);
        // Large letters leave no room for the drawing; its words stay.
        Node where = look.elder() ? Type.TITLE.wrapping(this.words.get("done.slot")) : picture;
        Node cards = cards(step);
        VBox body = body(11, head, where, cards, slip, rating);
        sink(body, cards);
        body.getChildren().addAll(spacer(), count, spacer());
        body.setPadding(new Insets(16, 40, 8, 40));
        Node again = Buttons.secondary("again", this.words.get("done.again"), Icon.MORE, step::again);
        Node leave = Buttons.primary(this.words.get("done.leave"), Icon.LEAVE, step::leave);
        getChildren()
                .setAll(
                        Stepper.ofVisit(look, DoneStep.Stop.TAKE.name()),
                        spread(body, look.elder() ? slip : cards),
                        actionBar(unhurried(again), new Region(), unhurried(leave)));
    }

    @Override
    public Optional<String> leaveText(boolean known) {
        return Optional.of(words.get("leave.done"));
    }

    private Node cards(DoneStep step) {
        Node pages = card(
                Icon.CERTIFICATE,
                "icon-blue",
                words.get("done.pages", step.pages()),
                words.get("done.pages.second"),
                "card");
        Node card = card(Icon.ID_CARD, "icon-warn", words.get("done.card"), words.get("done.card.second"), "card-warn");
        HBox row = new HBox(24, pages, card);
        row.getChildren().forEach(one -> HBox.setHgrow(one, Priority.ALWAYS));
        return row;
    }

    private Node card(Icon icon, String iconClass, String first, String second, String styleClass) {
        VBox words = new VBox(-2, Type.LABEL.wrapping(first), Type.OTHER.wrapping(second));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox card = new HBox(28, icon.node(60, iconClass), words);
        card.setAlignment(Pos.CENTER_LEFT);
        card.setPrefWidth((look.shape().column() - 24) / 2);
        card.setMaxWidth((look.shape().column() - 24) / 2);
        card.getStyleClass().add(styleClass);
        return card;
    }
}
