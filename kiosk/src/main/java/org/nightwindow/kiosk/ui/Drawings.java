package org.nightwindow.kiosk.ui;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/// The three pictures that show what the hands have to do: lay the card, show the phone, take the paper. They
/// mirror the cabinet: reader and scanner in front, paper slot below the screen.
public final class Drawings {

    /// How long one demonstration of the hand takes, with its rest.
    private static final Duration GLIDE = Duration.millis(3200);

    private static final double WIDTH = 700;

    private Drawings() {}

    /// A card above the lit reader, gliding down onto it.
    public static Node layCard(String cardTitle, String readerName, boolean moving) {
        Group card = new Group(
                box(0, 0, 380, 240, 24, "drawn-card"),
                at(plain(cardTitle, 25, "drawn-title"), 30, 26),
                box(30, 84, 150, 16, 16, "drawn-line-1"),
                box(30, 114, 190, 16, 16, "drawn-line-2"),
                box(30, 144, 170, 16, 16, "drawn-line-2"),
                box(30, 192, 240, 20, 20, "drawn-line-1"),
                box(262, 70, 92, 112, 12, "drawn-line-2"),
                head(308, 110));
        card.relocate(160, 0);
        if (moving) {
            glide(card, 90);
        }
        Pane scene = pane(520);
        scene.getChildren().setAll(reader(190, 322, readerName), card, arrow(40, 10, 130), arrow(660, 10, 130));
        return scene;
    }

    /// A telephone with a code above the scanner.
    public static Node showPhone(String scannerName, boolean moving) {
        Group phone = new Group(
                box(0, 0, 220, 330, 36, "drawn-phone"),
                box(16, 40, 188, 246, 10, "drawn-paper"),
                at(Icon.QR.node(150, "icon-ink"), 35, 88));
        phone.relocate(240, 0);
        if (moving) {
            glide(phone, 70);
        }
        Pane scene = pane(520);
        scene.getChildren().setAll(reader(190, 322, scannerName), phone, arrow(90, 10, 130), arrow(610, 10, 130));
        return scene;
    }

    /// The printer with the paper as far out as `out` says, 0 to 1.
    public static Node paper(String title, ObservableValue<? extends Number> out) {
        double sheet = 300;
        Label name = wrapped(plain(title.replace("（", "\n（"), 30, "drawn-text", "centre-text"));
        // The name is shown once enough paper is out to carry it.
        name.visibleProperty().bind(out.map(far -> far.doubleValue() >= 0.5));
        Group paper = new Group(
                box(0, 0, 384, sheet, 0, "drawn-paper"),
                box(44, 28, 296, 12, 12, "drawn-line-2"),
                box(44, 60, 296, 12, 12, "drawn-line-3"),
                box(44, 92, 234, 12, 12, "drawn-line-3"),
                box(44, 124, 296, 12, 12, "drawn-line-3"),
                box(44, 156, 260, 12, 12, "drawn-line-3"),
                wide(name, 22, 196, 340));
        paper.setLayoutX(158);
        paper.visibleProperty().bind(out.map(far -> far.doubleValue() > 0));
        paper.translateYProperty().bind(out.map(far -> -sheet * (1 - Math.clamp(far.doubleValue(), 0, 1))));
        Pane window = new Pane(paper);
        window.relocate(0, 182);
        window.setClip(new Rectangle(WIDTH, sheet + 4));
        window.setMinSize(WIDTH, sheet);
        Pane scene = pane(490);
        scene.getChildren()
                .setAll(
                        box(72, 0, 556, 218, 44, "device-body"),
                        box(106, 38, 130, 74, 16, "device-well"),
                        dot(138, 75),
                        box(158, 68, 58, 14, 14, "device-bar"),
                        box(116, 168, 468, 24, 24, "device-slot"),
                        window,
                        arrow(46, 264, 150),
                        arrow(654, 264, 150));
        return scene;
    }

    private static Node reader(double top, double height, String name) {
        Group reader = new Group(
                box(0, top, WIDTH, height, 60, "device-body"),
                box(0, top - 8, WIDTH, 12, 12, "device-edge"),
                box(118, top + 44, 464, 236, 36, "device-lit"),
                wave(200, top + 150, 70, 74, 150),
                wave(160, top + 150, 90, 104, 150),
                wave(500, top + 150, 70, 74, -30),
                wave(540, top + 150, 90, 104, -30),
                shade(350, top + 182),
                wide(plain(name, 29, "lamp-soft-text"), 118, top + 222, 464));
        return reader;
    }

    private static void glide(Group card, double by) {
        Timeline loop = new Timeline(
                new KeyFrame(
                        Duration.ZERO,
                        new KeyValue(card.translateYProperty(), 0),
                        new KeyValue(card.opacityProperty(), 1)),
                new KeyFrame(GLIDE.multiply(0.5), new KeyValue(card.translateYProperty(), by, Interpolator.EASE_BOTH)),
                new KeyFrame(
                        GLIDE.multiply(0.85),
                        new KeyValue(card.translateYProperty(), by),
                        new KeyValue(card.opacityProperty(), 1)),
                new KeyFrame(
                        GLIDE,
                        new KeyValue(card.translateYProperty(), by),
                        new KeyValue(card.opacityProperty(), 0, Interpolator.EASE_IN)));
        Motion.whileShown(card, loop, false);
    }

    private static Pane pane(double height) {
        Pane scene = new Pane();
        scene.setMinSize(WIDTH, height);
        scene.setMaxSize(WIDTH, height);
        scene.setMouseTransparent(true);
        return scene;
    }

    private static Rectangle box(double x, double y, double width, double height, double arc, String styleClass) {
        Rectangle box = new Rectangle(x, y, width, height);
        box.setArcWidth(arc);
        box.setArcHeight(arc);
        box.getStyleClass().add(styleClass);
        return box;
    }

    private static Node head(double x, double y) {
        Circle head = new Circle(x, y, 22);
        head.getStyleClass().add("drawn-head");
        Arc shoulders = new Arc(x, y + 72, 36, 46, 0, 180);
        shoulders.setType(ArcType.CHORD);
        shoulders.getStyleClass().add("drawn-head");
        return new Group(head, shoulders);
    }

    private static Node dot(double x, double y) {
        Circle dot = new Circle(x, y, 10);
        dot.getStyleClass().add("device-lamp");
        return dot;
    }

    private static Node shade(double x, double y) {
        Ellipse shade = new Ellipse(x, y, 150, 14);
        shade.getStyleClass().add("device-shade");
        return shade;
    }

    private static Node wave(double x, double y, double width, double height, double from) {
        Arc wave = new Arc(x + (from > 0 ? width / 2 : -width / 2), y, width / 2, height, from, 60);
        wave.setType(ArcType.OPEN);
        wave.getStyleClass().add("wave");
        return wave;
    }

    private static Node arrow(double x, double y, double length) {
        Polyline shaft = new Polyline(x, y, x, y + length);
        Polyline point = new Polyline(x - 37, y + length - 36, x, y + length, x + 37, y + length - 36);
        shaft.getStyleClass().add("arrow");
        point.getStyleClass().add("arrow");
        return new Group(shaft, point);
    }

    private static Label plain(String text, double size, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().add("drawn-word");
        label.setStyle("-fx-font-size: " + size + "px;");
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        return label;
    }

    private static Node at(Node node, double x, double y) {
        node.relocate(x, y);
        return node;
    }

    private static Node wide(Label label, double x, double y, double width) {
        label.setMinWidth(width);
        label.setMaxWidth(width);
        label.setAlignment(Pos.CENTER);
        return at(label, x, y);
    }
}
