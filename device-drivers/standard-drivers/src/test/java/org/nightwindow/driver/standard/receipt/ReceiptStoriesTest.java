package org.nightwindow.driver.standard.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.driver.standard.receipt.ReceiptBench.assertConfirmed;
import static org.nightwindow.driver.standard.receipt.ReceiptBench.assertFailed;
import static org.nightwindow.driver.standard.receipt.ReceiptBench.slip;

import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter.Confirmation;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.Supply.Level;
import org.nightwindow.driver.testkit.receipt.ReceiptFault;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.wire.Port;

/// The driver and the simulated printer, over a real socket.
class ReceiptStoriesTest {
    private ReceiptBench bench = new ReceiptBench();

    private void on(ReceiptPrinterSimulator simulator, Map<String, String> settings) {
        bench.close();
        bench = new ReceiptBench(simulator, settings);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    // ---- all is well

    @Test
    void aSlipIsPrinted_cut_andConfirmed_dotByDot() {
        assertConfirmed(bench.print(slip(1)));
        assertThat(bench.wholeOnes(slip(1))).singleElement().matches(piece -> piece.cut());
        assertThat(bench.polled().state()).isEqualTo(State.READY);
        assertThat(bench.printer().capabilities().can(Feature.CONFIRMS_PRINT)).isTrue();
        assertThat(bench.simulator.fullestBuffer()).isLessThan(4096);
    }

    @Test
    void paperOf58Millimetres() {
        on(ReceiptPrinterSimulator.start(384, Port.TCP), Map.of("dots", "384"));
        assertConfirmed(bench.print(slip(1, 384, 300)));
        assertThat(bench.wholeOnes(slip(1, 384, 300))).hasSize(1);
        assertFailed(bench.print(slip(1, 576, 300)), Fault.INVALID_DATA, "576");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 23, 24, 25, 48, 2000})
    void slipsOfAnyLength(int rows) {
        assertConfirmed(bench.print(slip(rows, 576, rows)));
        assertThat(bench.wholeOnes(slip(rows, 576, rows))).hasSize(1);
    }

    @Test
    void slipAfterSlip_eachOnItsOwnPaper_andOnlyTheFirstBeginsWithACut() {
        for (int i = 0; i < 4; i++) {
            assertConfirmed(bench.print(slip(i)));
        }
        assertThat(bench.simulator.tray().pieces()).hasSize(5);
        assertThat(bench.simulator.tray().slips()).hasSize(4).allMatch(piece -> piece.cut());
    }

    @Test
    void dotsThatSpellCommands_areDotsAndNothingElse() {
        byte[] dots = new byte[72 * 96];
        byte[] evil = {
            0x10, 0x04, 0x01, 0x10, 0x05, 0x02, 0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08, 0x10, 0x04,
            4
        };
        for (int i = 0; i < dots.length; i++) {
            dots[i] = evil[i % evil.length];
        }
        ReceiptImage slip = new ReceiptImage(576, 96, dots);
        assertConfirmed(bench.print(slip(1)));
        int before = bench.simulator.statusAsked();
        assertConfirmed(bench.print(slip));
        assertThat(bench.simulator.statusAsked() - before).isEqualTo(4);
        assertThat(bench.wholeOnes(slip)).hasSize(1);
    }

    @Test
    void theRollIsNearItsEnd_isSaid_andStillPrints() {
        bench.simulator.nearEnd(true);
        assertThat(bench.polled().detail()).isEqualTo(Detail.SUPPLY_LOW);
        assertThat(bench.printer().status().supplies().getFirst().level()).isEqualTo(Level.LOW);
        assertConfirmed(bench.print(slip(1)));
    }

    // ---- paper, cover, cutter, head

    @Test
    void paperIsOutBefore_nothingIsPrinted_andAfterRefillingOnlyWhatIsAskedFor() {
        bench.simulator.paperOut();
        assertFailed(bench.print(slip(1)), Fault.SUPPLY_OUT, "nothing was printed");
        assertThat(bench.printer().status().detail()).isEqualTo(Detail.SUPPLY_OUT);
        bench.simulator.loadPaper();
        assertThat(bench.polled().state()).isEqualTo(State.READY);
        assertConfirmed(bench.print(slip(2)));
        assertThat(bench.simulator.tray().slips()).hasSize(1);
    }

