package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.management.ObjectName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.trouble.About;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;
import org.nightwindow.kiosk.visit.Desk;

/// The memory is swept while somebody stands there; what she sees still follows what is true.
final class SweptMemoryTest {
    /// A line of the histogram: place, instances, bytes, class.
    private static final Pattern PICTURES =
            Pattern.compile(": +([0-9]+) +[0-9]+  com.sun.prism.sw.SWArgbPreTexture\\b");

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    @Test
    void theHomeScreenStillSaysWhatCannotBeDone() throws Exception {
        DeskBench bench = Glass.on(DeskBench::new);
        Glass.on(() -> {
            bench.desk.begin(Desk.Start.TOUCH);
            return null;
        });
        assertThat(chip(bench.view.scene())).contains("现在可办");
        System.gc();
        Glass.on(() -> {
            bench.missing = Optional.of(new Missing.Offline());
            bench.refresh();
            return null;
        });
        assertThat(chip(bench.view.scene())).doesNotContain("现在可办");
    }

    @Test
    void aWayOutThatOpensIsStillOffered() throws Exception {
        DeskBench bench = Glass.on(DeskBench::new);
        List<Way> possible = new ArrayList<>(List.of(new Way(Way.Kind.LEAVE, () -> {})));
        TroubleStep step = Glass.on(() -> {
            bench.desk.begin(Desk.Start.TOUCH);
            TroubleStep told = new TroubleStep(
                    new Trouble.CasesSilent(), About.CASES, Optional.empty(), () -> List.copyOf(possible));
            bench.visit().show(told);
            return told;
        });
        System.gc();
        Glass.on(() -> {
            possible.addFirst(new Way(Way.Kind.TRY_AGAIN, () -> {}));
            step.tick();
            return null;
        });
        assertThat(Optional.ofNullable(Glass.on(() -> bench.view.scene().lookup("#way-TRY_AGAIN"))))
                .isPresent();
    }

    @Test
    void thePictureOfHerPaperIsGoneWhenNobodyComesAfterHer() throws Exception {
        DeskBench bench = Glass.on(DeskBench::new);
        bench.collector = System::gc;
        Stage window = Glass.on(() -> {
            Stage stage = new Stage();
            stage.setScene(bench.view.scene());
            stage.show();
            return stage;
        });
        visitEnds(bench); // of somebody who looked at no page
        int before = drawnPictures();
        Glass.on(() -> {
            bench.desk.begin(Desk.Start.TOUCH);
            return null;
        });
        Glass.on(() -> {
            bench.preview();
            return null;
        });
        Glass.on(() -> {
            bench.document.run();
            bench.document = () -> {}; // no step is held by us
            return null;
        });
        Glass.on(() -> null); // what it made is shown by then
        Glass.picture(bench.view.scene(), "swept-preview");
        assertThat(drawnPictures()).as("JavaFX keeps a copy of her page").isGreaterThan(before);
        visitEnds(bench);
        assertThat(drawnPictures()).isLessThanOrEqualTo(before);
        Glass.on(() -> {
            window.hide();
            return null;
        });
    }

    /// And nobody comes.
    private static void visitEnds(DeskBench bench) throws Exception {
        Glass.on(() -> {
            bench.desk.begin(Desk.Start.TOUCH);
            bench.desk.interrupt();
            return null;
        });
        Glass.picture(bench.view.scene(), "swept-start");
        for (int sweep = 0; sweep < 2; sweep++) {
            Glass.on(() -> {
                bench.pass(Duration.ofSeconds(5));
                return null;
            });
        }
    }

    /// The copies JavaFX draws from, those that are being let go of left out.
    private static int drawnPictures() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return PICTURES.matcher(histogram)
                .results()
                .mapToInt(line -> Integer.parseInt(line.group(1)))
                .sum();
    }

    /// Everything that is read on the tile for tax certificates.
    private static String chip(Scene scene) throws Exception {
        return Glass.on(() -> {
            scene.getRoot().applyCss();
            return scene.lookup("#tile-tax").lookupAll(".label").toString();
        });
    }
}
