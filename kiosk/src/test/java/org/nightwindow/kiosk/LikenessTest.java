package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.effect.ColorAdjust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the comparing of snapshots sees and what it overlooks, on real screens that were altered.
class LikenessTest {
    private static final double A_LITTLE = 12;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    interface Change {
        void on(Node node);
    }

    private static Scene screen(String name) throws Exception {
        Scene scene = ScreensTest.played(
                Stream.concat(ScreensTest.scenarios().stream(), CaseScreensTest.scenarios().stream())
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                "zh");
        // Outside a window a cached tile does not notice that a child of it moved.
        Glass.on(() -> {
            scene.getRoot().lookupAll("*").forEach(node -> node.setCache(false));
            return null;
        });
        return scene;
    }

    /// Some of them, or the test would take half a minute.
    private static <T> List<T> sample(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % 6 == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static Likeness changed(Scene scene, Snapshot before, Node node, Change change, Change back)
            throws Exception {
        Glass.on(() -> {
            change.on(node);
            return null;
        });
        Likeness likeness = Likeness.of(before, Snapshot.of(scene));
        Glass.on(() -> {
            back.on(node);
            return null;
        });
        return likeness;
    }

    private static <T extends Node> List<T> shown(Scene scene, Class<T> kind) throws Exception {
        return Glass.on(() -> scene.getRoot().lookupAll("*").stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(node -> node.isVisible() && node.getScene() != null)
                .toList());
    }

    @Test
    void aWordThatIsMovedByTwelvePixelsIsSeen() throws Exception {
        Scene scene = screen("02-home");
        Snapshot before = Snapshot.of(scene);
        List<Labeled> words = shown(scene, Labeled.class).stream()
                .filter(one -> one.getText() != null && !one.getText().isBlank())
                .toList();
        assertThat(words).hasSizeGreaterThan(30);
        for (Labeled word : sample(words)) {
            Likeness moved =
                    changed(scene, before, word, node -> node.setTranslateX(A_LITTLE), node -> node.setTranslateX(0));
            assertThat(moved.same()).as("%s moved", word.getText()).isFalse();
        }
    }

    @Test
    void aButtonThatIsMissingIsSeen_andOneOfAnotherColour() throws Exception {
        Scene scene = screen("23-track");
        Snapshot before = Snapshot.of(scene);
        List<Button> buttons = shown(scene, Button.class);
        assertThat(buttons).hasSizeGreaterThan(12);
        for (Button button : sample(buttons)) {
            assertThat(changed(scene, before, button, node -> node.setVisible(false), node -> node.setVisible(true))
                            .same())
                    .as("without #%s", button.getId())
                    .isFalse();
            assertThat(changed(
                                    scene,
                                    before,
                                    button,
                                    node -> node.setEffect(new ColorAdjust(0, 0, -0.15, 0)),
                                    node -> node.setEffect(null))
                            .same())
                    .as("#%s a little darker", button.getId())
                    .isFalse();
        }
    }

    @Test
    void softerEdgesAndTheKeptPalette_areOverlooked() throws Exception {
        Scene scene = screen("02-home");
        Snapshot before = Snapshot.of(scene);
        Path file = folder.resolve("kept.png");
        Files.write(file, before.png());
        Snapshot kept = Snapshot.read(file);
        assertThat(Likeness.of(kept, before).same()).isTrue();
        assertThat(Likeness.of(kept, softened(before)).blocks()).isEmpty();
        assertThat(Likeness.of(new Snapshot(10, 10, new int[100]), new Snapshot(10, 11, new int[110]))
                        .same())
                .isFalse();
    }

    /// Shifted right by half a pixel of the screen.
    private static Snapshot softened(Snapshot of) {
        int[] rgb = of.rgb().clone();
        for (int i = of.width(); i < rgb.length; i++) {
            rgb[i] = 0;
            for (int channel = 0; channel < 3; channel++) {
                int here = Snapshot.channel(of.rgb()[i], channel);
                int before = Snapshot.channel(of.rgb()[i - 1], channel);
                rgb[i] = (rgb[i] << 8) | ((3 * here + before) / 4);
            }
        }
        return new Snapshot(of.width(), of.height(), rgb);
    }
}
