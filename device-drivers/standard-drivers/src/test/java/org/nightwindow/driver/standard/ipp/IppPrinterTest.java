package org.nightwindow.driver.standard.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.Supply;
import org.nightwindow.driver.testkit.ipp.IppFault;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.ipp.Tray;

/// A printer in good order, and what its driver says while idle.
final class IppPrinterTest {
    private final IppPrinterSimulator simulator = IppPrinterSimulator.start();
    private Bench bench = new Bench(simulator.address());

    @BeforeEach
    void quick() {
        simulator.pageTime(java.time.Duration.ofMillis(10));
    }

    @AfterEach
    void close() {
        bench.close();
        simulator.close();
    }

    @Test
    void twoPagesComeOut_andTheProofSaysSoInThePrintersWords() {
        PrintJob job = Bench.job("P-two", 2);

        PrintProof proof = Bench.value(bench.print(job));

        assertThat(proof.pagesOut()).isEqualTo(2);
        assertThat(proof.evidence())
                .startsWith("COMPLETED_AND_COUNTED")
                .contains("job-state=completed", "job-impressions-completed=2");
        assertThat(simulator.tray().sheets()).extracting(Tray.Sheet::page).containsExactly(1, 2);
        assertThat(simulator.tray().documents().getFirst().pdf()).isEqualTo(job.pdf());
        assertThat(bench.progress.getFirst().stage()).isEqualTo(PrintProgress.Stage.SENDING);
        assertThat(bench.progress.getLast().pagesOut()).isLessThanOrEqualTo(2);
        assertThat(Bench.value(bench.printer.pageCounter(Call.within(Bench.LIMIT))))
                .isEqualTo(1002);
        assertThat(bench.find("P-two")).isEqualTo(new PrintRecord.Printed(proof));
    }

    @Test
    void aPrinterThatKnowsOnlyPrintJob_printsAsWell() {
        simulator.withoutCreateJob();

        assertThat(Bench.value(bench.print(Bench.job("P-old", 1))).pagesOut()).isEqualTo(1);
        assertThat(simulator.tray().sheets("P-old")).hasSize(1);
    }

    @Test
    void aKeyThatWasPrinted_isNeverSentAgain() {
        PrintJob job = Bench.job("P-once", 1);
        Outcome<PrintProof> first = bench.print(job);

        assertThat(bench.print(job)).isEqualTo(first);
        assertThat(simulator.tray().sheets()).hasSize(1);
    }

    @Test
    void aPrinterThatCountsNoPagesOfAJob_provesThemWithItsLifeCounter_orSaysThatItCannot() {
        simulator.withoutJobPageCount();
        assertThat(Bench.value(bench.print(Bench.job("P-life", 1))).evidence())
                .startsWith("COMPLETED_AND_LIFE_COUNTER");

        simulator.withoutLifeCounter();
        PrintProof proof = Bench.value(bench.print(Bench.job("P-blind", 1)));
        assertThat(proof.evidence()).startsWith("COMPLETED_NOT_COUNTED").contains("no page evidence");
        assertThat(proof.pagesOut()).isZero();
        assertThat(bench.printer.pageCounter(Call.within(Bench.LIMIT)))
                .isEqualTo(Outcome.failed(Fault.UNSUPPORTED, "no printer-impressions-completed"));
    }

    @Test
    void whatIsNoPdf_orHasOtherPages_neverReachesThePrinter() {
        assertFailed(
                bench.print(new PrintJob("P-text", "certificate".getBytes(java.nio.charset.StandardCharsets.UTF_8), 1)),
                Fault.INVALID_DATA);
        assertFailed(bench.print(new PrintJob("P-three", Bench.pdf(3), 2)), Fault.INVALID_DATA);
        assertThat(bench.find("P-text")).isInstanceOf(PrintRecord.Forgotten.class);
        assertThat(simulator.tray().sheets()).isEmpty();
    }

    @Test
    void aPrinterThatDropsJobNames_isFoundOutBeforeAnythingIsPrinted() {
        simulator.withoutJobNames();

        assertFailed(bench.print(Bench.job("P-named", 1)), Fault.UNSUPPORTED);
        assertThat(simulator.tray().sheets()).isEmpty();
        // and it does not stay behind as a job that waits for its document
        simulator.toner(80);
        assertThat(Bench.value(bench.printer.selfTest(Call.within(Bench.LIMIT))).passed())
                .isTrue();
    }

