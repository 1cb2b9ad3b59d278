package org.nightwindow.kiosk.ui;

import java.time.LocalDateTime;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.nightwindow.hall.Text;

/// The dark band at the top: whose hall this is, and at the right the clock, or the masked name with the button
/// that leaves.
public final class TopBand extends HBox {

    private static final double HEIGHT = 112;
    private static final double HEIGHT_WIDE = 96;
    private static final double LEAVE_HEIGHT = 80;

    private final Look look;
    private final ObservableValue<LocalDateTime> now;
    private final HBox right = new HBox(28);

    public TopBand(Look look, Text hall, ObservableValue<LocalDateTime> now) {
        this.look = look;
        this.now = now;
        getStyleClass().add("top-band");
        setAlignment(Pos.CENTER_LEFT);
        double height = look.wide() ? HEIGHT_WIDE : HEIGHT;
        setMinHeight(height);
        setMaxHeight(height);
        right.setAlignment(Pos.CENTER_RIGHT);
        Region between = new Region();
        setHgrow(between, Priority.ALWAYS);
        getChildren().setAll(logo(60), names(look, hall), between, right);
        show(Corner.clock());
    }

    public void show(Corner corner) {
        right.getChildren().setAll(corner.maskedName().map(this::named).orElseGet(() -> clock(corner)));
        corner.leave().ifPresent(leave -> right.getChildren().add(leaveButton(leave)));
    }

    /// The mark: a window of four panes, one of them lit.
    public static Node logo(double size) {
        double pane = size * 15.5 / 44;
        double near = size * 5 / 44;
        double far = size - near - pane;
        Rectangle house = new Rectangle(size, size);
        house.setArcWidth(size * 18 / 44);
        house.setArcHeight(size * 18 / 44);
        house.getStyleClass().add("logo-house");
        return new Group(
                house,
                pane(near, near, pane, "logo-pane"),
                pane(far, near, pane, "logo-lit"),
                pane(near, far, pane, "logo-pane"),
                pane(far, far, pane, "logo-pane"));
    }

    private static Rectangle pane(double x, double y, double size, String styleClass) {
        Rectangle pane = new Rectangle(x, y, size, size);
        pane.setArcWidth(4);
        pane.setArcHeight(4);
        pane.getStyleClass().add(styleClass);
        return pane;
    }

    private static Node names(Look look, Text hall) {
        Words words = look.words();
        VBox names = new VBox(-6, plain(words.get("brand"), "brand"));
        // Large letters leave room for one line beside the name and the button that leaves.
        if (!look.elder()) {
            names.getChildren().add(plain(words.of(hall), "brand-hall"));
        }
        names.setAlignment(Pos.CENTER_LEFT);
        return names;
    }

    private Node clock(Corner corner) {
        Label time = plain("", "band-clock");
        time.textProperty().bind(now.map(Language::time));
        Label date = plain("", "brand-hall");
        date.textProperty().bind(now.map(look.language()::date));
        VBox clock = new VBox(-14, time, date);
        clock.setAlignment(Pos.CENTER_RIGHT);
        // Where a leave button stands, or letters are large, the date would crowd the band.
        if (look.elder() || corner.leave().isPresent()) {
            clock.getChildren().remove(date);
        }
        return clock;
    }

    private Node named(String maskedName) {
        Label time = plain("", "brand-hall");
        time.textProperty().bind(now.map(Language::time));
        VBox named = new VBox(-4, plain(maskedName, "band-name"), time);
        named.setAlignment(Pos.CENTER_RIGHT);
        return named;
    }

    private static Button leaveButton(Corner.Leave leave) {
        Button button = new Button(leave.text(), Icon.LEAVE.node(36, "icon-lamp"));
        button.setId("leave");
        button.getStyleClass().setAll("leave");
        button.setMinHeight(LEAVE_HEIGHT);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> leave.act().run());
        return button;
    }

    private static Label plain(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return label;
    }
}
