package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.Tray;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.kiosk.attendant.DoorStep;
import org.nightwindow.kiosk.attendant.EnrolStep;
import org.nightwindow.kiosk.attendant.Feed;
import org.nightwindow.kiosk.attendant.LeavingStep;
import org.nightwindow.kiosk.attendant.Machine;
import org.nightwindow.kiosk.attendant.Machine.Settled;
import org.nightwindow.kiosk.attendant.Machine.TestPrint;
import org.nightwindow.kiosk.attendant.OverviewStep;
import org.nightwindow.kiosk.attendant.PaperStep;
import org.nightwindow.kiosk.attendant.SheetsStep;
import org.nightwindow.kiosk.attendant.TestPageStep;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.SlipCode;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.ledger.CommitWatch;
import org.nightwindow.kiosk.visit.Desk;

/// At 03:40 a technician stands before the kiosk: one sheet is UNKNOWN, and there is no paper. The whole kiosk, with
/// ledger, tray and console beside it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AttendantStoryTest {
    private static final String ACCOUNT = "S-1f0c99ab";

    private volatile boolean diskFails;
    private Bench bench;
    private Resident resident;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder)
                .commits(new CommitWatch() {
                    @Override
                    public void before(String commit) throws SQLException {
                        if (diskFails && commit.equals("settle")) {
                            throw new SQLException("the disk does not work");
                        }
                    }

                    @Override
                    public void after(String commit) {}
                })
                .startOpen();
        resident = new Resident(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @AfterEach
    void mend() throws Exception {
        diskFails = false;
        bench.console.back();
        bench.printer.clear();
        bench.printer.loadPaper(100);
        bench.printer.tray().empty();
        bench.act(bench.kiosk().desk()::attendEnds);
        bench.becomesReady();
    }

    /// @return its key
    private String leavesAnUnknownSheet() {
        resident.comesToThePreview();
        bench.printer.rebootDuringPage(1, HalfFed.STAYS_INSIDE);
        resident.prints();
        bench.see(TroubleStep.class);
        String key = bench.console.documents().getLast().key();
        bench.until(() -> bench.console.outcomes().get(key) == Outcome.UNKNOWN);
        resident.leaves();
        bench.becomesReady();
        return key;
    }

    private String code() {
        return bench.console.certificates().staffCode("990101-K03", ACCOUNT, bench.time.instant());
    }

    private OverviewStep comesIn() {
        bench.act(bench.kiosk().desk()::knock);
        bench.see(DoorStep.class);
        shows(code());
        return bench.see(OverviewStep.class);
    }

    private void shows(String text) {
        bench.until(bench.scanner::on);
        bench.scanner.show(text);
    }

    private SheetsStep settles(OverviewStep overview, boolean here) {
        bench.act(overview::sheets);
        SheetsStep sheets = bench.see(SheetsStep.class, s -> s.state().get() instanceof SheetsStep.State.Look);
        bench.act(here ? sheets::here : sheets::notHere);
        bench.act(sheets::confirm);
        return sheets;
    }

    @Test
    void theWholeNight_offline_paperIsLoaded_theSheetIsSettled_andTheKioskIsOpenAgain() throws Exception {
        String key = leavesAnUnknownSheet();
        bench.printer.leaveSheets(0);
        bench.console.away();

        OverviewStep overview = comesIn();
        bench.until(() -> overview.counters().get().flatMap(c -> c.sheets()).isPresent());
        assertThat(bench.ask(() -> overview.counters()
                        .get()
                        .orElseThrow()
                        .sheets()
                        .orElseThrow()
                        .unknown()))
                .isEqualTo(1);

        bench.act(() -> overview.load(Feed.PAGES));
        PaperStep paper = bench.see(PaperStep.class, s -> s.stage().get() == PaperStep.Stage.OUT);
        bench.printer.loadPaper(200);
        bench.see(PaperStep.class, s -> s.stage().get() == PaperStep.Stage.LOADED);

        bench.act(paper::testPage);
        bench.act(bench.see(TestPageStep.class)::print);
        TestPageStep tested = bench.see(TestPageStep.class, s -> s.state().get() instanceof TestPageStep.State.Ended);
        assertThat(bench.ask(() -> ((TestPageStep.State.Ended) tested.state().get()).how()))
                .isInstanceOf(TestPrint.Printed.class);
        thePageIsNoDocument();
        bench.act(tested::back);

        SheetsStep sheets = settles(bench.see(OverviewStep.class), false);
        bench.until(() -> sheets.state()
                .get()
                .equals(new SheetsStep.State.NothingToSettle(Optional.of(new Settled.Written(false)))));
        bench.act(sheets::back);
        bench.act(bench.see(OverviewStep.class)::leave);
        LeavingStep leaving = bench.see(LeavingStep.class);
        assertThat(leaving.outlook().get().closed())
                .extracting(Machine.Closed::why)
                .as("paper is there, the line is not")
                .contains(new Missing.Offline());
        bench.act(leaving::leave);
        bench.see(AttractStep.class);

        bench.console.back();
        bench.becomesReady();
        bench.until(() -> bench.console.outcomes().get(key) == Outcome.RESOLVED_NOT_DONE);
        KioskEvent.ActChanged told = bench.console.events().stream()
                .filter(KioskEvent.ActChanged.class::isInstance)
                .map(KioskEvent.ActChanged.class::cast)
                .filter(act -> act.key().equals(key))
                .toList()
                .getLast();
        assertThat(told.evidence()).startsWith("account " + ACCOUNT + " looked at the kiosk: ");
        bench.until(() -> noticed().stream().anyMatch(text -> text.startsWith("NW-3702")));
        assertThat(noticed())
                .contains("NW-3701 account " + ACCOUNT)
                .anyMatch(text ->
                        text.startsWith("NW-3702 account " + ACCOUNT + ", left, sheets settled: 1; not open: "));
    }

    @Test
    void theRollIsEmpty_itIsChanged_andATestSlipShowsThatItPrints_andIsNoSlip() throws Exception {
        bench.receipts.paperOut();
        comesIn();
        PaperStep roll = changesTheRoll(PaperStep.Stage.OUT);
        bench.receipts.openCover();
        bench.until(() -> roll.stage().get() == PaperStep.Stage.OPEN);
        bench.receipts.loadPaper();
        bench.receipts.closeCover();
        bench.until(() -> roll.stage().get() == PaperStep.Stage.LOADED);

        int slips = bench.receipts.tray().slips().size();
        int told = bench.console.outcomes().size();
        assertThat(triesASlip(roll)).isInstanceOf(TestPrint.Printed.class);
        assertThat(bench.receipts.tray().slips()).hasSize(slips + 1);
        assertThatThrownBy(() -> SlipCode.on(bench.receipts.tray().slips().getLast()))
                .as("nothing anybody could show")
                .hasMessage("no code on the paper");

        bench.receipts.paperOut();
        assertThat(triesASlip(roll)).isEqualTo(new TestPrint.NotWhole(true));
        bench.receipts.loadPaper();
        PaperStep again = changesTheRoll(PaperStep.Stage.LOADED);
        bench.receipts.unplug();
        assertThat(triesASlip(again)).isEqualTo(new TestPrint.NotWhole(false));
        bench.receipts.replug();
        assertThat(triesASlip(changesTheRoll(PaperStep.Stage.LOADED))).isInstanceOf(TestPrint.Printed.class);
        assertThat(bench.receipts.tray().slips())
                .as("no act: nothing comes by itself")
                .hasSize(slips + 2);
        assertThat(bench.console.outcomes()).as("nor is anything told of it").hasSize(told);
        bench.act(bench.see(OverviewStep.class)::leave);
    }

    private PaperStep changesTheRoll(PaperStep.Stage says) {
        OverviewStep overview = bench.see(OverviewStep.class);
        bench.act(() -> overview.load(Feed.SLIPS));
        return bench.see(PaperStep.class, step -> step.stage().get() == says);
    }

    /// And goes back to the overview.
    private TestPrint triesASlip(PaperStep from) {
        bench.act(from::testPage);
        TestPageStep step = bench.see(TestPageStep.class);
        bench.act(step::print);
        bench.until(() -> step.state().get() instanceof TestPageStep.State.Ended);
        TestPrint how = bench.ask(() -> ((TestPageStep.State.Ended) step.state().get()).how());
        bench.act(step::back);
        return how;
    }

    private void thePageIsNoDocument() throws Exception {
        Tray.Document page = bench.printer.tray().documents().getLast();
        assertThat(page.jobName()).startsWith("T-");
        try (PDDocument pdf = Loader.loadPDF(page.pdf())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("NOT A DOCUMENT", "测试页", "990101-K03")
                    .doesNotContain("No.", "编号");
            assertThat(pdf.getDocumentCatalog().getAcroForm()).isNull();
        }
        assertThat(bench.console.documents())
                .noneMatch(document -> document.key().equals(page.jobName()));
        assertThat(bench.console.outcomes()).doesNotContainKey(page.jobName());
    }

    private List<String> noticed() {
        return bench.console.events().stream()
                .filter(KioskEvent.Noticed.class::isInstance)
                .map(KioskEvent.Noticed.class::cast)
                .map(event -> event.event() + " " + event.text())
                .toList();
    }

    @Test
    void whileHeIsThereTheHeartbeatSaysMaintenance_andNoVisitBegins() {
        OverviewStep overview = comesIn();
        bench.until(() -> bench.console.heartbeats().getLast().maintenance());
        bench.reader.lay(bench.citizens.card());
        bench.act(() -> bench.kiosk().desk().begin(Desk.Start.TOUCH));
        assertThat(bench.ask(() -> bench.kiosk().desk().visit().get() == null)).isTrue();
        bench.reader.lift();
        bench.act(overview::leave);
        bench.see(AttractStep.class);
        bench.until(() -> !bench.console.heartbeats().getLast().maintenance());
    }

    @Test
    void thePowerIsCutBeforeHisWordReachesTheDisk_theSheetIsListedAgain_andSettledOnce() throws Exception {
        String key = leavesAnUnknownSheet();
        diskFails = true;
        SheetsStep sheets = settles(comesIn(), true);
        bench.until(() -> sheets.state().get() instanceof SheetsStep.State.Look look
                && look.last().equals(Optional.of(new Settled.Kept())));
        bench.stop();
        diskFails = false;
        assertThat(bench.console.outcomes().get(key)).isEqualTo(Outcome.UNKNOWN);

        bench.startOpen();
        SheetsStep again = settles(comesIn(), true);
        bench.until(() -> again.state()
                .get()
                .equals(new SheetsStep.State.NothingToSettle(Optional.of(new Settled.Written(true)))));
        bench.until(() -> bench.console.outcomes().get(key) == Outcome.RESOLVED_DONE);
        assertThat(bench.console.events().stream()
                        .filter(event -> event instanceof KioskEvent.ActChanged act
                                && act.key().equals(key)
                                && act.outcome() == Outcome.RESOLVED_DONE))
                .hasSize(1);
    }

    @Test
    void heEnrolsTheKioskAgainByATicketUnderTheScanner_andItGoesOnUnderTheNewCertificate() throws Exception {
        var before = bench.console.shown().getLast();
        OverviewStep overview = comesIn();
        bench.act(overview::enrol);
        bench.see(EnrolStep.class);
        shows(bench.console.certificates().ticket());
        EnrolStep enrol = bench.see(EnrolStep.class, s -> s.state().get() instanceof EnrolStep.State.Enrolled);
        bench.until(() -> !bench.console.shown().getLast().equals(before));
        bench.act(enrol::back);
        bench.act(bench.see(OverviewStep.class)::leave);
    }
}
