package org.nightwindow.driver.standard.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.driver.standard.receipt.ReceiptBench.assertConfirmed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ReceiptImage;
import org.nightwindow.driver.ReceiptPrinter.Confirmation;
import org.nightwindow.driver.testkit.receipt.ReceiptFault;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;

/// Whatever happens after whatever row: what the driver says is what the tray shows.
class AnyFaultAtAnyRowTest {
    /// Three bands; with the feed to the cutter the piece has 156 rows.
    private static final int ROWS = 60;

    private static final List<IntFunction<ReceiptFault>> KINDS = List.of(
            ReceiptFault.PaperOutAfter::new,
            ReceiptFault.CoverOpenAfter::new,
            ReceiptFault.PowerOffAfter::new,
            ReceiptFault.UnpluggedAfter::new,
            ReceiptFault.SilentAfter::new,
            row -> new ReceiptFault.CutterJam(),
            row -> new ReceiptFault.UnpluggedAfterCut(),
            row -> new ReceiptFault.PaperOutAfterCut(),
            row -> new ReceiptFault.ConfirmationLost());

    @Test
    void theDriverNeverSaysMoreThanIsTrue() {
        assertTrue(ROWS, Map.of(), false);
    }

    @Test
    @Tag("slow")
    void atManyRows() {
        for (int row : new int[] {1, 24, 47, 58, 61, 156}) {
            assertTrue(row, Map.of(), row % 2 == 0);
        }
        assertTrue(30, Map.of("confirm", "queued-status"), true);
        assertTrue(60, Map.of("confirm", "queued-status"), true);
    }

    private static void assertTrue(int row, Map<String, String> settings, boolean cannotClear) {
        try (ReceiptBench bench = new ReceiptBench(ReceiptPrinterSimulator.start(), settings)) {
            if (cannotClear) {
                bench.simulator.cannotClear();
            }
            bench.print(slip(0));
            for (int kind = 0; kind < KINDS.size(); kind++) {
                ReceiptFault fault = KINDS.get(kind).apply(row);
                ReceiptImage slip = slip(1 + kind * 2);
                bench.simulator.failNext(fault);
                Outcome<Confirmation> outcome = bench.print(slip);
                bench.simulator.powerOn();
                bench.simulator.replug();
                bench.simulator.clear();
                bench.reopen();
                ReceiptImage next = slip(2 + kind * 2);
                assertThat(bench.print(next).isDone())
                        .as("next after %s", fault)
                        .isTrue();
                assertThat(bench.wholeOnes(next)).as("next after %s", fault).hasSize(1);
                int whole = bench.wholeOnes(slip).size();
                switch (outcome) {
                    case Outcome.Done<Confirmation> _ ->
                        assertThat(whole).as("done, %s", fault).isEqualTo(1);
                    case Outcome.Failed<Confirmation> failed ->
                        assertThat(whole).as("%s, %s", failed, fault).isZero();
                    case Outcome.Unknown<Confirmation> _ ->
                        assertThat(whole).as("unknown, %s", fault).isLessThan(2);
                    case Outcome.Cancelled<Confirmation> _ -> throw new AssertionError("nobody called it off");
                }
            }
        }
    }

    private static ReceiptImage slip(long seed) {
        return ReceiptBench.slip(seed, 576, ROWS);
    }

    /// Such a printer answers every question alike: the answer to one of yesterday must not count for today's.
    @Test
    void theRestOfAnEarlierSlipComesOutSlowly_itsAnswersConfirmNothingOfTheNext() {
        try (ReceiptBench bench =
                new ReceiptBench(ReceiptPrinterSimulator.start(), Map.of("confirm", "queued-status"))) {
            bench.simulator.cannotClear();
            bench.print(slip(0));
            bench.simulator.failNext(new ReceiptFault.PaperOutAfter(30));
            assertThat(bench.print(slip(1)).isDone()).isFalse();
            bench.simulator.rowTime(Duration.ofMillis(2));
            bench.simulator.dribble(); // else all late answers come in one piece and are passed over together
            bench.simulator.loadPaper();
            bench.reopen();
            bench.simulator.rowTime(Duration.ofMillis(1));
            assertThat(bench.print(slip(2)).isDone()).isTrue();
            assertThat(bench.wholeOnes(slip(2))).hasSize(1);
        }
    }

    @Test
    void withNoFaultAtAll_everySlipIsDone() {
        try (ReceiptBench bench = new ReceiptBench()) {
            for (int i = 0; i < 20; i++) {
                assertConfirmed(bench.print(slip(i)));
            }
            assertThat(bench.simulator.tray().slips()).hasSize(20);
        }
    }
}
