package org.nightwindow.kiosk.ui.keyboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nightwindow.kiosk.Fingers;
import org.nightwindow.kiosk.Glass;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Look;
import org.nightwindow.kiosk.ui.Shape;
import org.nightwindow.kiosk.ui.Theme;
import org.nightwindow.kiosk.ui.keyboard.Keyboard.Kind;

/// The keyboard as it is drawn and touched. Its pictures lie in `target/screens/keyboard-*.png`.
class KeyboardViewTest {

    private static final double SMALLEST = 72;
    private static final double GAP = 10;
    private static final double PANE = Shape.PORTRAIT.width() - 32;

    /// What a bored child does in ten seconds…
    private static final int TOUCHES = 500;

    /// …but half a second of it at once, between two pictures.
    private static final int AT_ONCE = 25;

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
        PinyinDictionary.shared().join();
    }

    @TestFactory
    Stream<DynamicTest> everyKeyIsWholeAndTouchable_inEveryKindAndLook() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of("zh", "en", "zh-elder", "en-elder", "zh-contrast")
                        .map(look -> DynamicTest.dynamicTest(kind + " " + look, () -> shownAndJudged(kind, look))));
    }

    @Test
    void aLongReadingAndLongWordsStayOnTheGlass() throws Exception {
        for (String look : List.of("zh", "en-elder")) {
            Keyboard keyboard = new Keyboard(Kind.CHINESE, 40);
            keyboard.type("neimengguzizhiquhuhehaoteshi");
            Scene scene = Glass.on(() -> scene(keyboard, look(look)));
            Glass.picture(scene, "keyboard-long-" + look);
            assertThat(Glass.on(() -> broken(scene))).isEmpty();
        }
    }

    @Test
    void twentyFiveTouchesBetweenTwoPictures_againAndAgain_noneIsLost_noneCountsTwice() throws Exception {
        Keyboard keyboard = new Keyboard(Kind.DIGITS, TOUCHES);
        Scene scene = Glass.on(() -> scene(keyboard, look("zh")));
        Stage stage = Glass.show(scene);
        Glass.settle(scene);
        StringBuilder touched = new StringBuilder();
        for (int from = 0; from < TOUCHES; from += AT_ONCE) {
            int first = from;
            Glass.on(() -> {
                Robot finger = new Robot();
                for (int i = first; i < first + AT_ONCE; i++) {
                    touched.append(i * 7 % 10);
                    finger.mouseMove(middle(scene, "key-" + i * 7 % 10));
                    finger.mousePress(MouseButton.PRIMARY);
                    // The finger is lifted on the next key: it slid, as fast fingers do.
                    finger.mouseMove(middle(scene, "key-" + (i * 7 + 1) % 10));
                    finger.mouseRelease(MouseButton.PRIMARY);
                }
                return null;
            });
        }
        Glass.settle(scene);
        assertThat(keyboard.text().get()).isEqualTo(touched.toString());
        Glass.on(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void twoFingersAtOnceAreTwoKeys_andTheMouseADisplayAddsIsNotAThird() throws Exception {
        Keyboard keyboard = new Keyboard(Kind.DIGITS, TOUCHES);
        Scene scene = Glass.on(() -> scene(keyboard, look("zh")));
        Stage stage = Glass.show(scene);
        Glass.settle(scene);
        Glass.on(() -> {
            Fingers fingers = new Fingers(scene);
            fingers.down(middle(scene, "key-1"), middle(scene, "key-2"));
            fingers.up();
            fingers.down(middle(scene, "key-3"));
            fingers.mouseThatIsATouch(middle(scene, "key-3"));
            fingers.up();
            return null;
        });
        await().until(() -> Glass.on(() -> keyboard.text().get().length() >= 3));
        Glass.settle(scene);
        assertThat(keyboard.text().get()).isEqualTo("123");
        Glass.on(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void aRobotTypesChineseByTheIdsOfTheKeys() throws Exception {
        Keyboard keyboard = new Keyboard(Kind.TEXT, 40);
        Scene scene = Glass.on(() -> scene(keyboard, look("zh")));
        for (String key : List.of("key-d", "key-e", "key-n", "key-g", "key-j", "key-i", "candidate-0")) {
            fire(scene, key);
        }
        fire(scene, "key-layer");
        fire(scene, "key-1");
        fire(scene, "key-layer");
        fire(scene, "key-script");
        fire(scene, "key-shift");
        fire(scene, "key-a");
        fire(scene, "key-back");
        fire(scene, "key-b");
        assertThat(keyboard.text().get()).isEqualTo("登记1B");
    }

    @Test
    void furtherWordsAreOnFurtherPages_andEachCanBeChosen() throws Exception {
        Keyboard keyboard = new Keyboard(Kind.CHINESE, 40);
        keyboard.type("yan");
        Scene scene = Glass.on(() -> scene(keyboard, look("zh")));
        int rare = keyboard.candidates().get().indexOf("䶮");
        assertThat(rare).isPositive();
        for (int page = 0; page < 60 && !Glass.on(() -> found(scene, "candidate-" + rare)); page++) {
            fire(scene, "candidates-next");
        }
        assertThat(Glass.on(() -> broken(scene))).isEmpty();
        fire(scene, "candidate-" + rare);
        assertThat(keyboard.text().get()).isEqualTo("䶮");
    }

    @Test
    void theLanguageChangesInTheMiddleOfAWord_theKeysSayItInEnglish_andNothingIsLost() throws Exception {
        Keyboard keyboard = new Keyboard(Kind.TEXT, 40);
        keyboard.replace("样例");
        keyboard.type("nongsh");
        Glass.on(() -> scene(keyboard, look("zh")));
        Scene english = Glass.on(() -> scene(keyboard, look("en")));
        Glass.on(() -> {
            assertThat(((Button) english.lookup("#key-done")).getText()).isEqualTo("Done");
            return null;
        });
        fire(english, "key-a");
        fire(english, "key-n");
        fire(english, "key-g");
        fire(english, "candidate-0");
        assertThat(keyboard.text().get()).isEqualTo("样例农商");
    }

    private static void shownAndJudged(Kind kind, String name) throws Exception {
        Keyboard keyboard = new Keyboard(kind, 40);
        if (kind != Kind.LETTERS) {
            keyboard.onHide(() -> {});
        }
        if (kind == Kind.CHINESE) {
            keyboard.type("nongshang");
        }
        if (kind == Kind.TEXT) {
            keyboard.press(Key.Act.SCRIPT);
        }
        Scene scene = Glass.on(() -> scene(keyboard, look(name)));
        Glass.picture(scene, "keyboard-" + kind + "-" + name);
        assertThat(Glass.on(() -> broken(scene))).as("%s %s", kind, name).isEmpty();
        if (kind == Kind.CHINESE || kind == Kind.TEXT) {
            keyboard.press(Key.Act.LAYER);
            keyboard.settle();
            Glass.picture(scene, "keyboard-" + kind + "-signs-" + name);
            assertThat(Glass.on(() -> broken(scene)))
                    .as("%s %s signs", kind, name)
                    .isEmpty();
        }
    }

    /// The keyboard where it stands: at the bottom of the pane, as wide as it.
    private static Scene scene(Keyboard keyboard, Look look) {
        Region above = new Region();
        above.setMinHeight(40);
        VBox pane = new VBox(above, new KeyboardView(keyboard, look));
        pane.getStyleClass().add("pane");
        pane.setMaxWidth(PANE);
        StackPane root = new StackPane(pane);
        Scene scene = new Scene(root, Shape.PORTRAIT.width(), KeyboardView.HEIGHT + 40);
        Theme.dress(scene);
        Theme.apply(scene, look);
        root.applyCss();
        root.layout();
        return scene;
    }

    private static Look look(String name) {
        Look look = Look.usual().with(name.startsWith("en") ? Language.EN : Language.ZH);
        look = name.contains("elder") ? look.toggled(Look.Mode.ELDER) : look;
        return name.contains("contrast") ? look.toggled(Look.Mode.CONTRAST) : look;
    }

    private static List<String> broken(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        List<String> broken = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Button> keys = Stream.of(".key", ".candidate")
                .flatMap(kind -> scene.getRoot().lookupAll(kind).stream())
                .map(Button.class::cast)
                .toList();
        assertThat(keys).isNotEmpty();
        for (Button key : keys) {
            Bounds place = key.localToScene(key.getLayoutBounds());
            if (place.getWidth() < SMALLEST || place.getHeight() < SMALLEST) {
                broken.add("too small: " + key.getId() + " " + place);
            }
            if (place.getMinX() < 12
                    || place.getMaxX() > Shape.PORTRAIT.width() - 12
                    || place.getMaxY() > scene.getHeight()) {
                broken.add("leaves the glass: " + key.getId() + " " + place);
            }
            if (!ids.add(key.getId())) {
                broken.add("twice: " + key.getId());
            }
            javafx.scene.text.Text drawn = (javafx.scene.text.Text) key.lookup(".text");
            if (drawn != null
                    && (!drawn.getText().equals(key.getText())
                            || drawn.getLayoutBounds().getWidth() > place.getWidth())) {
                broken.add("cut off: " + key.getId() + " " + drawn.getText());
            }
            for (Button other : keys) {
                if (!other.equals(key)
                        && other.localToScene(other.getLayoutBounds())
                                .intersects(
                                        place.getMinX() - GAP + 0.5,
                                        place.getMinY() - GAP + 0.5,
                                        place.getWidth() + 2 * GAP - 1,
                                        place.getHeight() + 2 * GAP - 1)) {
                    broken.add("too close: " + key.getId() + " and " + other.getId());
                }
            }
        }
        return broken;
    }

    private static void fire(Scene scene, String id) throws Exception {
        Glass.on(() -> {
            ((Button) Objects.requireNonNull(scene.lookup("#" + id), id)).fire();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return null;
        });
    }

    private static boolean found(Scene scene, String id) {
        return scene.lookup("#" + id) != null;
    }

    private static Point2D middle(Scene scene, String id) {
        Node node = Objects.requireNonNull(scene.lookup("#" + id), id);
        Bounds place = node.localToScreen(node.getLayoutBounds());
        return new Point2D(place.getCenterX(), place.getCenterY());
    }
}
