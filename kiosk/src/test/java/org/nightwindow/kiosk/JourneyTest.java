package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.paper.DoneStep;

/// A whole visit on real bytes: simulated reader, scanner and printer, a played console over HTTPS.
final class JourneyTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Resident resident;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void cardCodeFormPreviewPrint_oneSheetComesOut_andTheConsoleKnows() {
        resident.comesToThePreview();
        resident.prints();
        DoneStep done = bench.see(DoneStep.class);
        assertThat(bench.ask(
                        () -> bench.kiosk().desk().visit().get().maskedName().get()))
                .isEqualTo("样**");
        bench.act(done::leave);
        bench.see(AttractStep.class);

        assertThat(bench.printer.tray().documents()).singleElement().satisfies(document -> {
            assertThat(document.sha256())
                    .isEqualTo(bench.console.documents().getFirst().sha256());
            assertThat(document.sheets()).hasSize(1);
        });
        bench.until(() -> bench.console.events().stream().anyMatch(KioskEvent.VisitEnded.class::isInstance));
        assertThat(bench.console.outcomes().values()).containsExactly(KioskEvent.Outcome.DONE);
    }
}
