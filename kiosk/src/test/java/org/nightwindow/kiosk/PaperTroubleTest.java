package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.Jam;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.paper.PrintStep;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;

/// What the resident is told when paper and printer fail, and what ledger, tray and console say beside it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PaperTroubleTest {
    /// Of the 60 s a page may take; the driver keeps the last ten to call the job off.
    private static final Duration NOBODY_REFILLS = Duration.ofSeconds(50);

    private Bench bench;
    private Resident resident;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @AfterEach
    void mend() {
        resident.leaves();
        bench.printer.clear();
        bench.printer.loadPaper(100);
        bench.printer.tray().empty();
        bench.console.pages(1);
        bench.becomesReady();
    }

    @Test
    void paperRunsOutBeforeTheFirstPage_nothingComesOut_andSheMayTryAgainOnlyWhenThereIsPaper()
            throws InterruptedException {
        resident.comesToThePreview();
        bench.printer.paperOutBeforePage(1);
        resident.prints();
        bench.see(PrintStep.class, s -> s.progress().get().waitingFor().isPresent());
        bench.waitsAtThePrinter(NOBODY_REFILLS);

        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.NothingPrinted(Fault.SUPPLY_OUT));
        assertThat(kinds(told)).containsExactly(Way.Kind.OTHER_SERVICE, Way.Kind.LEAVE);
        assertThat(bench.printer.tray().sheets()).isEmpty();
        bench.until(() ->
                lastOutcome() == KioskEvent.Outcome.NOT_DONE || lastOutcome() == KioskEvent.Outcome.RESOLVED_NOT_DONE);

        bench.printer.loadPaper(50);
        bench.until(() -> kinds(told).contains(Way.Kind.TRY_AGAIN));
        assertThat(bench.printer.tray().sheets()).as("nothing prints by itself").isEmpty();
    }

    @Test
    void paperRunsOutBetweenTwoPages_residentIsTold_nothingPrintsTwice() throws InterruptedException {
        bench.console.pages(2);
        resident.comesToThePreview();
        bench.printer.paperOutBeforePage(2);
        resident.prints();
        bench.see(PrintStep.class, s -> s.progress().get().waitingFor().isPresent());
        bench.waitsAtThePrinter(NOBODY_REFILLS.plusSeconds(15));

        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isInstanceOfSatisfying(Trouble.PartlyPrinted.class, partly -> {
            assertThat(partly.pagesOut()).isEqualTo(1);
            assertThat(partly.pages()).isEqualTo(2);
            assertThat(partly.fault()).contains(Fault.SUPPLY_OUT);
        });
        bench.printer.loadPaper(50);
        bench.until(() -> kinds(told).contains(Way.Kind.TRY_AGAIN));
        assertThat(bench.printer.tray().sheets())
                .as("page 2 does not follow by itself")
                .hasSize(1);
        assertThat(lastOutcome()).isEqualTo(KioskEvent.Outcome.UNKNOWN);
    }

    @Tag("slow")
    @Test
    void paperJamsOnTheFirstPage_sheIsToldTheTruth() throws InterruptedException {
        resident.comesToThePreview();
        bench.printer.jamAtPage(1, Jam.STUCK_INSIDE);
        resident.prints();
        bench.see(PrintStep.class, s -> s.progress().get().waitingFor().isPresent());
        bench.waitsAtThePrinter(NOBODY_REFILLS);

        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble())
                .isEqualTo(new Trouble.PrintUncertain(
                        bench.console.documents().getLast().serial(), 1));
        assertThat(kinds(told)).doesNotContain(Way.Kind.TRY_AGAIN);
        bench.printer.clearJam();
    }

    @Test
    void printerIsOffWhenShePresses_nothingWasSent() {
        resident.comesToThePreview();
        bench.printer.powerOff(HalfFed.STAYS_INSIDE);
        resident.prints();

        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isInstanceOf(Trouble.NothingPrinted.class);
        bench.until(() -> lastOutcome() == KioskEvent.Outcome.NOT_DONE);
        bench.printer.powerOn();
        assertThat(bench.printer.tray().sheets()).isEmpty();
    }

    @Test
    void printerRebootsAndForgetsTheJob_itIsNotGuessed_andNotPrintedAgain() {
        resident.comesToThePreview();
        bench.printer.rebootDuringPage(1, HalfFed.STAYS_INSIDE);
        resident.prints();

        TroubleStep told = bench.see(TroubleStep.class);
        String serial = bench.console.documents().getLast().serial();
        assertThat(told.trouble()).isEqualTo(new Trouble.PrintUncertain(serial, 1));
        assertThat(kinds(told)).containsExactly(Way.Kind.OTHER_SERVICE, Way.Kind.LEAVE);
        bench.until(() -> lastOutcome() == KioskEvent.Outcome.UNKNOWN);
    }

    @Test
    void trayIsEmptyBeforeSheBegins_theTileIsUnlitAndSaysWhy() {
        bench.printer.leaveSheets(0);
        bench.until(() -> bench.openItems() == 2); // what she declares needs no paper
        HomeStep home = resident.touches();
        bench.act(() -> home.choose(Resident.taxTile(home)));
        assertThat(bench.ask(
                        () -> home.explained().get().orElseThrow().missing().orElseThrow()))
                .isInstanceOfSatisfying(
                        Missing.DeviceOut.class,
                        out -> assertThat(out.code()).isEqualTo("document-printer:SUPPLY_OUT"));
    }

    private KioskEvent.Outcome lastOutcome() {
        String key = bench.console.documents().getLast().key();
        return bench.console.outcomes().get(key);
    }

    private List<Way.Kind> kinds(TroubleStep step) {
        return bench.ask(() -> step.ways().stream().map(Way::kind).toList());
    }
}
