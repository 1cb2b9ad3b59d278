package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
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

    /// Everything that is read on the tile for tax certificates.
    private static String chip(Scene scene) throws Exception {
        return Glass.on(() -> {
            scene.getRoot().applyCss();
            return scene.lookup("#tile-tax").lookupAll(".label").toString();
        });
    }
}
