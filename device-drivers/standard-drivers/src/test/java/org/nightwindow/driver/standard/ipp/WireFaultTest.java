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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.testkit.ipp.Incomplete;
import org.nightwindow.driver.testkit.ipp.IppFault;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.ipp.Tray;

/// Lost, late and broken requests and answers, at each stage of a print.
final class WireFaultTest {
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

    @ParameterizedTest
    @CsvSource({
        "CUT_BEFORE_JOB,       TRANSPORT",
        "CUT_AFTER_JOB,        TRANSPORT",
        "BUSY,                 BUSY",
        "NOT_ACCEPTING,        NOT_READY",
        "INTERNAL_ERROR,       HARDWARE",
        "CUT_AFTER_FIRST_BYTE, TRANSPORT",
        "CUT_MID_DOCUMENT,     TRANSPORT",
        "ACCEPT_THEN_ABORT,    HARDWARE"
    })
    void whatEndsBeforeThePrinterHasItAll_isProvenNotPrinted(IppFault fault, Fault said) {
        for (Incomplete habit : new Incomplete[] {Incomplete.FORGETS, Incomplete.ABORTS}) {
            simulator.onIncomplete(habit);
            simulator.failNext(fault);
            String key = "P-" + fault + "-" + habit;

            assertFailed(bench.print(Bench.job(key, 2)), said);

            assertThat(bench.find(key)).isNotInstanceOf(PrintRecord.Printed.class);
            assertThat(Bench.value(bench.print(Bench.job(key + "-next", 1))).pagesOut())
                    .isEqualTo(1);
            assertThat(simulator.tray().sheets(key)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER_FIRST_BYTE", "CUT_MID_DOCUMENT"})
    void cutDuringTheDocument_aPrinterThatPrintsWhatItHas_isNotDenied(IppFault fault) {
        simulator.onIncomplete(Incomplete.PRINTS_FIRST_PAGE);
        simulator.failNext(fault);

        assertUnknown(bench.print(job), "only page 1 of 2", "job-state=aborted");

        assertThat(simulator.tray().sheets()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER_LAST_BYTE", "COMPLETE_THEN_CUT", "LOSE_JOB_STATUS", "LOSE_PRINTER_STATUS"})
    void aLostReply_isAskedFor_andThePrintIsDoneOnce(IppFault fault) {
        simulator.failNext(fault);

        assertThat(Bench.value(bench.print(job)).pagesOut()).isEqualTo(2);

        assertThat(simulator.tray().sheets()).extracting(Tray.Sheet::page).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "CUT_AFTER_FIRST_BYTE, FORGETS,           0",
        "CUT_MID_DOCUMENT,     FORGETS,           0",
        "CUT_MID_DOCUMENT,     PRINTS_FIRST_PAGE, 1",
    })
    void withPrintJobOnly_aCutDocument_isUnknown(IppFault fault, Incomplete habit, int sheets) {
        simulator.withoutCreateJob();
        simulator.onIncomplete(habit);
        simulator.failNext(fault);

        assertThat(bench.print(job)).isInstanceOf(Outcome.Unknown.class);

        assertThat(simulator.tray().sheets()).hasSize(sheets);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER_LAST_BYTE", "COMPLETE_THEN_CUT"})
    void withPrintJobOnly_aLostReply_isLookedUpByName(IppFault fault) {
        simulator.withoutCreateJob();
        simulator.failNext(fault);

        assertThat(Bench.value(bench.print(job)).pagesOut()).isEqualTo(2);

        assertThat(simulator.tray().sheets()).hasSize(2);
    }

    @Test
    void withPrintJobOnly_busyIsProvenNotPrinted() {
        simulator.withoutCreateJob();
        simulator.failNext(IppFault.BUSY);

        Outcome<PrintProof> outcome = bench.print(job);

        assertFailed(outcome, Fault.BUSY);
        assertThat(outcome.toString()).contains("DOCUMENT_REFUSED");
        assertThat(simulator.tray().sheets()).isEmpty();
    }

    @Test
    void theCancelReplyIsLost_itIsAskedForAgain() {
        simulator.paperOutBeforePage(1);
        simulator.failNext(IppFault.LOSE_CANCEL_REPLY);
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, call);
        await().until(bench::toldWaiting);

        call.cancel();

        assertFailed(printing.join(), Fault.SUPPLY_OUT);
    }

    @Test
    void theKioskDiedBetweenCreateJobAndTheDocument_findWithdrawsTheEmptyJob_andProvesIt() {
        try (IppLink dead = new IppLink(simulator.address())) {
            IppProtocol protocol = new IppProtocol(dead, "iso_a4_210x297mm", Duration.ofSeconds(1));
            if (protocol.printer(call) instanceof Answer.Said<PrinterSnapshot>(PrinterSnapshot printer)) {
                protocol.createJob("P-wire", printer, call);
            }
        }

        assertThat(bench.find("P-wire"))
                .isInstanceOfSatisfying(
                        PrintRecord.NotPrinted.class,
                        not -> assertThat(not.evidence()).startsWith("ENDED_WITHOUT_PAGE"));
        assertThat(bench.find("P-never")).isInstanceOf(PrintRecord.Forgotten.class);
    }

    @Test
    void calledOffBeforeTheFirstByte_isCancelled_andLeavesNoJobBehind() {
        simulator.slow(Duration.ofMillis(100));
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, call);
        await().until(() -> !bench.progress.isEmpty()); // SENDING: Create-Job is on its way

        call.cancel();

        assertThat(printing.join()).isEqualTo(Outcome.cancelled());
        simulator.clear();
        assertThat(bench.find("P-wire")).isInstanceOf(PrintRecord.NotPrinted.class);
        assertThat(simulator.tray().sheets()).isEmpty();
    }

    @Test
    void everyAnswerIsGarbled_nothingIsMadeUp() {
        simulator.pageTime(Duration.ofMillis(100));
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, Call.within(Duration.ofSeconds(4)));
        awaitPrinting();

        simulator.garble();

        switch (printing.join()) {
            case Outcome.Done<PrintProof>(PrintProof proof) -> {
                assertThat(proof.evidence()).startsWith("COMPLETED_AND_COUNTED");
                assertThat(simulator.tray().sheets()).hasSize(2);
            }
            case Outcome.Unknown<PrintProof> unknown -> {}
            case Outcome.Failed<PrintProof> failed -> throw new AssertionError(failed);
            case Outcome.Cancelled<PrintProof> cancelled -> throw new AssertionError(cancelled);
        }
        simulator.clear();
        await().until(() -> bench.find("P-wire") instanceof PrintRecord.Printed);
        assertThat(simulator.tray().sheets()).hasSize(2);
    }

    @Test
    void somethingElseAnswers_nothingIsSent() {
        simulator.failRepeatedly(IppFault.NOT_IPP);
        assertFailed(bench.print(job), Fault.TRANSPORT);
        assertThat(simulator.tray().sheets()).isEmpty();
    }

    @Test
    @Tag("slow") // 1 byte every 5 ms: some 30 s
    void everyAnswerDribbles_itPrintsAllTheSame() {
        try (Bench patient = new Bench(simulator.address())) {
            simulator.dribble();
            assertThat(Bench.value(patient.print(job, Call.within(Duration.ofMinutes(3))))
                            .pagesOut())
                    .isEqualTo(2);
        }
    }

    private void awaitPrinting() {
        await().until(() -> bench.progress.stream().anyMatch(it -> it.stage() == PrintProgress.Stage.PRINTING));
    }
}
