package org.nightwindow.driver.standard.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.driver.standard.ipp.IppPrinterTest.assertFailed;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.ipp.Jam;
import org.nightwindow.driver.testkit.ipp.Tray;

/// Paper, toner, jams and covers: before, during and between pages. After each story the printer is mended, and
/// nothing more may come out of it than the driver said.
final class PaperFaultTest {
    private final IppPrinterSimulator simulator = IppPrinterSimulator.start();
    private final Bench bench = new Bench(simulator.address());
    private final Call call = Call.within(Bench.LIMIT);

    @BeforeEach
    void quick() {
        simulator.pageTime(Duration.ofMillis(10));
    }

    @AfterEach
    void close() {
        bench.close();
        simulator.close();
    }

    @Test
    void paperIsOutBefore_nothingIsSent() {
        simulator.leaveSheets(0);

        assertFailed(bench.print(Bench.job("P-1", 1)), Fault.SUPPLY_OUT);

        assertThat(bench.find("P-1")).isInstanceOf(PrintRecord.Forgotten.class);
        assertThat(bench.progress).isEmpty();
        assertNothingEverCameOut("P-1");
    }

    @Test
    void paperRunsOutAfterTheCheck_residentIsTold_refillPrintsItOnce() {
        simulator.paperOutBeforePage(1);
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-1", 1), call);
        await().until(bench::toldWaiting);
        assertThat(bench.progress.getLast())
                .isEqualTo(new PrintProgress(PrintProgress.Stage.WAITING, 0, Optional.of(Fault.SUPPLY_OUT)));

        simulator.loadPaper(100);

        assertThat(Bench.value(printing.join()).pagesOut()).isEqualTo(1);
        assertThat(simulator.tray().sheets()).hasSize(1);
    }

    @Test
    void paperRunsOutAfterTheCheck_residentLeaves_nothingComesOutForTheNextOne() {
        simulator.paperOutBeforePage(1);
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-1", 1), call);
        await().until(bench::toldWaiting);

        call.cancel();

        assertFailed(printing.join(), Fault.SUPPLY_OUT);
        assertThat(bench.find("P-1")).isInstanceOf(PrintRecord.NotPrinted.class);
        assertNothingEverCameOut("P-1");
    }

    @Test
    void paperRunsOutAndNobodyComes_theJobIsWithdrawnBeforeTimeIsUp() {
        simulator.paperOutBeforePage(1);

        Outcome<PrintProof> outcome = bench.print(Bench.job("P-1", 1), Call.within(Duration.ofSeconds(2)));

        assertFailed(outcome, Fault.SUPPLY_OUT);
        assertNothingEverCameOut("P-1");
    }

    @Test
    void theKioskDiesWhileItsJobWaitsForPaper_theNextRunTakesItAway_andPaperBringsNothingOut() {
        simulator.paperOutBeforePage(1);
        CompletableFuture<Outcome<PrintProof>> dead = bench.printing(Bench.job("P-1", 1), call);
        await().until(bench::toldWaiting);

        try (Bench next = new Bench(simulator.address())) {
            assertThat(next.find("P-1")).isInstanceOf(PrintRecord.Running.class);
            await().until(() -> next.withdraw("P-1") instanceof PrintRecord.NotPrinted);
            assertThat(next.withdraw("P-1")).as("again").isInstanceOf(PrintRecord.NotPrinted.class);
            assertThat(next.withdraw("P-never")).isInstanceOf(PrintRecord.Forgotten.class);
        }
        assertFailed(dead.join(), Fault.SUPPLY_OUT);
        assertNothingEverCameOut("P-1");
    }

    @Test
    void paperRunsOutBetweenTwoPages_refillPrintsTheSecondOnly() {
        simulator.leaveSheets(1);
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-2", 2), call);
        await().until(bench::toldWaiting);
        await("page 1 is counted").until(() -> bench.progress.getLast().pagesOut() == 1);

        simulator.loadPaper(100);

        assertThat(Bench.value(printing.join()).pagesOut()).isEqualTo(2);
        assertThat(simulator.tray().sheets()).extracting(Tray.Sheet::page).containsExactly(1, 2);
    }

    @Test
    void paperRunsOutBetweenTwoPages_residentLeaves_onlyPageOneOfTwoIsSaid() {
        simulator.leaveSheets(1);
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-2", 2), call);
        await().until(bench::toldWaiting);

        call.cancel();

        assertUnknown(printing.join(), "only page 1 of 2");
        assertThat(bench.find("P-2"))
                .isInstanceOfSatisfying(
                        PrintRecord.Partly.class,
                        partly -> assertThat(partly.pagesOut()).isEqualTo(1));
        simulator.loadPaper(100);
        assertPrinterWorks();
        assertThat(simulator.tray().sheets("P-2")).extracting(Tray.Sheet::page).containsExactly(1);
    }

