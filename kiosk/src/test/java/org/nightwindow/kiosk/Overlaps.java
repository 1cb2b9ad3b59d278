package org.nightwindow.kiosk;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import javafx.scene.text.TextFlow;

/// What may not lie over something else on a screen: what can be pressed, and words.
final class Overlaps {
    /// Between two things that can be pressed, px.
    private static final double GAP = 8;

    private Overlaps() {}

    static void tooClose(List<Button> targets, List<String> broken) {
        for (int i = 0; i < targets.size(); i++) {
            Bounds one = targets.get(i).localToScene(targets.get(i).getLayoutBounds());
            for (int j = i + 1; j < targets.size(); j++) {
                Bounds two = targets.get(j).localToScene(targets.get(j).getLayoutBounds());
                boolean apart = one.getMaxX() + GAP <= two.getMinX()
                        || two.getMaxX() + GAP <= one.getMinX()
                        || one.getMaxY() + GAP <= two.getMinY()
                        || two.getMaxY() + GAP <= one.getMinY();
                if (!apart) {
                    broken.add("too close: #" + targets.get(i).getId() + " and #"
                            + targets.get(j).getId());
                }
            }
        }
    }

    /// Words over words, and words under a button they do not belong to. What a scrolling pane does not show counts as
    /// far as it is seen; letters count as far as there is ink.
    static void written(List<Node> all, List<String> broken) {
        List<Text> texts = new ArrayList<>();
        for (Node node : all) {
            if (node instanceof Text text && !text.getText().isBlank() && seen(text)) {
                texts.add(text);
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            Text one = texts.get(i);
            for (int j = i + 1; j < texts.size(); j++) {
                Text two = texts.get(j);
                boolean oneFlow =
                        one.getParent() instanceof TextFlow && one.getParent().equals(two.getParent());
                if (!oneFlow && over(one, two)) {
                    broken.add("written over each other: \"" + one.getText() + "\" and \"" + two.getText() + "\"");
                }
            }
            for (Node node : all) {
                if (node instanceof Button button
                        && !button.getStyleClass().contains("start-whole")
                        && !inside(one, button)
                        && over(one, button)) {
                    broken.add("written over #" + button.getId() + ": \"" + one.getText() + "\"");
                }
            }
        }
    }

    private static boolean over(Node one, Node two) {
        Bounds a = shownOf(one);
        Bounds b = shownOf(two);
        double width = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double height = Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY());
        return width > 1 && height > 1;
    }

    /// Where it is seen: cut by the panes and clips around it.
    private static Bounds shownOf(Node node) {
        Bounds shown = node.localToScene(node instanceof Text text ? ink(text) : node.getLayoutBounds());
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getClip() != null || at.getStyleClass().contains("pane")) {
                Bounds room =
                        at.localToScene(at.getClip() != null ? at.getClip().getLayoutBounds() : at.getLayoutBounds());
                double left = Math.max(shown.getMinX(), room.getMinX());
                double top = Math.max(shown.getMinY(), room.getMinY());
                shown = new BoundingBox(
                        left,
                        top,
                        Math.max(0, Math.min(shown.getMaxX(), room.getMaxX()) - left),
                        Math.max(0, Math.min(shown.getMaxY(), room.getMaxY()) - top));
            }
        }
        return shown;
    }

    private static Bounds ink(Text text) {
        if (text.getParent() instanceof TextFlow) {
            return text.getLayoutBounds(); // its lines are broken by the flow
        }
        Text drawn = new Text(text.getX(), text.getY(), text.getText());
        drawn.setFont(text.getFont());
        drawn.setTextOrigin(text.getTextOrigin());
        drawn.setTextAlignment(text.getTextAlignment());
        drawn.setLineSpacing(text.getLineSpacing());
        drawn.setWrappingWidth(text.getWrappingWidth());
        drawn.setBoundsType(TextBoundsType.VISUAL);
        return drawn.getLayoutBounds();
    }

    private static boolean seen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getOpacity() == 0) {
                return false;
            }
        }
        Bounds shown = shownOf(node);
        return shown.getWidth() > 0 && shown.getHeight() > 0;
    }

    static boolean inside(Node node, Node parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(parent)) {
                return true;
            }
        }
        return false;
    }
}
