package org.nightwindow.kiosk.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What may be said of a service in one breath: a mark and words, never colour alone.
public final class Chip extends HBox {

    /// What a chip says about the service.
    public enum Kind {
        /// Works to its end now.
        OK("chip-ok", Icon.CHECK),
        /// Opens later, by itself.
        LATER("chip-unlit", Icon.CLOCK),
        /// Not on this machine.
        NOT_HERE("chip-unlit", Icon.PIN),
        /// Something is wrong with the machine or the line.
        WARN("chip-warn", Icon.WARNING);

        private final String styleClass;
        private final Icon icon;

        Kind(String styleClass, Icon icon) {
            this.styleClass = styleClass;
            this.icon = icon;
        }
    }

    private final String text;

    public Chip(Kind kind, String text) {
        this.text = text;
        getStyleClass().addAll("chip", kind.styleClass);
        Label words = new Label(text);
        words.getStyleClass().add("chip-text");
        words.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(kind.icon.node(28), words);
        setMaxWidth(Region.USE_PREF_SIZE);
    }

    public String text() {
        return text;
    }
}