    @Test
    void aPrinterThatStopsOnlyOnceItHasPaper_leavesTheActUnknown_andFindSettlesIt() {
        simulator.cancelWaitsForRepair(true);
        simulator.paperOutBeforePage(1);

        assertUnknown(bench.print(Bench.job("P-1", 1), Call.within(Duration.ofSeconds(4))), "did not end");
        assertThat(bench.find("P-1")).isInstanceOf(PrintRecord.Running.class);

        simulator.loadPaper(100);
        await().until(() -> bench.find("P-1") instanceof PrintRecord.NotPrinted);
        assertNothingEverCameOut("P-1");
    }

    @Test
    void residentCancelsWhileThePageIsOnItsWay_thePageIsNotDenied() {
        simulator.pageTime(Duration.ofMillis(300));
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-1", 1), call);
        awaitStage(PrintProgress.Stage.PRINTING);

        call.cancel();

        assertUnknown(printing.join(), "job-state=canceled", "job-impressions-completed=1");
        assertThat(simulator.tray().sheets("P-1")).hasSize(1);
    }

    @Test
    void aPrinterThatSaysCanceledWhileThePageIsStillComing_isNotBelieved() {
        simulator.cancelEndsEarly(true);
        simulator.pageTime(Duration.ofMillis(300));
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-1", 1), call);
        awaitStage(PrintProgress.Stage.PRINTING);

        call.cancel();

        assertUnknown(printing.join(), "job-impressions-completed=1");
        assertThat(simulator.tray().sheets("P-1")).hasSize(1);
    }

    @Test
    void jammedBefore_nothingIsSent() {
        simulator.jam();

        assertFailed(bench.print(Bench.job("P-1", 1)), Fault.MEDIA_JAMMED);

        simulator.clearJam();
        assertNothingEverCameOut("P-1");
    }

    @Test
    void jamInside_clearedByATechnician_printsThatPageOnce() {
        simulator.jamAtPage(2, Jam.STUCK_INSIDE);
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-2", 2), call);
        await().until(bench::toldWaiting);
        assertThat(bench.progress.getLast().waitingFor()).contains(Fault.MEDIA_JAMMED);

        simulator.clearJam();

        assertThat(Bench.value(printing.join()).pagesOut()).isEqualTo(2);
        assertThat(simulator.tray().sheets()).extracting(Tray.Sheet::page).containsExactly(1, 2);
    }

    @Test
    void jamThatSwallowsAPage_isNeverDone() {
        simulator.jamAtPage(2, Jam.PAGE_LOST);
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-2", 2), call);
        await().until(bench::toldWaiting);

        simulator.clearJam();

        assertUnknown(printing.join(), "only page 1 of 2", "job-state=completed");
        assertThat(simulator.tray().sheets()).extracting(Tray.Sheet::page).containsExactly(1);
    }

    @Test
    void aSheetHangsHalfOutOfAJam_residentLeaves_nobodySaysThatNothingCameOut() {
        simulator.jamAtPage(1, Jam.HALF_OUT);
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-1", 1), call);
        await().until(bench::toldWaiting);

        call.cancel();

        assertUnknown(printing.join(), "half out");
        assertThat(bench.find("P-1")).isInstanceOf(PrintRecord.Unclear.class);
        assertThat(simulator.tray().sheets("P-1")).extracting(Tray.Sheet::whole).containsExactly(false);
    }

    @Test
    void coverOpensBetweenPages_closedAgain_bothPagesOnce() {
        simulator.pageTime(Duration.ofMillis(100));
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(Bench.job("P-2", 2), call);
        awaitStage(PrintProgress.Stage.PRINTING);
        simulator.openCover();
        await().until(bench::toldWaiting);
        assertThat(bench.progress.getLast().waitingFor()).contains(Fault.COVER_OPEN);

        simulator.closeCover();

        assertThat(Bench.value(printing.join()).pagesOut()).isEqualTo(2);
        assertThat(simulator.tray().sheets()).extracting(Tray.Sheet::page).containsExactly(1, 2);
    }

    @Test
    void tonerIsEmpty_nothingIsSent() {
        simulator.toner(0);

        assertFailed(bench.print(Bench.job("P-1", 1)), Fault.SUPPLY_OUT);

        simulator.toner(100);
        assertNothingEverCameOut("P-1");
    }

    private void awaitStage(PrintProgress.Stage stage) {
        await().until(() -> bench.progress.stream().anyMatch(it -> it.stage() == stage));
    }

    /// Mended, and after another document has gone through, the paper path must have had nothing of this key.
    private void assertNothingEverCameOut(String key) {
        simulator.clear();
        assertPrinterWorks();
        assertThat(simulator.tray().sheets(key)).isEmpty();
    }

    private void assertPrinterWorks() {
        PrintJob next = Bench.job("P-next", 1);
        assertThat(Bench.value(bench.print(next)).pagesOut()).isEqualTo(1);
    }

    static void assertUnknown(Outcome<PrintProof> outcome, String... words) {
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        Outcome.Unknown<PrintProof> unknown = (Outcome.Unknown<PrintProof>) outcome;
        assertThat(unknown.reason()).contains(words);
        assertThat(unknown.queryKey()).isPresent();
    }
}
