package org.nightwindow.driver.standard.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.driver.standard.ipp.IppPrinterTest.assertFailed;
import static org.nightwindow.driver.standard.ipp.PaperFaultTest.assertUnknown;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.ipp.Tray;

/// Power and cable: what the printer goes on doing, and what it forgets.
final class PowerFaultTest {
    private final IppPrinterSimulator simulator = IppPrinterSimulator.start();
    private final Bench bench = new Bench(simulator.address(), Map.of("answer-ms", "1000"));
    private final Call call = Call.within(Bench.LIMIT);
    private final PrintJob job = Bench.job("P-wire", 2);

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
    void printerIsOff_nothingIsSent_andItPrintsAfterwards() {
        simulator.powerOff(HalfFed.STAYS_INSIDE);
        assertFailed(bench.print(job), Fault.TRANSPORT);

        simulator.powerOn();

        assertThat(simulator.tray().sheets()).isEmpty();
        assertThat(Bench.value(bench.print(Bench.job("P-again", 1))).pagesOut()).isEqualTo(1);
    }

    @Test
    void cableIsPulledWhilePrinting_outcomeIsUnknown_andFindSettlesIt() {
        simulator.pageTime(Duration.ofMillis(200));
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, call);
        awaitPrinting();

        simulator.unplug();

        assertUnknown(printing.join(), "out of reach");
        simulator.replug();
        assertThat(bench.find("P-wire"))
                .isInstanceOfSatisfying(
                        PrintRecord.Printed.class,
                        printed -> assertThat(printed.proof().pagesOut()).isEqualTo(2));
        assertThat(simulator.tray().sheets()).extracting(Tray.Sheet::page).containsExactly(1, 2);
    }

    @Test
    void cableIsPulledForAMoment_thePrintIsFollowedToItsEnd() {
        simulator.pageTime(Duration.ofMillis(200));
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, call);
        awaitPrinting();

        simulator.unplug();
        await().until(() -> !simulator.tray().sheets().isEmpty());
        simulator.replug();

        assertThat(Bench.value(printing.join()).pagesOut()).isEqualTo(2);
        assertThat(simulator.tray().sheets()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(HalfFed.class)
    void printerRestartsDuringAPage_andForgetsTheJob_nobodyGuesses(HalfFed halfFed) {
        simulator.rebootDuringPage(1, halfFed);

        assertUnknown(bench.print(job), "forgotten", "printer-up-time=", "printer-impressions-completed=1000");

        assertThat(bench.find("P-wire")).isInstanceOf(PrintRecord.Forgotten.class);
        assertUnknown(bench.print(job), "already sent");
        assertThat(simulator.tray().sheets()).hasSize(halfFed == HalfFed.FALLS_OUT ? 1 : 0);
    }

    @Test
    void printerRestarts_andTheNumberBelongsToSomebodyElsesJob_whichProvesNothing() {
        simulator.pageTime(Duration.ofMillis(400));
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, call);
        awaitPrinting();

        simulator.reboot(HalfFed.STAYS_INSIDE);
        simulator.pageTime(Duration.ofMillis(10));
        try (Bench other = new Bench(simulator.address())) {
            PrintProof proof = Bench.value(other.print(Bench.job("P-other", 2)));
            assertThat(proof.deviceJobId()).isEqualTo("1");
        }

        assertUnknown(printing.join(), "forgotten");
        assertThat(simulator.tray().sheets("P-wire")).isEmpty();
    }

    @Test
    void thePrinterHangsWhilePrinting_outcomeIsUnknown_andFindSettlesIt() {
        simulator.pageTime(Duration.ofMillis(200));
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, call);
        awaitPrinting();

        simulator.hang();

        assertUnknown(printing.join(), "out of reach");
        simulator.clear();
        assertThat(bench.find("P-wire")).isInstanceOf(PrintRecord.Printed.class);
    }

    @Test
    void aKeyThatWasSent_isNeverDeniedLater_howeverBadThePrinterIs() {
        Bench.value(bench.print(job));
        simulator.leaveSheets(0);
        assertThat(bench.print(job)).isInstanceOf(Outcome.Done.class);

        simulator.unplug();
        assertUnknown(bench.print(job), "already sent");
        assertThat(simulator.tray().sheets()).hasSize(2);
    }

    private void awaitPrinting() {
        await().until(() -> bench.progress.stream().anyMatch(it -> it.stage() == PrintProgress.Stage.PRINTING));
    }
}
