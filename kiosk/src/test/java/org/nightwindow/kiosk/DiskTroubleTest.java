package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.paper.PrintStep;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;

/// The kiosk's disk is really full: its data lie on a small tmpfs. Needs root; skipped elsewhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiskTroubleTest {
    /// Room for the 64 MiB below which nothing new is begun, for the ballast, and for a ledger.
    private static final String SIZE = "size=120m";

    private static final int BLOCK = 4096;

    private Path disk;
    private Path filler;
    private Bench bench;
    private Resident resident;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        assumeThat(System.getProperty("user.name")).as("only root may mount").isEqualTo("root");
        disk = Files.createDirectory(folder.resolve("data"));
        filler = disk.resolve("filler");
        assumeThat(run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString()))
                .as("mount is allowed here")
                .isZero();
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterAll
    void close() throws Exception {
        if (bench != null) {
            bench.close();
        }
        if (disk != null) {
            run("umount", "-l", disk.toString());
        }
    }

    @AfterEach
    void makeRoom() throws IOException {
        Files.deleteIfExists(filler);
        bench.printer.pageTime(Duration.ofMillis(50));
        resident.leaves();
        bench.printer.tray().empty();
        bench.becomesReady();
    }

    @Test
    void theDiskIsFullWhileNobodyIsThere_theTileSaysWhy_theConsoleIsTold_andItOpensWhenThereIsRoom() throws Exception {
        fill();
        HomeStep home = resident.touches();
        bench.until(() -> Resident.taxTile(home).missing().equals(Optional.of(new Missing.DiskFull())));
        bench.until(() -> bench.console.heartbeats().getLast().items().stream()
                .anyMatch(item -> item.item().equals("TAX-01") && item.reason().equals("DISK_FULL")));
        Files.delete(filler);
        bench.until(() -> Resident.taxTile(home).lit());
    }

    @Test
    void theDiskIsFullWhenHerCodeIsToBeRemembered_theCodeIsNotTaken_andSheIsTold() throws Exception {
        resident.touches();
        resident.choosesTaxCertificate();
        resident.laysCard();
        endsAtTheEndOfABlock(disk.resolve("used-codes"));
        fill();
        resident.showsCode(bench.citizens.code(Citizens.ID, bench.time.instant()));
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.CannotRecord());
    }

    @Test
    void theDiskIsFullWhenTheDocumentIsToBeMade_nothingIsAskedOfTheConsole_andSheIsTold() throws Exception {
        resident.touches();
        resident.choosesTaxCertificate();
        resident.identifies();
        int asked = bench.console.asked().size();
        fill();
        resident.fillsIn();
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.NotNow(new Missing.DiskFull()));
        assertThat(bench.console.asked()).hasSize(asked);
    }

    @Test
    void theDiskIsFullWhenShePressesPrint_nothingIsPrinted_theNumberIsVoid_andSheIsTold() throws Exception {
        resident.comesToThePreview();
        fill();
        resident.prints();
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.NotNow(new Missing.DiskFull()));
        assertThat(bench.printer.tray().sheets()).isEmpty();
        String serial = bench.console.documents().getLast().serial();
        bench.until(() -> "VOID".equals(bench.console.serials().get(serial)));
    }

    @Test
    void theDiskFillsUpWhileThePaperComesOut_sheTakesIt_andThatIsRecordedAndToldAllTheSame() throws Exception {
        bench.printer.pageTime(Duration.ofSeconds(1));
        resident.comesToThePreview();
        resident.prints();
        bench.see(PrintStep.class, step -> step.progress().get().dot() == PrintStep.Dot.PRINTING);
        fill();
        bench.see(DoneStep.class);
        assertThat(bench.printer.tray().sheets()).hasSize(1);
        String serial = bench.console.documents().getLast().serial();
        bench.until(() -> "PRINTED".equals(bench.console.serials().get(serial)));
    }

    /// What is appended next needs a new block; empty lines mean nothing there.
    private static void endsAtTheEndOfABlock(Path file) throws IOException {
        long used = Files.exists(file) ? Files.size(file) % BLOCK : 0;
        Files.writeString(
                file, "\n".repeat((int) (BLOCK - used)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[64 * 1024];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
