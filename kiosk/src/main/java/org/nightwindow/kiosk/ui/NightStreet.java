package org.nightwindow.kiosk.ui;

import java.util.Random;
import java.util.random.RandomGenerator;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;

/// The street of the start screen: dark houses, a few stars, and one house whose window is lit and throws light on
/// the pavement. Drawn once; only the halo breathes.
final class NightStreet {

    static final double WINDOW_X = 226;
    static final double WINDOW_Y = 700;
    static final double WINDOW_WIDTH = 628;
    static final double WINDOW_HEIGHT = 796;

    private static final double GROUND = 1556;
    private static final double HALO = 720;
    private static final Color FAR_WINDOW = Color.web("#1A3766");
    private static final Color FAR_LIT = Color.web("#9A7B3B");
    private static final long SEED = 2611;

    private NightStreet() {}

    /// What lies behind the lit window.
    static Pane behind(Look look) {
        Pane street = new Pane();
        street.getStyleClass().add("street-sky");
        street.setMinSize(Surface.WIDTH, Surface.HEIGHT);
        street.setMouseTransparent(true);
        if (look.has(Look.Mode.CONTRAST)) {
            return street;
        }
        Node halo = halo();
        Group still = new Group(stars(), houses(), house(), light());
        still.setCache(true);
        street.getChildren().setAll(halo, still);
        if (look.modes().isEmpty()) {
            Motion.glow(halo);
        }
        return street;
    }

    /// A square, since the gradient ends before its edges: JavaFX smooths the edge of a circle line by line, which
    /// takes half of the first picture's time.
    private static Node halo() {
        double middle = WINDOW_X + WINDOW_WIDTH / 2;
        Rectangle halo = new Rectangle(middle - HALO, WINDOW_Y + 330 - HALO, 2 * HALO, 2 * HALO);
        halo.setFill(new RadialGradient(
                0,
                0,
                0.5,
                0.5,
                0.5,
                true,
                CycleMethod.NO_CYCLE,
                new Stop(0, Color.web("#FFC24B", 0.30)),
                new Stop(1, Color.web("#FFC24B", 0))));
        return halo;
    }

    private static Node stars() {
        Group stars = new Group();
        RandomGenerator dice = new Random(SEED);
        for (int i = 0; i < 44; i++) {
            double x = 700 + dice.nextDouble() * 370;
            double y = 50 + dice.nextDouble() * 590;
            Circle star = new Circle(x, y, 1.2 + dice.nextDouble() * 1.8);
            star.setFill(Color.web("#FFFFFF", 0.25 + dice.nextDouble() * 0.45));
            stars.getChildren().add(star);
        }
        return stars;
    }

    private static Node houses() {
        Group houses = new Group();
        block(houses, 0, 760, 150, 0);
        block(houses, 930, 700, 150, 930 - 4);
        return houses;
    }

    private static void block(Group houses, double x, double top, double width, double firstWindow) {
        Rectangle wall = new Rectangle(x, top, width, GROUND - top);
        wall.setFill(Color.web("#0C1E3B", 0.9));
        houses.getChildren().add(wall);
        int number = 0;
        for (double y = top + 28; y < GROUND - 20; y += 63) {
            for (double wx = firstWindow - 10; wx < x + width; wx += 56) {
                number++;
                boolean lit = number == 10 || number == 29 || number == 51;
                Rectangle window = new Rectangle(wx, y, 34, 32);
                window.setFill(lit ? FAR_LIT : FAR_WINDOW);
                houses.getChildren().add(window);
            }
        }
        Rectangle clip = new Rectangle(0, 0, Surface.WIDTH, GROUND);
        houses.setClip(clip);
    }

    private static Node house() {
        Rectangle wall = new Rectangle(150, 664, 780, GROUND - 664);
        wall.setFill(Color.web("#0A1A34"));
        Rectangle roof = new Rectangle(130, 656, 820, 18);
        roof.setArcWidth(8);
        roof.setArcHeight(8);
        roof.setFill(Color.web("#1E3A68"));
        Rectangle sill = new Rectangle(WINDOW_X - 30, WINDOW_Y + WINDOW_HEIGHT, WINDOW_WIDTH + 60, 26);
        sill.setArcWidth(10);
        sill.setArcHeight(10);
        sill.setFill(Color.web("#26426E"));
        return new Group(wall, roof, sill);
    }

    private static Node light() {
        Rectangle ground = new Rectangle(0, GROUND, Surface.WIDTH, Surface.HEIGHT - GROUND);
        ground.setFill(Color.web("#07142B"));
        Polygon light = new Polygon(246, GROUND, 834, GROUND, 1030, GROUND + 210, 50, GROUND + 210);
        light.setFill(new LinearGradient(
                0,
                0,
                0,
                1,
                true,
                CycleMethod.NO_CYCLE,
                new Stop(0, Color.web("#A07E3C")),
                new Stop(1, Color.web("#A07E3C", 0.04))));
        return new Group(ground, light);
    }
}
