package org.nightwindow.kiosk.ui;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How this machine is now, in the few things a resident can notice: a column each, and one sentence on what it
/// means.
public final class DeviceStrip extends VBox {

    /// @param name the device as residents call it
    /// @param state in two or three words
    public record Column(Icon icon, String name, String state, Tone tone) {}

    /// How much it matters.
    public enum Tone {
        WELL("ok-text", "icon-ok", Icon.CHECK),
        ATTENTION("warn-text", "icon-warn", Icon.WARNING),
        WAIT("ink2-text", "icon-ink2", Icon.CLOCK);

        private final String text;
        private final String icon;
        private final Icon mark;

        Tone(String text, String icon, Icon mark) {
            this.text = text;
            this.icon = icon;
            this.mark = mark;
        }
    }

    public DeviceStrip(String title, String note, List<Column> columns) {
        super(10);
        getStyleClass().add("card");
        setPadding(new Insets(18, 32, 18, 32));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(Type.SECOND.label(title, "ink-text", "bold"), between, Type.OTHER.label(note));
        head.setAlignment(Pos.CENTER_LEFT);
        HBox row = new HBox();
        for (Column column : columns) {
            Node cell = cell(column);
            HBox.setHgrow(cell, Priority.ALWAYS);
            row.getChildren().add(cell);
        }
        getChildren().setAll(head, row);
    }

    private static Node cell(Column column) {
        Label name = new Label(column.name());
        name.getStyleClass().add("device-name");
        Label state = new Label(column.state());
        state.getStyleClass().addAll("device-state", column.tone().text);
        HBox mark = new HBox(6, column.tone().mark.node(22, column.tone().icon), state);
        mark.setAlignment(Pos.CENTER);
        VBox cell = new VBox(2, column.icon().node(44, column.tone().icon), name, mark);
        cell.setAlignment(Pos.CENTER);
        cell.setMinWidth(200);
        cell.setMaxWidth(Double.MAX_VALUE);
        return cell;
    }
}
