package org.nightwindow.kiosk.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The kinds of button. All act on release, none depends on hovering, and each can be found by its id.
public final class Buttons {

    private static final double GROWN_PADDING = 16;

    private Buttons() {}

    /// The one thing to do next: bottom right, a verb and its object, never disabled.
    public static Button primary(String text, Icon icon, Runnable act) {
        Button button = words("primary", text, icon.node(44, "on-primary"), act);
        button.setId("primary");
        return button;
    }

    /// The primary button of a page that leads on: its chevron stands behind the word.
    public static Button primaryNext(String text, Runnable act) {
        Button button = primary(text, Icon.NEXT, act);
        button.setContentDisplay(ContentDisplay.RIGHT);
        return button;
    }

    /// Everything else a page offers.
    public static Button secondary(String id, String text, Icon icon, Runnable act) {
        Button button = words("secondary", text, icon.node(40, "on-secondary"), act);
        button.setId(id);
        return button;
    }

    /// Back: always secondary, always bottom left.
    public static Button back(String text, Runnable act) {
        return secondary("back", text, Icon.BACK, act);
    }

    /// A button whose face is drawn: a tile, a row, a key.
    public static Button drawn(String id, String styleClass, String spoken, Node face, Runnable act) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().setAll(styleClass);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(face);
        button.setAccessibleText(spoken);
        button.setOnAction(_ -> act.run());
        if (face instanceof Region region) {
            region.setMouseTransparent(true);
        }
        return button;
    }

    /// Makes a drawn button as high as the words on it need, once they know their width.
    ///
    /// @param least its height where they need less
    static void grow(Button button, VBox words, double least) {
        button.setMinHeight(least);
        button.setMaxHeight(least);
        words.widthProperty().subscribe(width -> {
            double height = Math.max(least, Math.ceil(words.prefHeight(width.doubleValue())) + GROWN_PADDING);
            if (width.doubleValue() > 0 && height != button.getMinHeight()) {
                button.setMinHeight(height);
                button.setMaxHeight(height);
            }
        });
    }

    private static Button words(String styleClass, String text, Node icon, Runnable act) {
        Button button = new Button(text, icon);
        button.getStyleClass().setAll(styleClass);
        button.setAlignment(Pos.CENTER);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> act.run());
        return button;
    }
}
