package org.nightwindow.demo;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the [Bench] is made of. JavaFX thread.
final class Cards {
    /// Between two cards.
    static final double BETWEEN = 10;

    private static final double GAP = 8;

    /// A page of A4 at which one sees what it is.
    private static final double PAPER_HEIGHT = 214;

    /// What a switch does to the world.
    @FunctionalInterface
    interface Switch {
        void turn(boolean on);
    }

    /// A state of the world, on while it is pressed.
    static ToggleButton state(String text, Switch turn) {
        ToggleButton button = new ToggleButton(text);
        button.setOnAction(_ -> turn.turn(button.isSelected()));
        return button;
    }

    /// A state nobody wants.
    static ToggleButton trouble(String text, Switch turn) {
        ToggleButton button = state(text, turn);
        button.getStyleClass().add("trouble");
        return button;
    }

    static Button button(String text, Runnable act) {
        Button button = new Button(text);
        button.setOnAction(_ -> act.run());
        return button;
    }

    static Node card(String title, Node... nodes) {
        FlowPane row = new FlowPane(GAP, GAP, nodes);
        row.setRowValignment(VPos.CENTER);
        Node inside = nodes.length == 1 && !(nodes[0] instanceof ButtonBase) ? nodes[0] : row;
        VBox card = new VBox(GAP, styled(title, "card-title"), inside);
        card.getStyleClass().add("card");
        return card;
    }

    static Label styled(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// Where something comes out, and the last thing that did.
    static Node slot(Label name, ImageView last, Node... more) {
        last.setPreserveRatio(true);
        last.setSmooth(true);
        last.setFitHeight(PAPER_HEIGHT);
        StackPane slot = new StackPane(last);
        slot.getStyleClass().add("slot");
        slot.setMinHeight(PAPER_HEIGHT + 24);
        HBox row = new HBox(10, name, space());
        row.getChildren().addAll(more);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(8, row, slot);
        card.getStyleClass().add("card");
        return card;
    }

    static VBox column(double width, Node... cards) {
        VBox column = new VBox(BETWEEN, cards);
        column.setPrefWidth(width);
        return column;
    }

    private Cards() {}
}
