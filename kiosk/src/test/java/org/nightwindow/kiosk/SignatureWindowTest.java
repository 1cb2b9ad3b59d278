package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightwindow.hall.Signature;
import org.nightwindow.kiosk.journey.sign.SignStep;
import org.nightwindow.kiosk.visit.Desk;

/// Signing in the real window, by fingers and by a mouse.
class SignatureWindowTest {

    private final List<Signature> signed = new ArrayList<>();
    private DeskBench bench;
    private SignStep step;

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    @Test
    void sheSignsWithAFinger_aSecondOneIsNotHeard_andTheLanguageMayChangeOnTheWay() throws Exception {
        KioskApplication window = window();
        Fingers fingers = Glass.on(() -> new Fingers(window.scene()));
        Glass.on(() -> {
            fingers.down(at(window, 0.2, 0.3));
            fingers.move(at(window, 0.4, 0.3));
            fingers.up();
            fingers.down(at(window, 0.3, 0.2), at(window, 0.8, 0.8));
            fingers.move(at(window, 0.3, 0.6), at(window, 0.1, 0.1));
            fingers.up();
            return null;
        });
        await().until(() -> Glass.on(() -> step.strokes().get().size() == 2));
        Glass.on(() -> {
            bench.preferences.english().set(true);
            return null;
        });
        Glass.settle(window.scene());
        Glass.picture(window.scene(), "15-sign-fingers-en");
        press(window, "primary");
        await().until(() -> Glass.on(() -> signed.size() == 1));
        assertThat(signed.getFirst().strokes())
                .hasSize(2)
                .allSatisfy(stroke -> assertThat(stroke.points()).hasSize(2));
        close(window);
    }

    @Test
    void aMouseThatLeavesTheBoxEndsTheStroke_andTheButtonsInTheBoxDrawNothing() throws Exception {
        KioskApplication window = window();
        Robot mouse = Glass.on(Robot::new);
        Glass.on(() -> {
            mouse.mouseMove(at(window, 0.5, 0.3));
            mouse.mousePress(MouseButton.PRIMARY);
            return null;
        });
        // JavaFX draws the moves between two pulses together into one.
        for (double[] way : new double[][] {{0.7, 0.3}, {0.7, -0.2}, {0.2, 0.5}}) {
            Glass.on(() -> {
                mouse.mouseMove(at(window, way[0], way[1]));
                return null;
            });
            Glass.settle(window.scene());
        }
        Glass.on(() -> {
            mouse.mouseRelease(MouseButton.PRIMARY);
            return null;
        });
        await().until(() -> Glass.on(() -> step.strokes().get().size() == 1));
        assertThat(Glass.on(
                        () -> step.strokes().get().getFirst().points().getLast().y()))
                .isZero();
        press(window, "undo");
        await().until(() -> Glass.on(() -> step.strokes().get().isEmpty()));
        close(window);
    }

    @Test
    void nobodyGoesOnSigning_theVisitEnds_andNothingOfItIsLeft() throws Exception {
        KioskApplication window = window();
        Fingers fingers = Glass.on(() -> new Fingers(window.scene()));
        Glass.on(() -> {
            fingers.down(at(window, 0.2, 0.3));
            fingers.move(at(window, 0.7, 0.3));
            return null;
        });
        await().until(() -> Glass.on(() -> !step.strokes().get().isEmpty()));
        Glass.on(() -> {
            bench.pass(Duration.ofSeconds(61));
            bench.pass(Duration.ofSeconds(21));
            return null;
        });
        await().until(() -> Glass.on(() -> window.scene().getRoot().lookup("#page-attract") != null));
        Glass.on(() -> {
            fingers.move(new Point2D(700, 900));
            fingers.up();
            step.press(100, 100);
            return null;
        });
        assertThat(Glass.on(() -> step.strokes().get())).isEmpty();
        assertThat(signed).isEmpty();
        close(window);
    }

    private KioskApplication window() throws Exception {
        KioskApplication window = Glass.on(() -> {
            open();
            return KioskApplication.open(bench, DeskBench.CLOCK, () -> bench.nanos, true);
        });
        await().until(() -> bench.painted);
        Glass.settle(window.scene());
        return window;
    }

    private static void close(KioskApplication window) throws Exception {
        Glass.on(() -> {
            window.stage().hide();
            return null;
        });
    }

    private void open() throws Exception {
        bench = new DeskBench();
        bench.desk.begin(Desk.Start.TOUCH);
        step = new SignStep(bench.catalogue.item("CIV-03").orElseThrow(), new SignStep.Exits() {
            @Override
            public void signed(Signature signature) {
                signed.add(signature);
            }

            @Override
            public void back() {
                throw new IllegalStateException("nobody went back");
            }
        });
        bench.visit().show(step);
    }

    private static void press(KioskApplication window, String id) throws Exception {
        Glass.settle(window.scene());
        Glass.on(() -> {
            Robot finger = new Robot();
            Button button =
                    (Button) Objects.requireNonNull(window.scene().getRoot().lookup("#" + id), id);
            Bounds place = button.localToScreen(button.getLayoutBounds());
            finger.mouseMove(new Point2D(place.getCenterX(), place.getCenterY()));
            finger.mousePress(MouseButton.PRIMARY);
            finger.mouseRelease(MouseButton.PRIMARY);
            return null;
        });
    }

    /// A place in the box.
    private static Point2D at(KioskApplication window, double x, double y) {
        Node box = Objects.requireNonNull(window.scene().getRoot().lookup("#signature-box"));
        Bounds bounds = box.getLayoutBounds();
        return box.localToScreen(bounds.getWidth() * x, bounds.getHeight() * y);
    }
}
