package org.nightwindow.kiosk.ui;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A window of the home screen, lit or unlit. The whole tile is the button; an unlit one can be pressed too and
/// explains itself.
///
/// @param title large
/// @param other the title in the other language
/// @param hint what comes of it
public record TaskTile(String id, Icon icon, String title, String other, String hint, boolean lit) {

    /// 488 × 334 in the design; a little less, so that two and three of them fit with the device strip.
    private static final double WIDTH = 472;

    private static final double HEIGHT = 318;

    /// One of three columns in landscape.
    private static final double WIDTH_WIDE = 532;

    private static final double HEIGHT_WIDE = 274;
    private static final double ROW_HEIGHT = 228;

    /// In low reach, without the hint.
    private static final double HEIGHT_LOW = 216;

    private static final double ROW_HEIGHT_LOW = 196;
    private static final double PADDING = 56;
    private static final PseudoClass UNLIT = PseudoClass.getPseudoClass("unlit");

    /// One of two columns, in landscape of three.
    public Button tile(Look look, Chip chip, Runnable act) {
        VBox names = new VBox(-6, plain(title, "tile-title"), Type.OTHER.label(other));
        names.setAlignment(Pos.CENTER_LEFT);
        HBox top = new HBox(24, square(92, 60), names);
        top.setAlignment(Pos.CENTER_LEFT);
        Region between = new Region();
        VBox.setVgrow(between, Priority.ALWAYS);
        VBox face = new VBox(14, top, between, Type.SECOND.wrapping(hint), chip);
        if (look.low()) {
            face.getChildren().remove(1, 3); // no hint, and no room above it
            return button(face, chip, WIDTH, HEIGHT_LOW, act);
        }
        return look.wide() ? button(face, chip, WIDTH_WIDE, HEIGHT_WIDE, act) : button(face, chip, WIDTH, HEIGHT, act);
    }

    /// Large letters: one row as wide as its column.
    public Button row(Look look, Chip chip, Runnable act) {
        VBox names = new VBox(2, plain(title, "tile-title"), chip);
        names.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox face = new HBox(40, square(140, 92), names, Icon.NEXT.node(60));
        face.setAlignment(Pos.CENTER_LEFT);
        return button(face, chip, look.shape().column(), look.low() ? ROW_HEIGHT_LOW : ROW_HEIGHT, act);
    }

    private Button button(Region face, Chip chip, double width, double height, Runnable act) {
        face.setMinSize(width - PADDING, height - 62);
        face.setMaxSize(width - PADDING, height - 62);
        Button tile = Buttons.drawn("tile-" + id, "tile", title + " " + chip.text(), face, act);
        tile.setMinSize(width, height);
        tile.setMaxSize(width, height);
        tile.pseudoClassStateChanged(UNLIT, !lit);
        return tile;
    }

    private Node square(double size, double iconSize) {
        StackPane square = new StackPane(icon.node(iconSize, "on-square"));
        square.getStyleClass().add("icon-square");
        square.setMinSize(size, size);
        square.setMaxSize(size, size);
        return square;
    }

    private static Node plain(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
