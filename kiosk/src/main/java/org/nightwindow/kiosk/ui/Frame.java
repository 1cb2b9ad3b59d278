package org.nightwindow.kiosk.ui;

import java.time.LocalDateTime;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.nightwindow.hall.Text;

/// The frame is night, the page is a lit window: a dark band with name and clock, one light pane, a dark band with
/// tools, and above all that at most one dialog.
public final class Frame extends StackPane {

    private static final double TOOL_BAND = 136;
    private static final double TOOL_BAND_ELDER = 172;
    private static final double TOOL_ICON = 46;
    private static final double LEAVE_ICON = 36;
    static final double PANE_MARGIN = 16;

    /// In landscape: left and right of the pane together, and the rail of the tools.
    static final double PANE_BESIDE_RAIL = 28;

    static final double RAIL = 168;
    private static final double PANE_RADIUS = 28;

    private final Look look;
    private final TopBand top;
    private final Pane band;
    private final StackPane pane = new StackPane();
    private final VBox rows;
    private @Nullable Page page;
    private @Nullable Node dialog;

    public Frame(Look look, Text hall, ObservableValue<LocalDateTime> now, Tools tools) {
        this.look = look;
        top = new TopBand(look, hall, now);
        band = look.wide() ? rail(look, tools) : toolBand(look, tools);
        pane.getStyleClass().add("pane");
        StackPane corners =
                RoundCorners.of(PANE_RADIUS, corner -> corner.getStyleClass().add("pane-corner"));
        StackPane round = new StackPane(pane, corners);
        rows = look.wide() ? beside(round, band) : above(round, band);
        getChildren().setAll(rows);
        getStyleClass().add("night");
        setPrefSize(look.shape().width(), look.shape().height());
    }

    private VBox above(Node round, Node band) {
        VBox.setMargin(round, new Insets(0, PANE_MARGIN, 0, PANE_MARGIN));
        VBox.setVgrow(round, Priority.ALWAYS);
        return new VBox(top, round, band);
    }

    private VBox beside(Node round, Node rail) {
        HBox.setMargin(round, new Insets(0, PANE_BESIDE_RAIL - PANE_MARGIN, PANE_MARGIN, PANE_MARGIN));
        HBox.setHgrow(round, Priority.ALWAYS);
        HBox across = new HBox(round, rail);
        VBox.setVgrow(across, Priority.ALWAYS);
        return new VBox(top, across);
    }

    /// Puts `next` into the pane, whole and at once; the page before it is disposed of.
    public void show(Page next, Corner corner) {
        Optional.ofNullable(page).ifPresent(Page::dispose);
        page = next;
        corner(corner);
        pane.getChildren().setAll(next);
    }

    /// Changes the right end of the top band only; in low reach the button that leaves stands first among the tools.
    public void corner(Corner corner) {
        if (!look.low()) {
            top.show(corner);
            return;
        }
        top.show(new Corner(corner.maskedName(), Optional.empty()));
        band.getChildren().removeIf(tool -> "leave".equals(tool.getId()));
        corner.leave().ifPresent(leave -> {
            Button button = new Button(leave.text(), Icon.LEAVE.node(LEAVE_ICON, "icon-lamp"));
            button.setId("leave");
            button.getStyleClass().setAll("tool", "tool-leave");
            button.setWrapText(true);
            button.setOnAction(_ -> leave.act().run());
            band.getChildren().addFirst(across(button, look));
        });
    }

    /// Covers everything with one dialog. What lies behind is replaced by empty shapes, so that nobody who comes up
    /// reads what somebody left open.
    public void ask(Node question) {
        closeDialog();
        rows.setMouseTransparent(true);
        Optional.ofNullable(page).ifPresent(shown -> pane.getChildren().setAll(blanks()));
        StackPane scrim = new StackPane(question);
        scrim.getStyleClass().add("scrim");
        scrim.setPadding(new Insets(60));
        scrim.setAlignment(look.low() ? Pos.BOTTOM_CENTER : Pos.CENTER);
        dialog = scrim;
        getChildren().add(scrim);
    }

    /// Takes the dialog away and shows the page again.
    public void closeDialog() {
        if (dialog == null) {
            return;
        }
        getChildren().remove(dialog);
        dialog = null;
        rows.setMouseTransparent(false);
        Optional.ofNullable(page).ifPresent(shown -> pane.getChildren().setAll(shown));
    }

    public boolean asking() {
        return dialog != null;
    }

    /// Lets go of the page; the frame is not used any more.
    public void dispose() {
        Optional.ofNullable(page).ifPresent(Page::dispose);
        page = null;
    }

    private static Node blanks() {
        VBox blanks = new VBox(28);
        blanks.setPadding(new Insets(170, 40, 40, 40));
        for (double width : new double[] {640, 984, 984, 520, 984}) {
            StackPane blank = new StackPane();
            blank.getStyleClass().add("blank");
            blank.setMinSize(width, 96);
            blank.setMaxSize(width, 96);
            blanks.getChildren().add(blank);
        }
        return blanks;
    }

    private static Pane toolBand(Look look, Tools tools) {
        HBox band = new HBox();
        band.getStyleClass().add("tool-band");
        band.setAlignment(Pos.CENTER);
        double height = look.elder() ? TOOL_BAND_ELDER : TOOL_BAND;
        band.setMinHeight(height);
        band.setMaxHeight(height);
        for (Button tool : tools.buttons(look, "tool", TOOL_ICON)) {
            band.getChildren().add(across(tool, look));
        }
        return band;
    }

    private static Button across(Button tool, Look look) {
        double height = (look.elder() ? TOOL_BAND_ELDER : TOOL_BAND) - 24;
        tool.setPrefWidth(look.shape().width());
        tool.setMinHeight(height);
        tool.setMaxSize(Double.MAX_VALUE, height);
        HBox.setHgrow(tool, Priority.ALWAYS);
        return tool;
    }

    /// The same tools below each other, help at the bottom.
    private static Pane rail(Look look, Tools tools) {
        VBox rail = new VBox();
        rail.getStyleClass().add("tool-rail");
        rail.setMinWidth(RAIL);
        rail.setMaxWidth(RAIL);
        for (Button tool : tools.buttons(look, "tool", TOOL_ICON)) {
            tool.setPrefHeight(look.shape().height());
            VBox.setVgrow(tool, Priority.ALWAYS);
            rail.getChildren().add(tool);
        }
        return rail;
    }
}
