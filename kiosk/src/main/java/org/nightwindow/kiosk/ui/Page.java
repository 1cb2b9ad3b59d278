package org.nightwindow.kiosk.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/// What stands in the lit pane: one screen, built for one look. Top to bottom: what the screen puts there (a
/// stepper, a banner), the body, and the action bar.
///
/// A page only draws; it follows the properties of a step through [#follow] and is disposed of when the next page
/// comes, so a step never keeps an old page alive.
public abstract class Page extends VBox {

    /// Two taps of one hand are less apart.
    private static final Duration MOMENT = Duration.millis(500);

    private static final double ACTION_BAR = 152;
    private static final double ACTION_BAR_WIDE = 132;

    protected final Look look;
    protected final Words words;
    private Subscription following = Subscription.EMPTY;

    /// @param id how a robot recognises the page: `page-form`
    @SuppressWarnings("this-escape") // writes properties of the node only; no subclass hears of it
    protected Page(String id, Look look) {
        this.look = look;
        this.words = look.words();
        setId(id);
        setFillWidth(true);
    }

    /// What the button that ends the visit says on this page; empty where there is nothing to leave yet.
    ///
    /// @param known whether the kiosk knows who stands there, so that there is something to erase
    public Optional<String> leaveText(boolean known) {
        return Optional.of(words.get(known ? "leave.clear" : "leave.quit"));
    }

    /// Whether leaving here loses something the resident did, so that it is asked about once.
    public boolean leavingLoses() {
        return false;
    }

    /// Whether the page takes the whole surface: no bands, no pane.
    public boolean fillsSurface() {
        return false;
    }

    /// Calls `draw` with the value now and after each change, until the page is disposed of.
    protected <T> void follow(ObservableValue<T> value, Consumer<? super T> draw) {
        following = following.and(value.subscribe(draw));
    }

    /// Keeps a part that follows something by itself until the page is disposed of.
    protected final void follow(Supplier<Subscription> part) {
        following = following.and(part.get());
    }

    /// Ends all following. After this the page may be thrown away.
    public final void dispose() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    /// Takes no touch until nothing was touched for a moment: a second tap on what was at its place before must not end
    /// a page that nobody has read.
    protected final <N extends Node> N unhurried(N button) {
        PauseTransition moment = new PauseTransition(MOMENT);
        moment.setOnFinished(_ -> button.setMouseTransparent(false));
        button.setMouseTransparent(true);
        EventHandler<InputEvent> again = _ -> {
            if (button.isMouseTransparent()) {
                moment.playFromStart();
            }
        };
        addEventFilter(MouseEvent.MOUSE_PRESSED, again);
        addEventFilter(TouchEvent.TOUCH_PRESSED, again);
        moment.play();
        return button;
    }

    /// The body: takes the height that is left.
    protected static VBox body(double spacing, Node... children) {
        VBox body = new VBox(spacing, children);
        body.getStyleClass().add("body");
        setVgrow(body, Priority.ALWAYS);
        return body;
    }

    /// The body of a page as its [Shape] has it: one column, or two, of which the right one begins with `right`.
    protected final Node spread(VBox body, Node right) {
        if (!look.wide()) {
            return body;
        }
        int from = body.getChildren().indexOf(right);
        List<Node> second =
                List.copyOf(body.getChildren().subList(from, body.getChildren().size()));
        body.getChildren().removeAll(second);
        VBox facing = new VBox(body.getSpacing());
        facing.getChildren().setAll(second);
        body.getStyleClass().setAll("body-left");
        facing.getStyleClass().setAll("body-right");
        return facing(body, facing);
    }

    /// Two columns of the same width.
    protected static Node facing(Region left, Region right) {
        HBox both = new HBox(left, right);
        for (Region column : List.of(left, right)) {
            column.setMinWidth(0);
            column.setPrefWidth(1);
            HBox.setHgrow(column, Priority.ALWAYS);
        }
        VBox.setVgrow(both, Priority.ALWAYS);
        both.setMinHeight(0);
        return both;
    }

    /// The bar at the bottom: back at the left, one line of truth, the next step at the right. Each part may be an
    /// empty [Region].
    protected final HBox actionBar(Node back, Node truth, Node next) {
        HBox between = new HBox(truth);
        between.setAlignment(Pos.CENTER);
        between.setPadding(new Insets(0));
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox bar = new HBox(back, between, next);
        bar.getStyleClass().add("action-bar");
        bar.setAlignment(Pos.CENTER);
        double height = look.wide() ? ACTION_BAR_WIDE : ACTION_BAR;
        bar.setMinHeight(height);
        bar.setPrefHeight(height);
        bar.setMaxHeight(height);
        return bar;
    }

    /// A line of truth for the action bar, with its icon.
    protected static HBox truth(Icon icon, Label line) {
        HBox box = new HBox(14, icon.node(36, "icon-ink2"), line);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /// In low reach what follows `above` goes down to where it can be reached; else nothing changes.
    protected final void sink(VBox body, Node above) {
        if (look.low()) {
            body.getChildren().add(body.getChildren().indexOf(above) + 1, spacer());
        }
    }

    /// Pushes what follows to the other side.
    protected static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        VBox.setVgrow(spacer, Priority.ALWAYS);
        return spacer;
    }
}
