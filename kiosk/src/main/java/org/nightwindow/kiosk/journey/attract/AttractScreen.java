package org.nightwindow.kiosk.journey.attract;

import java.time.LocalDateTime;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.ui.Buttons;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.LitWindow;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Page;
import org.nightwindow.kiosk.ui.Tools;
import org.nightwindow.kiosk.ui.TopBand;
import org.nightwindow.kiosk.ui.Type;

/// Draws [AttractStep]: a lit window in the night, seen from ten metres. The whole screen is the target, except the
/// tools at the foot.
///
/// Ids: `#start`, `#tool-elder`, `#tool-contrast`, `#tool-language`.
public final class AttractScreen extends Page {

    private static final double LEFT = 56;
    private static final double TOOL_HEIGHT = 112;
    private static final double TOOL_ICON = 44;
    private static final double FOOT = 172;

    private static final double GAP = 20;

    /// Beside the house.
    private static final double TOOLS_WIDE = 460;

    private static final double TOOL_HEIGHT_WIDE = 96;
    private static final double FOOT_WIDE = 392;

    private final LitWindow window;

    public AttractScreen(AttractStep step, Look look, Text hall, ObservableValue<LocalDateTime> now, Tools tools) {
        super("page-attract", look);
        window = new LitWindow(look);
        Button whole = Buttons.drawn("start", "start-whole", words.get("attract.touch"), street(), step::touch);
        whole.setMinSize(look.shape().width(), look.shape().height());
        whole.setMaxSize(look.shape().width(), look.shape().height());
        Pane all = new Pane(whole);
        all.setMinSize(look.shape().width(), look.shape().height());
        all.getChildren().addAll(head(hall, now), tools(tools));
        getChildren().setAll(all);
        follow(
                step.open(),
                open -> window.count(words, open.intValue(), step.notOpen().get()));
        follow(step.notOpen(), notOpen -> window.count(words, step.open().get(), notOpen.intValue()));
    }

    @Override
    public boolean fillsSurface() {
        return true;
    }

    private Node street() {
        return window.inStreet(look);
    }

    private Node head(Text hall, ObservableValue<LocalDateTime> now) {
        VBox names = new VBox(
                -6,
                Type.LABEL.label(words.of(hall), "night-text"),
                Type.OTHER.label(words.secondOf(hall), "mist-text"));
        HBox brand = new HBox(24, TopBand.logo(66), names);
        brand.setAlignment(Pos.CENTER_LEFT);
        Label name = Type.HERO.label(words.get("attract.name"), "night-text");
        Label slogan = Type.H2.label(words.get("attract.slogan"), "lamp-soft-text", "plain-weight");
        Label time = Type.CLOCK.label("", "night-text");
        time.textProperty().bind(now.map(Language::time));
        Label date = Type.BODY.label("", "mist-text");
        date.textProperty().bind(now.map(look.language()::date));
        HBox clock = new HBox(32, time, date);
        clock.setAlignment(Pos.BASELINE_LEFT);
        VBox head = new VBox(-36, brand, name, slogan, clock);
        VBox.setMargin(slogan, new Insets(-14, 0, 34, 0));
        head.relocate(LEFT, 48);
        head.setMouseTransparent(true);
        return head;
    }

    /// At the foot; in landscape below each other, beside the house.
    private Node tools(Tools tools) {
        Pane row = look.wide() ? new VBox(GAP) : new HBox(GAP);
        double width = look.wide() ? TOOLS_WIDE : look.shape().width() - 2 * LEFT;
        for (Button tool : tools.buttons(look, "start-tool", TOOL_ICON)) {
            tool.setMinHeight(look.wide() ? TOOL_HEIGHT_WIDE : TOOL_HEIGHT);
            tool.setPrefWidth(look.shape().width());
            HBox.setHgrow(tool, Priority.ALWAYS);
            row.getChildren().add(tool);
        }
        row.setMinWidth(width);
        row.setMaxWidth(width);
        row.relocate(LEFT, look.shape().height() - (look.wide() ? FOOT_WIDE : FOOT));
        return row;
    }
}
