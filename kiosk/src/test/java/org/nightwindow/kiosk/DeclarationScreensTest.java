package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.catalogue.Field;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.form.FormField;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.form.Typing;
import org.nightwindow.kiosk.journey.review.ReviewStep;
import org.nightwindow.kiosk.journey.sign.SignStep;
import org.nightwindow.kiosk.ui.Shape;
import org.nightwindow.kiosk.visit.Desk;
import org.nightwindow.kiosk.visit.Step;

/// Looking over and signing a declaration, on the glass. Each screen leaves its picture in `target/screens`.
class DeclarationScreensTest {
    private static final Map<String, String> ALLOWANCE = Map.of(
            "name", "样若溪",
            "id_no", "990101198511122024",
            "beneficiary_id", "990101194403085029",
            "relation", "子女",
            "bank_name", "样例农商银行",
            "bank_acct", "6200000000000005",
            "bank_holder", "样月华",
            "mobile", "13900000000");
    private static final Map<String, String> INSURANCE = Map.of(
            "name", "样若溪",
            "id_no", "990101198511122024",
            "schemes", "养老保险,医疗保险",
            "base", "5000.00",
            "start_month", "2026-11",
            "mobile", "13900000000");

    private static final Map<String, Map<String, String>> FILLED_IN = Map.of("CIV-03", ALLOWANCE, "HRS-04", INSURANCE);

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    private static DeskBench bench(String look) throws Exception {
        DeskBench bench = Glass.on(() -> new DeskBench(look.contains("landscape") ? Shape.LANDSCAPE : Shape.PORTRAIT));
        Glass.on(() -> {
            bench.preferences.english().set(look.startsWith("en"));
            bench.preferences.elder().set(look.contains("elder"));
            bench.preferences.contrast().set(look.contains("contrast"));
            bench.preferences.lowReach().set(look.contains("low"));
            bench.desk.begin(Desk.Start.TOUCH);
            return null;
        });
        return bench;
    }

    static SignStep sign(DeskBench bench, List<Signature> signed) {
        return new SignStep(bench.catalogue.item("CIV-03").orElseThrow(), new SignStep.Exits() {
            @Override
            public void signed(Signature signature) {
                signed.add(signature);
            }

            @Override
            public void back() {}
        });
    }

    static ReviewStep review(DeskBench bench, String item, Map<String, String> asked) {
        return review(bench, item, FILLED_IN.get(item), asked);
    }

    private static ReviewStep review(
            DeskBench bench, String item, Map<String, String> filledIn, Map<String, String> asked) {
        return new ReviewStep(bench.catalogue.item(item).orElseThrow(), filledIn, false, new ReviewStep.Exits() {
            @Override
            public void confirmed() {
                asked.put("confirmed", "");
            }

            @Override
            public void change(String key) {
                asked.put("change", key);
            }

            @Override
            public void back() {
                asked.put("back", "");
            }
        });
    }

