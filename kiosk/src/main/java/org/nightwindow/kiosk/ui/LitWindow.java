package org.nightwindow.kiosk.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;

/// The window of the start screen: two small panes with live counts, lit and unlit, and a large lit one that says
/// what to do.
public final class LitWindow extends StackPane {

    private static final double FRAME = 14;
    private static final double BAR = 20;
    private static final double UPPER = 282;
    private static final double PANE_WIDTH = (NightStreet.WINDOW_WIDTH - 2 * FRAME - BAR) / 2;
    private static final double LOWER = NightStreet.WINDOW_HEIGHT - 2 * FRAME - BAR - UPPER;

    private final boolean contrast;
    private final StackPane left = new StackPane();
    private final StackPane right = new StackPane();

    public LitWindow(Look look) {
        this.contrast = look.has(Look.Mode.CONTRAST);
        Words words = look.words();
        Rectangle frame = new Rectangle(
                NightStreet.WINDOW_WIDTH, NightStreet.WINDOW_HEIGHT, Color.web(contrast ? "#FFFFFF" : "#E9A72E"));
        frame.setArcWidth(48);
        frame.setArcHeight(48);
        Label or = new Label(words.get("attract.or-card"));
        or.getStyleClass().addAll("on-lamp-text", "bold");
        HBox card = new HBox(16, Icon.ID_CARD.node(50, "on-lamp"), or);
        card.setAlignment(Pos.CENTER);
        VBox.setMargin(card, new Insets(28, 0, 0, 0));
        Label touch = big(words.get("attract.touch"), words.language() == Language.ZH ? 96 : 80, "on-lamp-text");
        touch.getStyleClass().add("bold");
        VBox ask = new VBox(-6, touch, big(words.second("attract.touch"), 46, "on-lamp-text"), card);
        ask.setAlignment(Pos.CENTER);
        StackPane lower = pane(2 * PANE_WIDTH + BAR, LOWER, lamp("#FFE3A6", "#FFC860"));
        lower.getChildren().add(ask);
        HBox upper = new HBox(BAR, left, right);
        VBox panes = new VBox(BAR, upper, lower);
        panes.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane corners = RoundCorners.of(10, corner -> corner.setFill(frame.getFill()));
        corners.setMaxSize(2 * PANE_WIDTH + BAR, UPPER + BAR + LOWER);
        getChildren().setAll(frame, panes, corners);
        setMinSize(NightStreet.WINDOW_WIDTH, NightStreet.WINDOW_HEIGHT);
        setMaxSize(NightStreet.WINDOW_WIDTH, NightStreet.WINDOW_HEIGHT);
        relocate(NightStreet.WINDOW_X, NightStreet.WINDOW_Y);
        setMouseTransparent(true);
        count(words, 0, 0);
    }

    /// The street with this window in it.
    public Node inStreet(Look look) {
        StackPane scene = new StackPane(NightStreet.around(this, look));
        scene.setMouseTransparent(true);
        return scene;
    }

    /// Shows how many services are open now and how many are not.
    public void count(Words words, int open, int notOpen) {
        fill(left, open > 0, Integer.toString(open), words.get("attract.open"));
        if (notOpen > 0) {
            fill(right, false, Integer.toString(notOpen), words.get("attract.not-open"));
        } else {
            fill(right, true, "24", words.get("attract.hours"));
        }
    }

    private void fill(StackPane pane, boolean lit, String number, String what) {
        String color = lit ? "on-lamp-text" : "night-text";
        Label figure = big(number, 112, color);
        figure.getStyleClass().add("bold");
        Label label = big(what, 32, color);
        label.getStyleClass().add("bold");
        VBox words = new VBox(-18, figure, label);
        words.setAlignment(Pos.CENTER);
        StackPane ground =
                pane(PANE_WIDTH, UPPER, lit ? lamp("#FFF3D6", "#FFE5A8") : Color.web(contrast ? "#000000" : "#2B4676"));
        ground.getChildren().add(words);
        pane.getChildren().setAll(ground);
    }

    private static StackPane pane(double width, double height, Paint fill) {
        StackPane pane = new StackPane(new Rectangle(width, height, fill));
        pane.setMinSize(width, height);
        pane.setMaxSize(width, height);
        return pane;
    }

    private Paint lamp(String from, String to) {
        if (contrast) {
            return Color.web("#FFE600");
        }
        return new LinearGradient(
                0, 0, 0, 1, true, CycleMethod.NO_CYCLE, new Stop(0, Color.web(from)), new Stop(1, Color.web(to)));
    }

    private static Label big(String text, double size, String styleClass) {
        Label label = new Label(text);
        label.setStyle("-fx-font-size: " + size + "px;");
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
