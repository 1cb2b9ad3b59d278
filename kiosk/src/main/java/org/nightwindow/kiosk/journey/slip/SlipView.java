package org.nightwindow.kiosk.journey.slip;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Type;
import org.nightwindow.kiosk.ui.Words;

/// Draws [SlipOffer]: one row that says how it stands, and prints again.
///
/// Ids: `#slip`, `#slip-print`.
public final class SlipView extends HBox {
    private final SlipOffer offer;
    private final Look look;
    private final Words words;
    private final boolean copyCode;

    /// @param copyCode whether without a slip she must write something down: the query code, which stands above
    public SlipView(SlipOffer offer, boolean copyCode, Look look) {
        super(28);
        this.offer = offer;
        this.look = look;
        this.words = look.words();
        this.copyCode = copyCode;
        setId("slip");
        setAlignment(Pos.CENTER_LEFT);
        draw(offer.state().get());
    }

    /// Follows the offer until the subscription ends.
    public Subscription follow() {
        return offer.state().subscribe((_, now) -> draw(now));
    }

    private void draw(SlipOffer.State state) {
        boolean trouble = switch (state) {
            case PAPER_OUT, NOT_PRINTED, UNCERTAIN -> true;
            case NO_PRINTER, OFFERED, PRINTING, TAKE_IT -> false;
        };
        getStyleClass().setAll(trouble ? "card-warn" : "card");
        String sentence = words.get("slip." + state);
        boolean without = trouble || state == SlipOffer.State.NO_PRINTER;
        Label label = Type.BODY.wrapping(copyCode && without ? sentence + words.get("slip.copy") : sentence.strip());
        setHgrow(label, Priority.ALWAYS);
        if (look.elder() && trouble) {
            getChildren().setAll(label); // in large letters the sentence needs the room of the icon
        } else {
            getChildren().setAll(Icon.RECEIPT.node(52, trouble ? "icon-warn" : "icon-blue"), label);
        }
        switch (state) {
            case OFFERED -> offer(label, button("slip.print"));
            case TAKE_IT, PAPER_OUT, NOT_PRINTED, UNCERTAIN -> offer(label, button("slip.again"));
            case NO_PRINTER, PRINTING -> {
                // Nothing to press.
            }
        }
    }

    /// Beside the sentence; large letters in half the width leave room only below it.
    private void offer(Label sentence, Button button) {
        if (look.wide() && look.elder()) {
            getChildren().remove(sentence);
            VBox both = new VBox(12, sentence, button);
            setHgrow(both, Priority.ALWAYS);
            getChildren().add(both);
        } else {
            getChildren().add(button);
        }
    }

    private Button button(String key) {
        Button button = Buttons.secondary("slip-print", words.get(key), Icon.RECEIPT, offer::print);
        button.getStyleClass().add("secondary-88");
        return button;
    }
}
