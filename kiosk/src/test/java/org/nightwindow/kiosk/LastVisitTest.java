package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.ScreenThread;
import org.nightwindow.kiosk.config.ConfigReader;
import org.nightwindow.kiosk.journey.paper.PrintStep;
import org.nightwindow.kiosk.ledger.LedgerExport;
import org.nightwindow.kiosk.ledger.LedgerSettings;

/// The program is told to stop while somebody is served.
class LastVisitTest {
    @TempDir
    Path folder;

    /// A page takes longer here than the screen is waited for.
    @Test
    @Timeout(60)
    void theScreenEndsFirst_theProgramWaitsForHerPaper_andForNothingElse() throws Exception {
        try (Bench bench = new Bench(folder)) {
            bench.startOpen();
            bench.printer.pageTime(Duration.ofSeconds(7));
            Resident resident = new Resident(bench);
            resident.comesToThePreview();
            resident.prints();
            bench.see(PrintStep.class, step -> step.progress().get().dot() == PrintStep.Dot.PRINTING);
            bench.screenEnds();

            bench.kiosk().close();

            assertThat(bench.printer.tray().sheets()).hasSize(1);
            Path ledger = folder.resolve("ledger.json");
            assertThat(LedgerExport.write(LedgerSettings.under(bench.data), ledger))
                    .isInstanceOf(LedgerExport.Exported.Done.class);
            assertThat(Files.readString(ledger)).contains("\"state\" : \"DONE\",\n    \"serial\"");
        }
    }

    @Test
    @Timeout(60)
    void theScreenEndsBeforeTheFirstPicture_theProgramStops_thoughItsLedgerWasNeverOpened() throws Exception {
        try (Bench bench = new Bench(folder)) {
            bench.startOpen();
            bench.stop();
            ScreenThread screen = new ScreenThread();
            Kiosk kiosk = screen.get(() -> Kiosk.start(
                    ConfigReader.read(bench.config(), Map.of()), FirstPictureTest.on(screen, bench.seams())));
            screen.close();

            kiosk.close();

            assertThat(bench.data.resolve("ledger/db.lck")).doesNotExist();
        }
    }
}