    @Test
    void paperRunsOutMidSlip_residentIsTold_andAfterRefillingNobodyGetsTheRest() {
        bench.simulator.failNext(new ReceiptFault.PaperOutAfter(100));
        assertFailed(bench.print(slip(1)), Fault.SUPPLY_OUT, "only a part");
        assertThat(bench.printer().status().supplies().getFirst().level()).isEqualTo(Level.OUT);
        bench.simulator.loadPaper();
        assertThat(bench.polled().state()).isEqualTo(State.READY);
        assertConfirmed(bench.print(slip(2)));
        assertThat(bench.wholeOnes(slip(1))).isEmpty();
        assertThat(bench.wholeOnes(slip(2))).hasSize(1);
        assertThat(bench.simulator.tray().slips()).hasSize(2);
        assertThat(bench.simulator.tray().slips().getFirst().rows()).isEqualTo(100);
    }

    @Test
    void paperIsUsedUpByTheLastCut_nobodyCanKnow_andNobodySaysSo() {
        bench.simulator.failNext(new ReceiptFault.PaperOutAfterCut());
        bench.print(slip(0)); // the cut that begins the first slip
        bench.simulator.loadPaper();
        assertConfirmed(bench.print(slip(1)));
        bench.simulator.failNext(new ReceiptFault.PaperOutAfterCut());
        assertThat(bench.print(slip(2))).isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.wholeOnes(slip(2))).hasSize(1);
    }

    @Test
    void theCoverIsOpenedMidSlip_isTold_andClosingItBringsNothingStaleOut() {
        assertConfirmed(bench.print(slip(0)));
        bench.simulator.failNext(new ReceiptFault.CoverOpenAfter(50));
        assertFailed(bench.print(slip(1)), Fault.COVER_OPEN, "only a part");
        assertThat(bench.printer().status().detail()).isEqualTo(Detail.COVER_OPEN);
        bench.simulator.closeCover();
        assertConfirmed(bench.print(slip(2)));
        assertThat(bench.wholeOnes(slip(1))).isEmpty();
        assertThat(bench.wholeOnes(slip(2))).hasSize(1);
    }

    @Test
    void theCutterIsStuck_theSlipMayHangThere_soNobodySaysThatItFailed() {
        assertConfirmed(bench.print(slip(0)));
        bench.simulator.failNext(new ReceiptFault.CutterJam());
        Outcome<Confirmation> outcome = bench.print(slip(1));
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcome.toString()).contains("cutter");
        bench.simulator.freeCutter();
        await().untilAsserted(() -> assertThat(bench.polled().state()).isEqualTo(State.READY));
        assertConfirmed(bench.print(slip(2)));
        assertThat(bench.wholeOnes(slip(2))).hasSize(1);
    }

    @Test
    void theCutterWasStuckBefore_isFailed_andTriedAgainByItself() {
        bench.simulator.jamCutter();
        assertFailed(bench.print(slip(1)), Fault.MEDIA_JAMMED, "nothing");
        bench.simulator.freeCutter();
        await().untilAsserted(() -> assertThat(bench.polled().state()).isEqualTo(State.READY));
    }

    @Test
    void theHeadIsHot_theSlipGoesOnWhenItHasCooled() {
        bench.print(slip(0));
        bench.simulator.failNext(new ReceiptFault.HotAfter(60));
        CompletableFuture<Outcome<Confirmation>> printing = bench.printing(slip(1));
        await().until(() -> bench.simulator.statusAsked() > 16);
        assertThat(printing).isNotDone();
        bench.simulator.coolDown();
        assertConfirmed(printing.join());
        assertThat(bench.wholeOnes(slip(1))).hasSize(1);
    }

    // ---- power, cable, silence

    @Test
    void powerGoesMidSlip_theNextSlipIsWhole_andNothingOfTheFirstHangsOnIt() {
        bench.print(slip(0));
        bench.simulator.failNext(new ReceiptFault.PowerOffAfter(77));
        assertFailed(bench.print(slip(1)), Fault.TRANSPORT, "only a part");
        assertThat(bench.printer().status().state()).isEqualTo(State.DISCONNECTED);
        bench.simulator.powerOn();
        bench.reopen();
        assertConfirmed(bench.print(slip(2)));
        assertThat(bench.wholeOnes(slip(2))).hasSize(1);
        assertThat(bench.wholeOnes(slip(1))).isEmpty();
    }

    @Test
    void theCableIsPulledAfterTheCut_isUnknown() {
        bench.print(slip(0));
        bench.simulator.failNext(new ReceiptFault.UnpluggedAfterCut());
        assertThat(bench.print(slip(1))).isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.wholeOnes(slip(1))).hasSize(1);
    }

    @Test
    void theConfirmationIsLost_isUnknown() {
        bench.print(slip(0));
        bench.simulator.failNext(new ReceiptFault.ConfirmationLost());
        assertThat(bench.print(slip(1))).isInstanceOf(Outcome.Unknown.class);
        assertThat(bench.wholeOnes(slip(1))).hasSize(1);
    }

    @Test
    @Tag("slow")
    void thePrinterFallsSilentMidSlip_theEndIsNeverSent() {
        bench.print(slip(0));
        bench.simulator.failNext(new ReceiptFault.SilentAfter(100));
        assertFailed(bench.print(slip(1)), Fault.TRANSPORT, "only a part");
        bench.simulator.clear();
        assertConfirmed(bench.print(slip(2)));
        assertThat(bench.wholeOnes(slip(1))).isEmpty();
        assertThat(bench.wholeOnes(slip(2))).hasSize(1);
    }

    @Test
    void thePrinterFallsSilentAtTheEnd_isUnknown() {
        bench.print(slip(0));
        bench.simulator.failNext(new ReceiptFault.SilentAfter(ReceiptBench.ROWS - 1));
        assertThat(bench.print(slip(1))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void thePrinterIsSilentFromTheStart_nothingIsSent() {
        bench.simulator.hang();
        assertFailed(bench.print(slip(1)), Fault.TRANSPORT, "nothing was printed");
        assertThat(bench.polled().state()).isEqualTo(State.DISCONNECTED);
        assertThat(bench.simulator.tray().pieces()).isEmpty();
    }

    @Test
    void nobodyIsThere_orNoPrinter_openingFailsFast() {
        bench.simulator.unplug();
        assertThat(ReceiptBench.open(bench.simulator, Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.TRANSPORT));
        bench.simulator.replug();
        bench.simulator.hang();
        assertThat(ReceiptBench.open(bench.simulator, Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(Fault.TRANSPORT));
    }

    @Test
    void theKioskDiesInTheMiddleOfABand_theNextProgramPrintsWhole() throws Exception {
        dieMidBand();
        bench.reopen();
        assertConfirmed(bench.print(slip(2)));
        assertThat(bench.wholeOnes(slip(2))).hasSize(1);
    }

    @Test
    @Tag("slow")
    void theKioskDiesInTheMiddleOfABand_alsoAPrinterThatCannotClearComesBack() throws Exception {
        bench.simulator.cannotClear();
        dieMidBand();
        bench.reopen();
        assertConfirmed(bench.print(slip(2)));
        assertThat(bench.wholeOnes(slip(2))).hasSize(1);
    }

    private void dieMidBand() throws Exception {
        bench.printer().close();
        URI address = URI.create(bench.simulator.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            byte[] begun = EscPos.raster(slip(1), 0, 24);
            socket.getOutputStream().write(begun, 0, begun.length - 500);
        }
    }

    @Test
    void everyAnswerIsGarbled_nothingIsMadeUp() {
        bench.print(slip(0));
        bench.simulator.garble();
        assertThat(bench.print(slip(1)).isDone()).isFalse();
        bench.simulator.clear();
        assertConfirmed(bench.print(slip(2)));
    }

    @Test
    void answersComeByteByByte_theSlipIsConfirmed() {
        bench.simulator.dribble();
        assertConfirmed(bench.print(slip(1)));
    }

    // ---- time

    @Test
    void theDeadlineIsHonoured_within200Milliseconds() {
        bench.print(slip(0));
        bench.simulator.failNext(new ReceiptFault.HotAfter(60));
        long start = System.nanoTime();
        Outcome<Confirmation> outcome = bench.printer().print(slip(1), bench.context.call(Duration.ofMillis(700)));
        assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis()).isBetween(650L, 900L);
        assertFailed(outcome, Fault.TIMEOUT, "only a part");
    }

    @Test
    void calledOffBefore_isCancelled_andNoPaperMoves() {
        bench.print(slip(0));
        int pieces = bench.simulator.tray().pieces().size();
        Call call = bench.context.call(ReceiptBench.LIMIT);
        call.cancel();
        assertThat(bench.printer().print(slip(1), call)).isEqualTo(Outcome.cancelled());
        assertThat(bench.simulator.tray().pieces()).hasSize(pieces);
    }

    @Test
    void calledOffMidSlip_theSlipIsFinished_forHalfASlipHelpsNobody() {
        bench.print(slip(0));
        bench.simulator.rowTime(Duration.ofMillis(1));
        Call call = bench.context.call(ReceiptBench.LIMIT);
        CompletableFuture<Outcome<Confirmation>> printing =
                CompletableFuture.supplyAsync(() -> bench.printer().print(slip(1), call));
        await().pollInterval(Duration.ofMillis(5)).until(() -> bench.simulator.hangingRows() > 0);
        call.cancel();
        assertConfirmed(printing.join());
    }

    // ---- kinds of printers

    @Test
    void aPrinterThatTalksUnasked_isUnderstood() {
        bench.simulator.pushesStatus(true);
        bench.simulator.nearEnd(true);
        assertConfirmed(bench.print(slip(1)));
        assertThat(bench.polled().detail()).isEqualTo(Detail.SUPPLY_LOW);
    }

    @Test
    void theCheapestPrinter_assumesOnly() {
        ReceiptPrinterSimulator cheap = ReceiptPrinterSimulator.start();
        cheap.knowsNoProcessIds();
        on(cheap, Map.of("confirm", "queued-status"));
        assertThat(bench.print(slip(1))).isEqualTo(Outcome.done(Confirmation.ASSUMED));
        assertThat(bench.wholeOnes(slip(1))).hasSize(1);
        assertThat(bench.printer().capabilities().can(Feature.CONFIRMS_PRINT)).isFalse();
        bench.simulator.failNext(new ReceiptFault.PaperOutAfter(100));
        assertFailed(bench.print(slip(2)), Fault.SUPPLY_OUT, "only a part");
    }

    @Test
    @Tag("slow")
    void processIdsOnAPrinterThatKnowsNone_isAFaultOfTheConfiguration_saidAtOnce() {
        ReceiptPrinterSimulator cheap = ReceiptPrinterSimulator.start();
        cheap.knowsNoProcessIds();
        Outcome<Device> outcome = ReceiptBench.open(cheap, Map.of());
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.fault()).isEqualTo(Fault.CONFIGURATION);
            assertThat(failed.detail()).contains("queued-status");
        });
        cheap.close();
    }

    @Test
    void aPrinterWithoutACutter_feedsSoThatItCanBeTornOff() {
        on(ReceiptPrinterSimulator.start(), Map.of("cutter", "none"));
        assertConfirmed(bench.print(slip(1)));
        assertThat(bench.printer().capabilities().can(Feature.CUTS_PAPER)).isFalse();
    }

    @Test
    void theSelfTestUsesNoPaper() {
        Outcome<SelfTest> outcome = bench.printer().selfTest(bench.context.call(ReceiptBench.LIMIT));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.value())
                                .isInstanceOfSatisfying(
                                        SelfTest.class,
                                        test -> assertThat(test.passed()).isTrue()));
        bench.simulator.openCover();
        outcome = bench.printer().selfTest(bench.context.call(ReceiptBench.LIMIT));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.value())
                                .isInstanceOfSatisfying(
                                        SelfTest.class,
                                        test -> assertThat(test.passed()).isFalse()));
        assertThat(bench.simulator.tray().pieces()).isEmpty();
    }
}
