package org.nightwindow.kiosk.ui.keyboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;
import org.nightwindow.kiosk.ui.Icon;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Words;

/// Draws a [Keyboard] for one look: 520 px high, as wide as the pane. Stands at the bottom of a page, above the action
/// bar, while a field is edited.
///
/// It follows its keyboard while it is in a scene, and only then: no old view is kept alive or drawn.
public final class KeyboardView extends Pane {

    /// What a page must leave free for it.
    public static final double HEIGHT = 520;

    /// The width of the keys' grid: of the pane, in landscape of half of it.
    static double innerWidth(Look look) {
        return look.wide() ? 834 : 1020;
    }

    private static final Insets PADDING = new Insets(12, 14, 16, 14);
    private static final double GAP = 10;

    /// Ids of keys whose character cannot stand in an id.
    private static final Map<String, String> NAMES = Map.of(".", "point", "-", "dash", "/", "slash", "'", "apostrophe");

    private final Keyboard keyboard;
    private final Words words;
    private final CandidateBar bar;
    private final Map<Node, Key.Place> keys = new LinkedHashMap<>();
    private int rows;
    private Subscription following = Subscription.EMPTY;

    public KeyboardView(Keyboard keyboard, Look look) {
        this.keyboard = keyboard;
        this.words = look.words();
        this.bar = new CandidateBar(look, keyboard::choose);
        setId("keyboard");
        getStyleClass().add("keyboard");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        draw(keyboard.layout().get());
        showWords();
        sceneProperty().subscribe(scene -> {
            following.unsubscribe();
            following = scene == null ? Subscription.EMPTY : follow();
        });
    }

    private Subscription follow() {
        var _ = keyboard.dictionary().whenComplete((_, _) -> Platform.runLater(keyboard::dictionaryRead));
        return keyboard.layout()
                .subscribe(this::draw)
                .and(keyboard.candidates().subscribe(_ -> showWords()))
                .and(keyboard.reading().subscribe(_ -> showWords()));
    }

    private void showWords() {
        bar.show(keyboard.reading().get(), keyboard.candidates().get());
    }

    private void draw(KeyLayout layout) {
        rows = layout.rows();
        keys.clear();
        layout.places().forEach(place -> keys.put(cap(place.key()), place));
        List<Node> children = new ArrayList<>(keys.keySet());
        if (layout.candidates()) {
            children.add(bar);
        }
        getChildren().setAll(children);
    }

    @Override
    protected void layoutChildren() {
        double columnAndGap = (getWidth() - PADDING.getLeft() - PADDING.getRight() + GAP) / Key.Place.COLUMNS;
        double rowAndGap = (HEIGHT - PADDING.getTop() - PADDING.getBottom() + GAP) / rows;
        keys.forEach((cap, place) -> place(cap, place, columnAndGap, rowAndGap));
        if (bar.getParent() == this) {
            place(bar, new Key.Place(Key.Act.SPACE, 0, 0, Key.Place.COLUMNS, 1), columnAndGap, rowAndGap);
        }
    }

    private static void place(Node node, Key.Place place, double columnAndGap, double rowAndGap) {
        double left = Math.rint(PADDING.getLeft() + place.column() * columnAndGap);
        double top = Math.rint(PADDING.getTop() + place.row() * rowAndGap);
        double right = Math.rint(PADDING.getLeft() + (place.column() + place.columns()) * columnAndGap - GAP);
        double bottom = Math.rint(PADDING.getTop() + (place.row() + place.rows()) * rowAndGap - GAP);
        node.resizeRelocate(left, top, right - left, bottom - top);
    }

    private KeyCap cap(Key key) {
        return switch (key) {
            case Key.Write(String text) -> writing(key, text);
            case Key.Act act -> acting(act);
        };
    }

    private KeyCap writing(Key key, String text) {
        String name = NAMES.getOrDefault(text, text.toLowerCase(Locale.ROOT));
        KeyCap cap = new KeyCap("key-" + name, text, () -> keyboard.press(key));
        cap.setText(text);
        return cap;
    }

    private String layerName() {
        if (!keyboard.signs()) {
            return "keys.layer";
        }
        return keyboard.script() == Keyboard.Script.PINYIN ? "keys.pinyin" : "keys.letters";
    }

    private KeyCap acting(Key.Act act) {
        String name = act.name().toLowerCase(Locale.ROOT);
        String spoken = words.get("keys." + name);
        KeyCap cap =
                new KeyCap(act == Key.Act.BACKSPACE ? "key-back" : "key-" + name, spoken, () -> keyboard.press(act));
        cap.setText(spoken);
        switch (act) {
            case BACKSPACE -> cap.sign(Icon.ERASE.node(48, "icon-ink"));
            case LAYER -> cap.setText(words.get(layerName()));
            case SHIFT -> cap.setText(words.get(keyboard.capitals() ? "keys.small" : "keys.shift"));
            case CLEAR, SPACE, SCRIPT, HIDE, DONE -> {}
        }
        cap.getStyleClass()
                .add(
                        switch (act) {
                            case DONE -> "key-done";
                            case SPACE -> "key-space";
                            case BACKSPACE, CLEAR, LAYER, SHIFT, SCRIPT, HIDE -> "key-function";
                        });
        return cap;
    }
}
