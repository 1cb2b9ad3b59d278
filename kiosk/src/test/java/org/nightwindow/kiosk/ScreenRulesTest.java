package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Screens that are broken are seen to be broken.
class ScreenRulesTest {
    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    @Test
    void wordsBesideEachOther_nothingIsWrong() throws Exception {
        assertThat(broken(at(100, 100, new Label("完税证明")), at(100, 200, new Label("不动产登记"))))
                .isEmpty();
    }

    @Test
    void wordsOverWords_areSeen_alsoWhenOnlyTheirTailsMeet() throws Exception {
        assertThat(broken(at(100, 100, new Label("完税证明")), at(110, 104, new Label("不动产登记"))))
                .containsExactly("written over each other: \"完税证明\" and \"不动产登记\"");
    }

    @Test
    void wordsUnderAButton_areSeen() throws Exception {
        assertThat(broken(at(100, 100, new Label("完税证明")), at(90, 90, button("again", 300))))
                .containsExactly("written over #again: \"完税证明\"");
    }

    @Test
    void buttonsThatTouch_orAreSmall_areSeen() throws Exception {
        assertThat(broken(at(100, 100, button("yes", 300)), at(402, 100, button("no", 300))))
                .containsExactly("too close: #yes and #no");
        assertThat(broken(at(100, 100, button("tiny", 20))))
                .singleElement()
                .asString()
                .startsWith("too small to touch: #tiny");
    }

    @Test
    void wordsThatAreCutOff_areSeen() throws Exception {
        Label label = new Label("税收完税证明（表格式）");
        label.setMaxWidth(60);
        assertThat(broken(at(100, 100, label))).anyMatch(line -> line.startsWith("cut off: \"税收完税证明（表格式）\""));
    }

    private static Button button(String id, double side) {
        Button button = new Button();
        button.setId(id);
        button.setMinSize(side, side);
        return button;
    }

    private static Node at(double x, double y, Node node) {
        node.relocate(x, y);
        return node;
    }

    private static List<String> broken(Node... nodes) throws Exception {
        return Glass.on(() -> {
            Scene scene = new Scene(new Pane(nodes), 1080, 1920);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return ScreenRules.broken(scene);
        });
    }
}
