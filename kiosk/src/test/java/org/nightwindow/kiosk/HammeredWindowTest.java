package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.sign.SignStep;

/// A finger that hammers one place of the glass, fifty times a second, from the button that cannot be taken back on
/// through whatever comes under it: the whole kiosk behind its real window.
class HammeredWindowTest {
    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1) / 50;
    private static final int TOUCHES = 250;

    private Bench bench;
    private Resident resident;
    private KioskApplication window;

    @BeforeAll
    static void start() throws Exception {
        Glass.start();
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder).onJavaFx().startOpen();
        resident = new Resident(bench);
        window = Glass.on(() -> KioskApplication.open(bench.kiosk(), DeskBench.CLOCK, bench.time::nanoTime, true));
        Glass.settle(window.scene());
    }

    @AfterEach
    void close() throws Exception {
        Glass.on(() -> {
            window.stage().hide();
            return null;
        });
        bench.close();
    }

    @Test
    void theButtonThatHandsItIn_itIsHandedInOnce_withOneSlip_andTheKioskGoesOn() throws Exception {
        resident.comesToTheSignature();
        SignStep sign = bench.see(SignStep.class);
        bench.act(() -> Resident.draws(sign));
        hammer("primary");
        bench.see(FiledStep.class); // whatever she did with her finger, she reads her code
        bench.until(() -> bench.console.outcomes().containsValue(KioskEvent.Outcome.DONE));
        resident.leaves();
        isUsable();
        assertThat(bench.console.cases().asked()).hasSize(1);
        assertThat(bench.console.cases().opened()).hasSize(1);
        assertThat(bench.receipts.tray().slips()).hasSize(1);
    }

    @Test
    void theButtonThatPrints_onePageComesOut_andTheKioskGoesOn() throws Exception {
        resident.comesToThePreview();
        hammer("primary");
        bench.see(DoneStep.class);
        bench.until(() -> bench.console.outcomes().containsValue(KioskEvent.Outcome.DONE));
        resident.leaves();
        isUsable();
        assertThat(bench.printer.tray().sheets()).hasSize(1);
        assertThat(bench.console.asked()).hasSize(1);
    }

    private void isUsable() {
        bench.see(AttractStep.class);
        bench.becomesReady();
        resident.touches();
        resident.choosesTaxCertificate();
        resident.identifies();
    }

    private void hammer(String id) throws Exception {
        await().until(() -> Glass.on(
                () -> window.scene().getRoot().lookup("#" + id) instanceof Button button && !button.isDisabled()));
        Glass.settle(window.scene());
        Point2D place = Glass.on(() -> {
            Button button =
                    (Button) Objects.requireNonNull(window.scene().getRoot().lookup("#" + id));
            Bounds bounds = button.localToScreen(button.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
        Fingers fingers = Glass.on(() -> new Fingers(window.scene()));
        long next = System.nanoTime();
        for (int touch = 0; touch < TOUCHES; touch++) {
            Glass.on(() -> {
                fingers.down(place);
                fingers.up();
                fingers.mouseThatIsATouch(place);
                return null;
            });
            next += BETWEEN;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }
}
