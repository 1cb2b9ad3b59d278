package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.hall.constraint.Mark;
import org.nightwindow.kiosk.journey.form.FormField;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.visit.Desk;

/// A form of several pages, on the glass: where she is, what keeps her from turning the page, and which characters
/// cannot be right.
class FormPagesTest {
    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    private static DeskBench bench(String look) throws Exception {
        DeskBench bench = Glass.on(DeskBench::new);
        Glass.on(() -> {
            bench.preferences.english().set(look.startsWith("en"));
            bench.preferences.elder().set(look.contains("elder"));
            bench.desk.begin(Desk.Start.TOUCH);
            bench.item = bench.catalogue.item("CIV-03").orElseThrow();
            bench.form();
            return null;
        });
        return bench;
    }

    private static FormField field(DeskBench bench, String key) throws Exception {
        return Glass.on(() -> ((FormStep) bench.step())
                .fields().stream()
                        .filter(one -> one.key().equals(key))
                        .findFirst()
                        .orElseThrow());
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
            fire(bench, "key-" + text.charAt(i));
        }
    }

    private static String shown(DeskBench bench) throws Exception {
        return Glass.on(() -> bench.view.scene().getRoot().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .toList()
                .toString());
    }

    private static void judged(DeskBench bench, String name, String look) throws Exception {
        Glass.picture(bench.view.scene(), name + "-" + look);
        assertThat(Glass.on(() -> ScreenRules.broken(bench.view.scene())))
                .as(name)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en", "zh-elder"})
    void aPageIsNotTurnedOverAnEmptyField_andSaysSoThere(String look) throws Exception {
        DeskBench bench = bench(look);
        assertThat(shown(bench)).contains(look.startsWith("en") ? "Page 1 of " : "第 1 页，共 ");
        fire(bench, "primary");
        judged(bench, "13-form-page-empty", look);
        assertThat(field(bench, "beneficiary_id").problem().get())
                .as("explained where it is empty")
                .isPresent();
        assertThat(shown(bench)).contains(look.startsWith("en") ? "Page 1 of " : "第 1 页，共 ");
        assertThat(field(bench, "bank_acct").problem().get())
                .as("a page she has not seen is not complained about")
                .isEmpty();
    }

    @Test
    void everyPageIsReached_andTheLastOneLeadsOn() throws Exception {
        DeskBench bench = bench("zh");
        fire(bench, "beneficiary_id");
        type(bench, "990101194403085029");
        fire(bench, "key-done", "relation-子女");
        fire(bench, "bank_name-样例农商银行", "primary");
        assertThat(shown(bench)).contains("第 2 页，共 2 页");
        judged(bench, "13-form-page-2", "zh");
        fire(bench, "back");
        assertThat(shown(bench)).contains("第 1 页，共 2 页");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theYearThatMakesHerTooYoungIsUnderlined(String look) throws Exception {
        DeskBench bench = bench(look);
        fire(bench, "beneficiary_id");
        type(bench, "990101195506013030");
        fire(bench, "key-done");
        FormField elder = field(bench, "beneficiary_id");
        assertThat(elder.mark().get()).isEqualTo(new Mark(6, 10));
        judged(bench, "13-form-marked-year", look);
        List<String> marked = Glass.on(() -> bench.view.scene().getRoot().lookupAll(".field-marked").stream()
                .map(node -> ((Labeled) node).getText().strip())
                .filter(text -> !text.isEmpty())
                .toList());
        assertThat(marked).containsExactly("1955");
        fire(bench, "beneficiary_id");
        for (int i = 0; i < 12; i++) {
            fire(bench, "key-back");
        }
        type(bench, "194403085029");
        assertThat(elder.mark().get()).as("it goes as soon as it is right").isEqualTo(Mark.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void whereTheTwoTimesDifferIsUnderlinedInBoth(String look) throws Exception {
        DeskBench bench = bench(look);
        FormField account = field(bench, "bank_acct");
        Glass.on(() -> {
            ((FormStep) bench.step()).edit(account.typings().getFirst());
            return null;
        });
        type(bench, "6200000000000005");
        fire(bench, "key-done");
        type(bench, "6200000010000005");
        fire(bench, "key-done");
        assertThat(account.mark().get()).isEqualTo(new Mark(8, 9));
        judged(bench, "13-form-marked-twice", look);
        assertThat(account.value().get()).as("nothing she typed is lost").isEqualTo("6200000000000005");
    }
}
