package org.nightwindow.kiosk.ui;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;

/// The street of the start screen: dark houses, a few stars, and one house whose window is lit and throws light on
/// the pavement. Only the halo breathes.
final class NightStreet {

    /// The picture is drawn for a display that stands upright.
    private static final double WIDTH = 1080;

    private static final double HEIGHT = 1920;

    /// Across, it stands at the right, with its ground at the share of the height the style sheet has it.
    private static final double RIGHT_WIDE = 1920 - WIDTH;

    private static final double UP_WIDE = -596;

    static final double WINDOW_X = 226;
    static final double WINDOW_Y = 700;
    static final double WINDOW_WIDTH = 628;
    static final double WINDOW_HEIGHT = 796;

    private static final double GROUND = 1556;
    private static final double WALL_TOP = 664;
    private static final double HOUSE_WIDTH = 150; // of those at the edges
    private static final double HOUSE_RIGHT = WIDTH - HOUSE_WIDTH;
    private static final double LEFT_ROOF = 760; // the lower of the two
    private static final double HALO = 720;
    private static final double HALO_MIDDLE = WINDOW_Y + 330;
    private static final double STARS_X = 700;
    private static final double STARS_Y = 50;
    private static final double STARS_WIDTH = 370;
    private static final double STARS_HEIGHT = 590;
    private static final double STAR = 4; // larger than the largest radius
    private static final Color FAR_WINDOW = Color.web("#1A3766");
    private static final Color FAR_LIT = Color.web("#9A7B3B");
    private static final long SEED = 2611;

    private NightStreet() {}

    /// The street with the lit window in it, as large as the display.
    static Pane around(Node window, Look look) {
        Pane street = new Pane();
        street.getStyleClass().add(look.wide() ? "street-sky-wide" : "street-sky");
        street.setMinSize(look.shape().width(), look.shape().height());
        street.setMouseTransparent(true);
        Pane drawn = new Pane();
        if (look.wide()) {
            drawn.relocate(RIGHT_WIDE, UP_WIDE);
        }
        street.getChildren().setAll(drawn);
        if (!look.has(Look.Mode.CONTRAST)) {
            double west = look.wide() ? -RIGHT_WIDE : 0;
            List<Rectangle> halo = halo(west);
            drawn.getChildren().addAll(halo);
            drawn.getChildren().addAll(stars(), house(0, LEFT_ROOF, 0), house(HOUSE_RIGHT, 700, -4));
            drawn.getChildren().addAll(wall(), roof(), sill(), pavement(west), light());
            if (look.modes().isEmpty()) {
                // Upright, the houses hide that below their roofs nothing breathes: a third of the work.
                Motion.glow(look.wide() ? halo : halo.subList(0, 1));
            }
        }
        drawn.getChildren().add(window);
        return street;
    }

    /// The halo is as large as the screen, but seen only above the house and at its sides. Only there it is drawn:
    /// while it glows, it is most of what the kiosk draws at night.
    private static List<Rectangle> halo(double west) {
        RadialGradient light = new RadialGradient(
                0,
                0,
                WINDOW_X + WINDOW_WIDTH / 2,
                HALO_MIDDLE,
                HALO,
                false,
                CycleMethod.NO_CYCLE,
                new Stop(0, Color.web("#FFC24B", 0.30)),
                new Stop(1, Color.web("#FFC24B", 0)));
        double from = Math.max(west, WINDOW_X + WINDOW_WIDTH / 2 - HALO);
        return List.of(
                box(from, HALO_MIDDLE - HALO, WIDTH - from, LEFT_ROOF - HALO_MIDDLE + HALO, 0, light),
                box(from, LEFT_ROOF, HOUSE_WIDTH - from, GROUND - LEFT_ROOF, 0, light),
                box(HOUSE_RIGHT, LEFT_ROOF, HOUSE_WIDTH, GROUND - LEFT_ROOF, 0, light));
    }

    private static Node stars() {
        Canvas sky = canvas(STARS_X - STAR, STARS_Y - STAR, STARS_WIDTH + 2 * STAR, STARS_HEIGHT + 2 * STAR);
        GraphicsContext pen = sky.getGraphicsContext2D();
        RandomGenerator dice = new Random(SEED);
        for (int i = 0; i < 44; i++) {
            double x = dice.nextDouble() * STARS_WIDTH + STAR;
            double y = dice.nextDouble() * STARS_HEIGHT + STAR;
            double radius = 1.2 + dice.nextDouble() * 1.8;
            pen.setFill(Color.web("#FFFFFF", 0.25 + dice.nextDouble() * 0.45));
            pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
        return sky;
    }

    /// A house far away, at the edge of the picture: as one small picture, since each window as a node would be styled
    /// and laid out before the first one is seen.
    private static Node house(double x, double top, double firstWindow) {
        Canvas house = canvas(x, top, HOUSE_WIDTH, GROUND - top);
        GraphicsContext pen = house.getGraphicsContext2D();
        pen.setFill(Color.web("#0C1E3B", 0.9));
        pen.fillRect(0, 0, HOUSE_WIDTH, GROUND - top);
        int number = 0;
        for (double y = 28; y < GROUND - 20 - top; y += 63) {
            for (double wx = firstWindow - 10; wx < HOUSE_WIDTH; wx += 56) {
                number++;
                boolean lit = number == 10 || number == 29 || number == 51;
                pen.setFill(lit ? FAR_LIT : FAR_WINDOW);
                pen.fillRect(wx, y, 34, 32);
            }
        }
        return house;
    }

    private static Canvas canvas(double x, double y, double width, double height) {
        Canvas canvas = new Canvas(width, height);
        canvas.relocate(x, y);
        return canvas;
    }

    private static Node wall() {
        return box(HOUSE_WIDTH, WALL_TOP, HOUSE_RIGHT - HOUSE_WIDTH, GROUND - WALL_TOP, 0, Color.web("#0A1A34"));
    }

    private static Node roof() {
        return box(130, WALL_TOP - 8, 820, 18, 8, Color.web("#1E3A68"));
    }

    private static Node sill() {
        return box(WINDOW_X - 30, WINDOW_Y + WINDOW_HEIGHT, WINDOW_WIDTH + 60, 26, 10, Color.web("#26426E"));
    }

    private static Rectangle box(double x, double y, double width, double height, double arc, Paint paint) {
        Rectangle box = new Rectangle(x, y, width, height);
        box.setArcWidth(arc);
        box.setArcHeight(arc);
        box.setFill(paint);
        return box;
    }

    private static Node pavement(double west) {
        return box(west, GROUND, WIDTH - west, HEIGHT - GROUND, 0, Color.web("#07142B"));
    }

    private static Node light() {
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
        return light;
    }
}
