package org.nightwindow.demo;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the [Bench] is made of. JavaFX thread.
final class Cards {
    private static final double GAP = 8;

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

    private Cards() {}
}