    private static void judged(DeskBench bench, Step step, String name, String look) throws Exception {
        Glass.on(() -> {
            bench.visit().show(step);
            return null;
        });
        Glass.picture(bench.view.scene(), name + "-" + look);
        assertThat(Glass.on(() -> ScreenRules.broken(bench.view.scene()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void bothScreensAreWholeAndTouchable(String look) throws Exception {
        bothScreens(look);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh-elder",
                "en-elder",
                "zh-contrast",
                "en-contrast",
                "zh-low",
                "en-low",
                "zh-elder-low",
                "en-elder-low",
                "zh-landscape",
                "en-landscape",
                "zh-landscape-elder",
                "en-landscape-elder",
                "zh-landscape-contrast"
            })
    @Tag("slow")
    void bothScreensAreWholeAndTouchable_inAllModes(String look) throws Exception {
        bothScreens(look);
    }

    /// An old card holds a character of the private use area, which no font has.
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en", "zh-elder", "en-landscape"})
    void aCharacterNobodyCanShow_isMarkedAndExplained_neverAHole(String look) throws Exception {
        DeskBench bench = bench(look);
        Map<String, String> filledIn = new HashMap<>(INSURANCE);
        filledIn.put("name", "\uE0F3若溪");
        judged(bench, review(bench, "HRS-04", filledIn, new HashMap<>()), "14-review-rare", look);
        assertThat(Glass.on(() -> bench.view.scene().getRoot().lookupAll(".label").stream()
                        .map(label -> ((Labeled) label).getText())
                        .collect(Collectors.joining("\n"))))
                .contains("〓**")
                .contains(
                        look.startsWith("zh")
                                ? "〓 这里显示不出，会照身份证报送"
                                : "〓 cannot be shown here; it is sent as on the card")
                .doesNotContain("\uE0F3");
    }

    private void bothScreens(String look) throws Exception {
        DeskBench bench = bench(look);
        judged(bench, review(bench, "CIV-03", new HashMap<>()), "14-review-person", look);
        judged(bench, review(bench, "HRS-04", new HashMap<>()), "14-review-rule", look);
        SignStep sign = sign(bench, new ArrayList<>());
        judged(bench, sign, "15-sign", look);
        Glass.on(() -> {
            sign.sign();
            return null;
        });
        judged(bench, sign, "15-sign-nothing", look);
        Glass.on(() -> {
            sign.press(1000, 1000);
            sign.drag(1040, 1000);
            sign.lift();
            sign.sign();
            return null;
        });
        assertThat(sign.problem().get()).contains(SignStep.Problem.TOO_LITTLE);
        judged(bench, sign, "15-sign-too-little", look);
        Glass.on(() -> {
            for (int i = 0;
                    sign.problem().get().isEmpty() || sign.problem().get().get() != SignStep.Problem.FULL;
                    i++) {
                assertThat(i).as("strokes until the box is full").isLessThan(1000);
                Resident.draws(sign);
            }
            return null;
        });
        judged(bench, sign, "15-sign-full", look);
    }

    @Test
    void everyValueIsShown_whatTheCardSaidMasked_whatSheTypedInFull_andEachLeadsBackToItsField() throws Exception {
        DeskBench bench = bench("zh");
        Map<String, String> asked = new HashMap<>();
        Glass.on(() -> {
            bench.visit().show(review(bench, "CIV-03", asked));
            return null;
        });
        Glass.on(() -> {
            String shown = bench.view.scene().getRoot().lookupAll(".label").stream()
                    .map(node -> ((Labeled) node).getText())
                    .toList()
                    .toString();
            assertThat(shown)
                    .contains("990101********2024", "样**", "子女", "样例农商银行", "6200 0000 0000 0005")
                    .contains("990101 1944 0308 5029")
                    .doesNotContain("990101198511122024", "1985 1112", "样若溪");
            ((Button) bench.view.scene().lookup("#change-bank_acct")).fire();
            ((Button) bench.view.scene().lookup("#primary")).fire();
            return null;
        });
        assertThat(asked).containsEntry("change", "bank_acct").containsKey("confirmed");
    }

    private static void fire(DeskBench bench, String... ids) throws Exception {
        for (String id : ids) {
            Glass.on(() -> {
                Node node = bench.view.scene().lookup("#" + id);
                assertThat(node).as(id).isNotNull();
                ((Button) node).fire();
                return null;
            });
        }
    }

    private static void type(DeskBench bench, String text) throws Exception {
        for (int i = 0; i < text.length(); i++) {
            fire(bench, "key-" + Character.toLowerCase(text.charAt(i)));
        }
    }

    private static FormStep form(DeskBench bench, String item) throws Exception {
        Glass.on(() -> {
            bench.item = bench.catalogue.item(item).orElseThrow();
            bench.form();
            return null;
        });
        return (FormStep) Glass.on(bench::step);
    }

    private static void judged(DeskBench bench, String name, String look) throws Exception {
        Glass.picture(bench.view.scene(), name + "-" + look);
        assertThat(Glass.on(() -> ScreenRules.broken(bench.view.scene())))
                .as(name)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aFormIsTypedByTouch_mistakesAreExplained_nothingIsLost(String look) throws Exception {
        aFormIsTypedByTouch(look);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh-landscape",
                "en-landscape",
                "zh-contrast",
                "en-contrast",
                "zh-landscape-contrast",
                "en-landscape-contrast"
            })
    @Tag("slow")
    void aFormIsTypedByTouch_onAWideScreenAndInContrast(String look) throws Exception {
        aFormIsTypedByTouch(look);
    }

    private void aFormIsTypedByTouch(String look) throws Exception {
        boolean english = look.startsWith("en");
        DeskBench bench = bench(look);
        FormStep insurance = form(bench, "HRS-04");
        judged(bench, "13-form-insurance", look);
        fire(bench, "base");
        judged(bench, "13-form-money", look);
        type(bench, "50");
        fire(bench, "key-done", "primary");
        judged(bench, "13-form-insurance-errors", look);
        assertThat(insurance.toCorrect().get()).isEqualTo(1);
        assertThat(insurance.toFillIn().get()).isEqualTo(2);
        fire(bench, "base");
        type(bench, "00");
        Glass.on(() -> {
            bench.preferences.english().set(!english);
            return null;
        });
        assertThat(insurance.editing().get()).as("the keyboard stays").isPresent();
        fire(bench, "key-done", "schemes-养老保险", "mobile");
        assertThat(insurance.fields().get(3).value().get()).isEqualTo("5000.00");
        type(bench, "13900000000");
        fire(bench, "key-done", "start_month");
        judged(bench, "13-form-month", (english ? "zh-2" : "en-2") + look.substring(2));
        fire(bench, "pad-close");
        assertThat(insurance.toCorrect().get() + insurance.toFillIn().get()).isZero();

        FormStep allowance = form(bench, "CIV-03");
        fire(bench, "beneficiary_id");
        type(bench, "990101195506013030");
        judged(bench, "13-form-id", look);
        fire(bench, "key-done");
        judged(bench, "13-form-too-young", look);
        assertThat(allowance.toCorrect().get()).isEqualTo(1);
        Glass.on(() -> {
            bench.visit().leave();
            return null;
        });
        assertThat(allowance.fields()).allMatch(field -> field.value().get().isEmpty());
        assertThat(allowance
                        .fields()
                        .get(2)
                        .typings()
                        .getFirst()
                        .keyboard()
                        .text()
                        .get())
                .isEmpty();
    }

    /// Large letters leave room for fewer fields, and hers may stand on any page.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh-elder",
                "en-elder",
                "zh-low",
                "en-elder-low",
                "zh-landscape-elder",
                "en-landscape-elder",
                "zh-elder-contrast"
            })
    @Tag("slow")
    void eachFieldOfAFormIsTyped_withItsMistake_inLargeLettersToo(String look) throws Exception {
        DeskBench bench = bench(look);
        for (String item : FILLED_IN.keySet()) {
            FormStep step = form(bench, item);
            for (FormField field : step.fields()) {
                for (Typing typing : field.typings()) {
                    Glass.on(() -> {
                        step.edit(typing);
                        return null;
                    });
                    judged(bench, "13-form-" + item + "-edit-" + typing.id(), look);
                    if (field.field().input() == Field.Input.NAME) {
                        typing.keyboard().dictionary().join();
                        Glass.on(() -> {
                            typing.keyboard().dictionaryRead();
                            typing.keyboard().type("yang");
                            return null;
                        });
                        assertThat(Glass.on(() -> typing.keyboard().candidates().get()))
                                .contains("样");
                        judged(bench, "13-form-" + item + "-pinyin-" + typing.id(), look);
                    }
                    Glass.on(() -> {
                        typing.keyboard().replace("1");
                        step.stopEditing();
                        step.attend(field.key());
                        return null;
                    });
                    judged(bench, "13-form-" + item + "-wrong-" + typing.id(), look);
                }
            }
        }
    }

    @Test
    void anAccountIsTypedTwice_andTheDifferenceIsTold() throws Exception {
        DeskBench bench = bench("zh");
        FormStep step = form(bench, "CIV-03");
        FormField account = Resident.field(step, "bank_acct");
        Glass.on(() -> {
            step.edit(account.typings().getFirst());
            return null;
        });
        type(bench, "6200000000000005");
        fire(bench, "key-done");
        assertThat(step.editing().get()).contains(account.typings().getLast());
        type(bench, "6200000000000006");
        fire(bench, "key-done");
        assertThat(account.problem().get().orElseThrow().zh()).isEqualTo("两遍输的不一样，请对照着改");
        judged(bench, "13-form-account-differs", "zh");
        fire(bench, "bank_acct-again", "key-back");
        type(bench, "5");
        fire(bench, "key-done");
        assertThat(account.problem().get()).isEmpty();
    }

    @Test
    void nobodySignsWhatSheHasNotSeen_withLargeLettersEveryPageIsTurned() throws Exception {
        DeskBench bench = bench("zh-elder");
        Map<String, String> asked = new HashMap<>();
        Glass.on(() -> {
            bench.visit().show(review(bench, "CIV-03", asked));
            return null;
        });
        for (int page = 1; page <= 3; page++) {
            assertThat(asked).isEmpty();
            Glass.picture(bench.view.scene(), "14-review-page-" + page + "-zh-elder");
            assertThat(Glass.on(() -> ScreenRules.broken(bench.view.scene()))).isEmpty();
            fire(bench, "primary");
        }
        assertThat(asked).containsKey("confirmed");
    }

    @Test
    void aFingerWritesItsName_takesAStrokeBack_andLeavesWithTheVisit() throws Exception {
        DeskBench bench = bench("zh");
        List<Signature> signed = new ArrayList<>();
        SignStep step = sign(bench, signed);
        Glass.on(() -> {
            bench.visit().show(step);
            return null;
        });
        Stage stage = Glass.show(bench.view.scene());
        Scene scene = bench.view.scene();
        Glass.settle(scene);
        Robot robot = Glass.on(Robot::new);
        double[][] strokes = {{0.2, 0.3, 0.4, 0.3}, {0.3, 0.15, 0.3, 0.7}, {0.5, 0.4, 0.9, 0.42}, {0.7, 0.2, 0.66, 0.7}
        };
        for (double[] stroke : strokes) {
            Glass.on(() -> {
                move(robot, scene, stroke[0], stroke[1]);
                robot.mousePress(MouseButton.PRIMARY);
                return null;
            });
            for (int part = 1; part <= 12; part++) {
                double share = part / 12.0;
                Glass.on(() -> {
                    move(
                            robot,
                            scene,
                            stroke[0] + (stroke[2] - stroke[0]) * share,
                            stroke[1] + (stroke[3] - stroke[1]) * share);
                    return null;
                });
            }
            Glass.on(() -> {
                robot.mouseRelease(MouseButton.PRIMARY);
                return null;
            });
        }
        Glass.settle(scene);
        assertThat(step.strokes().get()).hasSize(4);
        assertThat(step.strokes().get().get(2).points()).hasSizeGreaterThan(5);
        Glass.picture(scene, "15-sign-written-zh");
        Glass.on(() -> {
            bench.preferences.english().set(true);
            return null;
        });
        assertThat(step.strokes().get())
                .as("the language does not wipe the glass")
                .hasSize(4);
        Glass.on(() -> {
            ((Button) scene.lookup("#undo")).fire();
            ((Button) scene.lookup("#primary")).fire();
            return null;
        });
        assertThat(signed)
                .singleElement()
                .satisfies(one -> assertThat(one.strokes()).hasSize(3));
        Glass.on(() -> {
            bench.visit().leave();
            stage.hide();
            return null;
        });
        assertThat(step.strokes().get()).isEmpty();
    }

    private static void move(Robot robot, Scene scene, double x, double y) {
        Node box = scene.lookup("#signature-box");
        Point2D place = box.localToScreen(
                box.getBoundsInLocal().getWidth() * x, box.getBoundsInLocal().getHeight() * y);
        robot.mouseMove(place);
    }
}
