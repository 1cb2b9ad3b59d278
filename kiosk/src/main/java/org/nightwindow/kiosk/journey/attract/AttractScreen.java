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
import org.nightwindow.kiosk.ui.Surface;
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

    private final LitWindow window;

    public AttractScreen(AttractStep step, Look look, Text hall, ObservableValue<LocalDateTime> now, Tools tools) {
        super("page-attract", look);
        window = new LitWindow(look);
        Button whole = Buttons.drawn("start", "start-whole", words.get("attract.touch"), street(), step::touch);
        whole.setMinSize(Surface.WIDTH, Surface.HEIGHT);
        whole.setMaxSize(Surface.WIDTH, Surface.HEIGHT);
        Pane all = new Pane(whole);
        all.setMinSize(Surface.WIDTH, Surface.HEIGHT);
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

    private Node tools(Tools tools) {
        HBox row = new HBox(20);
        for (Button tool : tools.buttons(look, "start-tool", TOOL_ICON)) {
            tool.setMinHeight(TOOL_HEIGHT);
            tool.setPrefWidth(Surface.WIDTH);
            HBox.setHgrow(tool, Priority.ALWAYS);
            row.getChildren().add(tool);
        }
        row.setMinWidth(Surface.WIDTH - 2 * LEFT);
        row.setMaxWidth(Surface.WIDTH - 2 * LEFT);
        row.relocate(LEFT, 1748);
        return row;
    }
}
