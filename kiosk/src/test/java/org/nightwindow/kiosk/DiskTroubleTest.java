package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.SmallDisk;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.paper.PrintStep;
import org.nightwindow.kiosk.journey.trouble.About;
import org.nightwindow.kiosk.journey.trouble.Explanation;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;
import org.nightwindow.kiosk.ui.Language;
import org.nightwindow.kiosk.ui.Words;

/// The kiosk's disk is really full, see [SmallDisk].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiskTroubleTest {
    /// Room for the 64 MiB below which nothing new is begun, for the ballast, and for a ledger.
    private static final String SIZE = "120m";

    private static final int BLOCK = 4096;

    private Path data;
    private SmallDisk disk;
    private Bench bench;
    private Resident resident;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        disk = SmallDisk.mount(data, SIZE);
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterAll
    void close() throws Exception {
        if (bench != null) {
            bench.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @AfterEach
    void makeRoom() throws IOException {
        disk.makeRoom();
        bench.printer.pageTime(Duration.ofMillis(50));
        resident.leaves();
        bench.printer.tray().empty();
        bench.console.back();
        bench.becomesReady();
        bench.until(() -> bench.console.heartbeats().getLast().openActs() == 0);
        bench.console.cases().closeAll();
    }

    @Test
    void theDiskIsFullWhileNobodyIsThere_theTileSaysWhy_theConsoleIsTold_andItOpensWhenThereIsRoom() throws Exception {
        disk.fill();
        HomeStep home = resident.touches();
        bench.until(() -> Resident.taxTile(home).missing().equals(Optional.of(new Missing.DiskFull())));
        bench.until(() -> bench.console.heartbeats().getLast().items().stream()
                .anyMatch(item -> item.item().equals("TAX-01") && item.reason().equals("DISK_FULL")));
        disk.makeRoom();
        bench.until(() -> Resident.taxTile(home).lit());
    }

    @Test
    void theDiskIsFullWhenHerCodeIsToBeRemembered_theCodeIsNotTaken_andSheIsTold() throws Exception {
        resident.touches();
        resident.choosesTaxCertificate();
        resident.laysCard();
        endsAtTheEndOfABlock(data.resolve("used-codes"));
        disk.fill();
        resident.showsCode(bench.citizens.code(Citizens.ID, bench.time.instant()));
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.CannotRecord());
        assertThat(means(told, Language.ZH)).as("had she come to declare").contains("没有提交");
    }

    @Test
    void theDiskIsFullWhenTheDocumentIsToBeMade_nothingIsAskedOfTheConsole_andSheIsTold() throws Exception {
        resident.touches();
        resident.choosesTaxCertificate();
        resident.identifies();
        int asked = bench.console.asked().size();
        disk.fill();
        resident.fillsIn();
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.NotNow(new Missing.DiskFull()));
        assertThat(bench.console.asked()).hasSize(asked);
    }

    @Test
    void theDiskIsFullWhenShePressesPrint_nothingIsPrinted_theNumberIsVoid_andSheIsTold() throws Exception {
        resident.comesToThePreview();
        disk.fill();
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
        disk.fill();
        bench.see(DoneStep.class);
        assertThat(bench.printer.tray().sheets()).hasSize(1);
        String serial = bench.console.documents().getLast().serial();
        bench.until(() -> "PRINTED".equals(bench.console.serials().get(serial)));
    }

    @Test
    void theDiskIsFullWhenSheSigns_nothingIsKeptOrSent_sheIsTold_andOnceThereIsRoomSheHandsItInOnce() throws Exception {
        resident.comesToTheSignature();
        disk.fill();
        resident.signs();
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.NotNow(new Missing.DiskFull()));
        assertThat(means(told, Language.ZH)).contains("没有提交，也没有收费");
        assertThat(means(told, Language.EN)).contains("Nothing was handed in and nothing was charged");
        assertThat(bench.console.cases().opened()).isEmpty();

        disk.makeRoom();
        bench.until(() -> bench.ask(() -> told.ways().getFirst().kind() == Way.Kind.TRY_AGAIN));
        bench.act(() -> told.ways().getFirst().go().run());
        bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Filed);
        assertThat(bench.console.cases().opened()).hasSize(1);
    }

    @Test
    void theDiskFillsUpBehindADeclarationThatWaitsForTheLine_itIsDeliveredAndToldAllTheSame() throws Exception {
        resident.comesToTheSignature();
        bench.console.away();
        resident.signs();
        bench.see(FileStep.class, step -> step.dot().get() == FileStep.Dot.SENDING);
        disk.fill();
        bench.console.back();
        bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Filed);
        String key = bench.console.cases().opened().keySet().iterator().next();
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.DONE);
    }

    private static String means(TroubleStep told, Language language) {
        return Explanation.of(told.trouble(), About.DECLARATION, new Words(language))
                .means()
                .toString();
    }

    /// What is appended next needs a new block; empty lines mean nothing there.
    private static void endsAtTheEndOfABlock(Path file) throws IOException {
        long used = Files.exists(file) ? Files.size(file) % BLOCK : 0;
        Files.writeString(
                file, "\n".repeat((int) (BLOCK - used)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
