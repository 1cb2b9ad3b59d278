package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.kiosk.attendant.Gesture;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.Identification;
import org.nightwindow.kiosk.visit.Desk;

/// The real window, with a robot for a finger.
class KioskWindowTest {

    private DeskBench bench;
    private KioskApplication window;

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    @BeforeEach
    void openTheWindow() throws Exception {
        Glass.on(() -> {
            bench = new DeskBench();
            window = KioskApplication.open(bench, DeskBench.CLOCK, () -> bench.nanos, true);
            return null;
        });
        await().until(() -> bench.painted);
    }

    @AfterEach
    void closeIt() throws Exception {
        Glass.on(() -> {
            window.stage().hide();
            return null;
        });
    }

    @Test
    void aTouchAnywhereOnTheStartScreenBeginsAVisit() throws Exception {
        Glass.on(() -> {
            touch(new Point2D(540, 300));
            return null;
        });
        awaitPage("page-home");
    }

    @Test
    void aButtonActsWhenTheFingerIsLifted_andNotWhenItSlidAway() throws Exception {
        touch("#start");
        awaitPage("page-home");
        Glass.on(() -> {
            Robot finger = new Robot();
            Point2D tile = middle("#tile-tax");
            finger.mouseMove(tile);
            finger.mousePress(MouseButton.PRIMARY);
            finger.mouseMove(tile.subtract(0, 500));
            finger.mouseRelease(MouseButton.PRIMARY);
            return null;
        });
        Glass.settle(window.scene());
        assertThat(Glass.on(() -> found("#page-home"))).isTrue();
        touch("#tile-tax");
        awaitPage("page-identify");
    }

    @Test
    void sheChangesTheLanguageInTheMiddleOfTheForm_andNothingSheEnteredIsLost() throws Exception {
        Glass.on(() -> {
            bench.desk.begin(Desk.Start.TOUCH);
            bench.form();
            return null;
        });
        awaitPage("page-form");
        touch("#purpose-贷款");
        touch("#tool-language");
        await().until(() -> Glass.on(() -> bench.preferences.english().get()));
        touch("#tool-elder");
        await().until(() -> Glass.on(() -> bench.preferences.elder().get()));
        FormStep form = (FormStep) Glass.on(bench::step);
        assertThat(form.fields().getLast().value().get()).isEqualTo("贷款");
        assertThat(Glass.on(() -> found("#page-form"))).isTrue();
        assertThat(Glass.on(() -> window.scene().getRoot().getStyleClass())).contains("en", "elder");
    }

    @Test
    void aTechnicianKnocksWithThreeSecondsAndFourCorners_andNothingElseHappens() throws Exception {
        Glass.on(() -> {
            Robot finger = new Robot();
            finger.mouseMove(new Point2D(80, 90));
            finger.mousePress(MouseButton.PRIMARY);
            return null;
        });
        Glass.settle(window.scene());
        Glass.on(() -> {
            bench.nanos += Gesture.HOLD.toNanos();
            new Robot().mouseRelease(MouseButton.PRIMARY);
            return null;
        });
        Glass.settle(window.scene());
        for (Point2D corner : new Point2D[] {
            new Point2D(60, 60), new Point2D(1020, 60), new Point2D(1020, 1860), new Point2D(60, 1860)
        }) {
            assertThat(Glass.on(() -> found("#page-attract"))).isTrue();
            Glass.on(() -> {
                touch(corner);
                return null;
            });
            Glass.settle(window.scene());
        }
        awaitPage("page-staff-door");
        assertThat(Glass.on(() -> bench.desk.visit().get())).isNull();
        touch("#back");
        awaitPage("page-attract");
        touch("#start");
        awaitPage("page-home");
    }

    @Test
    void leavingAFormIsAskedOnce_stayingGoesOn_leavingErases() throws Exception {
        Glass.on(() -> {
            bench.desk.begin(Desk.Start.TOUCH);
            bench.identify();
            bench.layCard();
            return null;
        });
        awaitPage("page-identify");
        Glass.on(() -> {
            bench.showCode(new Identification.CodeVerdict.Good());
            return null;
        });
        awaitPage("page-form");
        touch("#leave");
        await().until(() -> Glass.on(() -> found("#dialog-leave")));
        assertThat(Glass.on(() -> found("#page-form")))
                .as("nothing personal behind the dialog")
                .isFalse();
        touch("#stay");
        awaitPage("page-form");
        touch("#leave");
        await().until(() -> Glass.on(() -> found("#dialog-leave")));
        touch("#dialog-leave-now");
        awaitPage("page-attract");
        assertThat(Glass.on(() -> bench.desk.visit().get())).isNull();
    }

    @Test
    void nobodyTouchesTheScreen_itAsks_andThenItIsTheStartScreenAgain() throws Exception {
        touch("#start");
        awaitPage("page-home");
        Glass.on(() -> {
            bench.pass(Duration.ofSeconds(61));
            return null;
        });
        await().until(() -> Glass.on(() -> found("#dialog-idle")));
        touch("#stay");
        awaitPage("page-home");
        Glass.on(() -> {
            bench.pass(Duration.ofSeconds(61));
            bench.pass(Duration.ofSeconds(21));
            return null;
        });
        awaitPage("page-attract");
    }

    @Test
    void theTileGoesOutWhileSheLooksAtIt() throws Exception {
        touch("#start");
        awaitPage("page-home");
        Glass.on(() -> {
            bench.missing = Optional.of(new Missing.DeviceOut(
                    "document-printer", DeviceStatus.State.FAILED, DeviceStatus.Detail.SUPPLY_OUT));
            bench.refresh();
            return null;
        });
        touch("#tile-tax");
        awaitPage("primary");
        touch("#primary");
        await().until(() -> Glass.on(() -> found("#tile-property")));
    }

    @Test
    void noKeyAndNoWindowManagerClosesTheKiosk() throws Exception {
        Glass.on(() -> {
            Robot keys = new Robot();
            for (KeyCode key : new KeyCode[] {KeyCode.ESCAPE, KeyCode.F11, KeyCode.F4}) {
                keys.keyPress(KeyCode.ALT);
                keys.keyType(key);
                keys.keyRelease(KeyCode.ALT);
                keys.keyType(key);
            }
            window.stage().fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
            return null;
        });
        Glass.settle(window.scene());
        assertThat(window.stage().isShowing()).isTrue();
        assertThat(Window.getWindows()).contains(window.stage());
    }

    @Test
    void aLookThatNobodyUsedIsForgotten() throws Exception {
        touch("#tool-language");
        await().until(() -> Glass.on(() -> bench.preferences.english().get()));
        Glass.on(() -> {
            bench.nanos += Duration.ofSeconds(61).toNanos();
            return null;
        });
        await().until(() -> Glass.on(() -> !bench.preferences.english().get()));
    }

    private void awaitPage(String id) {
        await().until(() -> Glass.on(() -> found("#" + id)));
    }

    private boolean found(String selector) {
        return window.scene().getRoot().lookup(selector) != null;
    }

    private void touch(String selector) throws Exception {
        Glass.settle(window.scene());
        Glass.on(() -> {
            touch(middle(selector));
            return null;
        });
        Glass.settle(window.scene());
    }

    private Point2D middle(String selector) {
        Node node = Objects.requireNonNull(window.scene().getRoot().lookup(selector), selector);
        var bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static void touch(Point2D point) {
        Robot finger = new Robot();
        finger.mouseMove(point);
        finger.mousePress(MouseButton.PRIMARY);
        finger.mouseRelease(MouseButton.PRIMARY);
    }
}