    @Test
    void statusTellsSupplies_lowAndOut() {
        assertThat(bench.printer.status().state()).isEqualTo(State.READY);
        assertThat(bench.printer.status().supplies())
                .extracting(Supply::kind, Supply::level)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Supply.Kind.PAPER, Supply.Level.FULL),
                        org.assertj.core.groups.Tuple.tuple(Supply.Kind.TONER, Supply.Level.OK));

        simulator.leaveSheets(20);
        assertStatus(State.DEGRADED, Detail.SUPPLY_LOW);
        simulator.leaveSheets(0);
        assertStatus(State.FAILED, Detail.SUPPLY_OUT);
        assertThat(bench.printer.status().supplies().getFirst().level()).isEqualTo(Supply.Level.OUT);
        simulator.loadPaper(250);
        simulator.toner(5);
        assertStatus(State.DEGRADED, Detail.SUPPLY_LOW);
        simulator.toner(0);
        assertStatus(State.FAILED, Detail.SUPPLY_OUT);
        simulator.toner(90);
        simulator.openCover();
        assertStatus(State.FAILED, Detail.COVER_OPEN);
        simulator.closeCover();
        simulator.jam();
        assertStatus(State.FAILED, Detail.MEDIA_JAMMED);
        simulator.clearJam();
        assertStatus(State.READY, Detail.NONE);
    }

    @Test
    void thePrinterIsUnplugged_statusSaysSo_andComesBack() {
        simulator.unplug();
        assertStatus(State.DISCONNECTED, Detail.COMMUNICATION);
        simulator.replug();
        assertStatus(State.READY, Detail.NONE);
    }

    @Test
    void onlyAPrinterOpens() {
        simulator.unplug();
        assertFailed(Bench.open(simulator.address(), Map.of()), Fault.TRANSPORT);
        simulator.replug();
        simulator.failRepeatedly(IppFault.NOT_IPP);
        assertFailed(Bench.open(simulator.address(), Map.of()), Fault.TRANSPORT);
        simulator.clear();
        assertFailed(Bench.open("tcp://127.0.0.1:9100", Map.of()), Fault.CONFIGURATION);
    }

    @Test
    void selfTestPassesOnASoundPrinter_andFailsWithoutPaper() {
        assertThat(Bench.value(bench.printer.selfTest(Call.within(Bench.LIMIT))).passed())
                .isTrue();
        simulator.leaveSheets(0);
        SelfTest report = Bench.value(bench.printer.selfTest(Call.within(Bench.LIMIT)));
        assertThat(report.checks()).filteredOn(check -> !check.passed()).isNotEmpty();
    }

    @Test
    void capabilitiesAreWhatThisPrinterReallyCan() {
        assertThat(bench.printer.capabilities().features())
                .containsExactlyInAnyOrder(Feature.FOLLOWS_JOBS, Feature.COUNTS_PAGES, Feature.MEASURES_SUPPLIES);
        bench.close();
        bench = new Bench(simulator.address(), Map.of("counter-kept", "true"));
        assertThat(bench.printer.capabilities().can(Feature.KEEPS_PAGE_COUNT)).isTrue();
        simulator.withoutLifeCounter();
        bench.close();
        bench = new Bench(simulator.address(), Map.of("counter-kept", "true"));
        assertThat(bench.printer.capabilities().features())
                .doesNotContain(Feature.COUNTS_PAGES, Feature.KEEPS_PAGE_COUNT);
    }

    @Test
    void theTrayIsExportedAsItCameOut(@TempDir Path folder) throws IOException {
        Bench.value(bench.print(Bench.job("P-export", 2)));
        Path file = folder.resolve("tray.json");

        simulator.tray().exportJson(file);

        List<Tray.Sheet> sheets = simulator.tray().sheets();
        assertThat(Files.readString(file))
                .isEqualTo("{\"sheets\":[\n"
                        + String.join(
                                ",\n", sheets.stream().map(IppPrinterTest::json).toList()) + "\n]}\n");
    }

    private static String json(Tray.Sheet sheet) {
        return "{\"jobName\":\"P-export\",\"jobId\":1,\"page\":" + sheet.page() + ",\"sha256\":\"" + sheet.sha256()
                + "\",\"at\":\"" + sheet.at() + "\",\"whole\":true}";
    }

    private void assertStatus(State state, Detail detail) {
        bench.printer.poll(Call.within(java.time.Duration.ofSeconds(1)));
        DeviceStatus status = bench.printer.status();
        assertThat(status.state()).as(status.toString()).isEqualTo(state);
        assertThat(status.detail()).isEqualTo(detail);
    }

    static void assertFailed(Outcome<?> outcome, Fault fault) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).fault()).isEqualTo(fault);
    }
}
