package org.nightwindow.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.nightwindow.kiosk.ui.Display;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Shape;

/// What must hold on every screen, whatever it shows: nothing is cut off, nothing that can be pressed is small or
/// lies under something else, and nothing leaves the surface.
final class ScreenRules {

    /// With large letters nothing is smaller, px.
    private static final double SMALLEST_ELDER = 30;

    /// In low reach: 266 mm of a 21.5-inch display.
    private static final double REACHED = 1072;
    private static final Set<String> BODIES = Set.of("body", "body-left", "body-right");

    private ScreenRules() {}

    /// All broken rules, in words.
    static List<String> broken(Scene scene) {
        List<String> broken = new ArrayList<>();
        List<Node> all = new ArrayList<>();
        collect(scene.getRoot(), all);
        List<Button> targets = new ArrayList<>();
        for (Node node : all) {
            if (node instanceof Labeled labeled) {
                cutOff(labeled, scene, broken);
                leavesItsButton(labeled, broken);
                large(labeled, scene, broken);
            }
            if (node instanceof VBox column && column.getStyleClass().stream().anyMatch(BODIES::contains)) {
                overflows(column, broken);
            }
            if (node instanceof TextFlow flow) {
                tooTall(flow, broken);
            }
            if (node instanceof Button button && !button.getStyleClass().contains("start-whole")) {
                targets.add(button);
            }
        }
        boolean dialog = scene.getRoot().lookup(".dialog") != null;
        List<Button> pressable = targets.stream()
                .filter(button ->
                        !dialog || Overlaps.inside(button, scene.getRoot().lookup(".dialog")))
                .toList();
        pressable.forEach(button -> size(button, scene, broken));
        if (scene.getRoot().getStyleClass().contains(Look.Mode.LOW_REACH.styleClass())) {
            pressable.forEach(button -> reach(button, scene, broken));
        }
        Overlaps.tooClose(pressable, broken);
        Overlaps.written(
                all.stream()
                        .filter(node ->
                                !dialog || Overlaps.inside(node, scene.getRoot().lookup(".dialog")))
                        .toList(),
                broken);
        return broken;
    }

    private static void collect(Node node, List<Node> all) {
        if (!node.isVisible()) {
            return;
        }
        all.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private static void cutOff(Labeled labeled, Scene surface, List<String> broken) {
        String text = labeled.getText();
        if (text == null || text.isEmpty()) {
            return;
        }
        Node shown = labeled.lookup(".text");
        if (shown instanceof Text drawn && !drawn.getText().equals(text)) {
            broken.add("cut off: \"" + text + "\" shows as \"" + drawn.getText() + "\"");
        }
        Bounds place = labeled.localToScene(labeled.getLayoutBounds());
        if (shown instanceof Text drawn) {
            Bounds ink = drawn.localToScene(drawn.getLayoutBounds());
            if (ink.getWidth() > place.getWidth() + 2) {
                broken.add("wider than its place: \"" + text + "\" by " + (ink.getWidth() - place.getWidth()));
            }
        }
        if (place.getMinX() < -1
                || place.getMaxX() > surface.getWidth() + 1
                || place.getMaxY() > surface.getHeight() + 1) {
            broken.add("leaves the screen: \"" + text + "\" " + place);
        }
        Bounds clip = pane(labeled);
        if (clip != null && place.getMaxY() > clip.getMaxY() + 1) {
            broken.add("below the pane: \"" + text + "\" " + place.getMaxY() + " > " + clip.getMaxY());
        }
    }

    private static void large(Labeled labeled, Scene surface, List<String> broken) {
        boolean elder = surface.getRoot().getStyleClass().contains(Look.Mode.ELDER.styleClass());
        String text = labeled.getText();
        boolean drawn = labeled.getStyleClass().contains("drawn-word"); // on the picture of a card, not to be read
        if (elder
                && !drawn
                && text != null
                && !text.isBlank()
                && labeled.getFont().getSize() < SMALLEST_ELDER) {
            broken.add("too small to read: \"" + text + "\" in "
                    + labeled.getFont().getSize() + " px");
        }
    }

    private static void leavesItsButton(Labeled labeled, List<String> broken) {
        for (Node at = labeled.getParent(); at != null; at = at.getParent()) {
            if (at instanceof Button button) {
                Bounds place = labeled.localToScene(labeled.getLayoutBounds());
                Bounds room = button.localToScene(button.getLayoutBounds());
                if (place.getMinY() < room.getMinY() - 1 || place.getMaxY() > room.getMaxY() + 1) {
                    broken.add("leaves its button #" + button.getId() + ": \"" + labeled.getText() + "\"");
                }
                return;
            }
        }
    }

    /// What does not fit into the body of a page lies under the action bar.
    private static void overflows(VBox column, List<String> broken) {
        Node bar = column.getScene().lookup(".action-bar");
        if (bar == null || column.getChildren().isEmpty()) {
            return;
        }
        double top = bar.localToScene(bar.getLayoutBounds()).getMinY();
        for (Node child : column.getChildren()) {
            double ends = child.localToScene(child.getLayoutBounds()).getMaxY();
            if (child.isManaged() && child.isVisible() && ends > top + 1) {
                broken.add("lies under the action bar: " + child + " by " + (ends - top));
                return;
            }
        }
    }

    private static void tooTall(TextFlow flow, List<String> broken) {
        double wanted = flow.prefHeight(flow.getWidth());
        if (flow.getHeight() + 1 < wanted) {
            broken.add("text is squeezed: " + flow.getChildren());
        }
    }

    private static void size(Button button, Scene surface, List<String> broken) {
        Bounds place = button.localToScene(button.getLayoutBounds());
        double finger =
                new Display(Shape.of(surface.getWidth(), surface.getHeight()), Display.LEAST_INCHES).px(Display.FINGER);
        if (place.getHeight() < finger || place.getWidth() < finger) {
            broken.add("too small to touch: #" + button.getId() + " " + place.getWidth() + " × " + place.getHeight());
        }
        if (place.getMinX() < 0
                || place.getMaxX() > surface.getWidth()
                || place.getMinY() < 0
                || place.getMaxY() > surface.getHeight()) {
            broken.add("leaves the screen: #" + button.getId());
        }
        if (button.getId() == null) {
            broken.add("has no id: " + button);
        }
    }

    /// A field that is being typed into stands above the keyboard, which is where she types.
    private static void reach(Button button, Scene surface, List<String> broken) {
        boolean typed = button.getStyleClass().contains("field") && surface.lookup("#keyboard") != null;
        double top = button.localToScene(button.getLayoutBounds()).getMinY();
        if (!typed && top < surface.getHeight() - REACHED) {
            broken.add("too high to reach: #" + button.getId() + " at " + top);
        }
    }

    private static @Nullable Bounds pane(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("pane")) {
                return at.localToScene(at.getLayoutBounds());
            }
        }
        return null;
    }
}
