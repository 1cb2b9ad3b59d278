package org.nightwindow.driver.standard.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.driver.standard.ipp.IppPrinterTest.assertFailed;
import static org.nightwindow.driver.standard.ipp.PaperFaultTest.assertUnknown;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;

/// The driver against an IPP printer that we did not write. Each document has one page: this printer counts pages only
/// as its print command tells it.
final class EvePrinterTest {
    @TempDir
    static Path folder;

    private static EvePrinter printer;
    private static int jobs;

    private final PrintJob job = Bench.job("P-eve-" + ++jobs, 1);
    private final Call call = Call.within(Bench.LIMIT);
    private Bench bench;
    private int before;

    @BeforeAll
    static void switchOn() {
        EvePrinter.mustBeInstalled();
        printer = new EvePrinter(folder);
    }

    @AfterAll
    static void switchOff() {
        if (printer != null) {
            printer.close();
        }
    }

    @BeforeEach
    void open() {
        bench = new Bench(printer.url());
        before = printer.printed().size();
    }

    @AfterEach
    void close() throws IOException {
        printer.mend();
        bench.close();
    }

    @Test
    void onePageIsPrinted_andTheVeryBytesArrive() {
        PrintProof proof = Bench.value(bench.print(job));

        assertThat(proof.evidence()).startsWith("COMPLETED_AND_COUNTED").contains("job-completed-successfully");
        assertThat(proof.pagesOut()).isEqualTo(1);
        assertThat(printer.printed()).hasSize(before + 1).contains(job.pdf());
    }

    @Test
    void paperIsOut_residentIsTold_refillPrintsItOnce() throws IOException {
        printer.raise("media-empty-error");
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, call);
        await().until(bench::toldWaiting);
        assertThat(bench.progress.getLast().waitingFor()).contains(Fault.SUPPLY_OUT);
        assertThat(bench.printer.status().detail()).isEqualTo(Detail.SUPPLY_OUT);

        printer.mend();

        assertThat(Bench.value(printing.join()).pagesOut()).isEqualTo(1);
        assertThat(printer.printed()).hasSize(before + 1);
    }

    @Test
    void theTrayIsEmptyBefore_nothingIsSent() {
        printer.trays(0);
        assertFailed(bench.print(job), Fault.SUPPLY_OUT);
        assertThat(bench.find(job.key())).isInstanceOf(PrintRecord.Forgotten.class);

        printer.trays(250);
        bench.printer.poll(call);
        assertThat(bench.printer.status().usable()).isTrue();
    }

    @Test
    void aKeyPrintedByAnotherProcess_isFoundByName_andNotPrintedAgain() {
        Bench.value(bench.print(job));

        try (Bench restarted = new Bench(printer.url())) {
            assertThat(restarted.find(job.key())).isInstanceOf(PrintRecord.Printed.class);
            assertThat(restarted.print(job)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(printer.printed()).hasSize(before + 1);
    }

    @Test
    void thePrinterAbortsTheJob_nothingCameOut() throws IOException {
        printer.abortNext();

        Outcome<PrintProof> outcome = bench.print(job);

        assertFailed(outcome, Fault.HARDWARE);
        assertThat(outcome.toString()).contains("ENDED_WITHOUT_PAGE", "job-state=aborted");
        assertThat(printer.printed()).hasSize(before);
    }

    @Test
    void cancelledInAJam_thePageComesOutAllTheSame_andIsNotDenied() throws IOException {
        printer.raise("media-jam-error");
        CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, call);
        await().until(bench::toldWaiting);

        call.cancel();
        await().until(() -> bench.find(job.key()) instanceof PrintRecord.Running);
        printer.mend();

        assertUnknown(printing.join(), "job-state=canceled");
    }

    @Test
    void aPrinterThatIsSwitchedOff_isTold() {
        try (EvePrinter other = new EvePrinter(folder.resolve("other"))) {
            try (Bench otherBench = new Bench(other.url())) {
                other.kill();
                assertFailed(otherBench.print(job), Fault.TRANSPORT);
                assertThat(otherBench.printer.status().detail()).isEqualTo(Detail.COMMUNICATION);
            }
        }
    }
}
