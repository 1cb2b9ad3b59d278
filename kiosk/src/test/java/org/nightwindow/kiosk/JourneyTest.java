package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.SlipCode;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;

/// A whole visit on real bytes: simulated reader, scanner and printer, a played console over HTTPS.
final class JourneyTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Resident resident;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /// Beside the paper, one slip with the paper's number as a code.
    private void theSlipIsHers() {
        bench.until(() -> !bench.receipts.tray().slips().isEmpty());
        assertThat(bench.receipts.tray().slips())
                .singleElement()
                .satisfies(slip -> assertThat(SlipCode.on(slip))
                        .isEqualTo(bench.console.documents().getFirst().serial()));
    }

    @Test
    void cardCodeFormPreviewPrint_oneSheetComesOut_andTheConsoleKnows() {
        resident.comesToThePreview();
        resident.prints();
        DoneStep done = bench.see(DoneStep.class);
        assertThat(bench.ask(
                        () -> bench.kiosk().desk().visit().get().maskedName().get()))
                .isEqualTo("样**");
        theSlipIsHers();
        bench.act(done::leave);
        bench.see(AttractStep.class);

        assertThat(bench.printer.tray().documents()).singleElement().satisfies(document -> {
            assertThat(document.sha256())
                    .isEqualTo(bench.console.documents().getFirst().sha256());
            assertThat(document.sheets()).hasSize(1);
        });
        bench.until(() -> bench.console.events().stream().anyMatch(KioskEvent.VisitEnded.class::isInstance));
        assertThat(bench.console.outcomes().values()).containsExactly(KioskEvent.Outcome.DONE);
    }

    @Test
    void whatTheLandRegisterSaysOnTwoPages_comesOutByTheSameActs() {
        bench.console.pages(2);
        resident.touches();
        resident.chooses("property");
        resident.identifies();
        resident.fillsIn();
        resident.prints();
        DoneStep done = bench.see(DoneStep.class);
        assertThat(bench.ask(done::pages)).isEqualTo(2);
        theSlipIsHers();
        bench.act(done::leave);
        bench.see(AttractStep.class);

        assertThat(bench.console.asked()).singleElement().satisfies(request -> {
            assertThat(request.item()).isEqualTo("LAND-01");
            assertThat(request.fields()).containsExactly(Map.entry("purpose", "贷款"));
        });
        assertThat(bench.printer.tray().documents()).singleElement().satisfies(document -> {
            assertThat(document.sha256())
                    .isEqualTo(bench.console.documents().getFirst().sha256());
            assertThat(document.sheets()).hasSize(2);
        });
        bench.until(() -> bench.console.serials().containsValue("PRINTED"));
        assertThat(bench.console.outcomes().values()).containsExactly(KioskEvent.Outcome.DONE);
    }

    @Test
    void aNameThatCannotBePrintedIsExplainedInHerLanguage_nothingComesOut_andTheActIsOver() {
        bench.console.refuse(new Refusal(Refusal.RARE_CHARACTER, "有一个字（编码 U+20BB7）印不出来", "U+20BB7 cannot be printed"));
        resident.touches();
        resident.chooses("property");
        resident.identifies();
        resident.fillsIn();

        TroubleStep trouble = bench.see(TroubleStep.class);
        assertThat(trouble.trouble())
                .isEqualTo(new Trouble.HallRefused(
                        Refusal.RARE_CHARACTER, new Text("有一个字（编码 U+20BB7）印不出来", "U+20BB7 cannot be printed")));
        assertThat(bench.ask(trouble::ways))
                .extracting(Way::kind)
                .containsExactly(Way.Kind.OTHER_SERVICE, Way.Kind.LEAVE);
        assertThat(bench.printer.tray().sheets()).isEmpty();
        bench.until(() -> bench.console.outcomes().containsValue(KioskEvent.Outcome.NOT_DONE));
    }

    @Test
    void sheChoosesOneOfHerInvoices_andThatOneIsPrinted() {
        resident.touches();
        resident.chooses("invoice");
        FormStep form = resident.identifies();
        bench.until(() -> bench.ask(() -> form.records().get().isPresent()));
        assertThat(bench.ask(() -> form.records().get().orElseThrow().choices()))
                .hasSize(2);
        bench.act(form::next);
        assertThat(bench.ask(() -> Resident.field(form, "invoice_no").problem().get()))
                .hasValue(new Text("请选择要打印的发票", "Please choose: Invoice to print"));
        bench.act(() -> {
            form.fill(Resident.field(form, "invoice_no"), "26990100000000010474");
            form.next();
        });
        resident.prints();
        DoneStep done = bench.see(DoneStep.class);
        theSlipIsHers();
        bench.act(done::leave);
        bench.see(AttractStep.class);

        assertThat(bench.ask(() -> form.records().get()))
                .as("forgotten with the visit")
                .isEmpty();
        assertThat(bench.console.asked()).singleElement().satisfies(request -> {
            assertThat(request.item()).isEqualTo("TAX-04");
            assertThat(request.fields()).containsExactly(Map.entry("invoice_no", "26990100000000010474"));
        });
        assertThat(bench.console.listed()).singleElement().satisfies(request -> {
            assertThat(request.applicant().credential())
                    .isEqualTo(bench.console.asked().getFirst().applicant().credential());
            assertThat(request.visit())
                    .isEqualTo(bench.console.asked().getFirst().visit());
        });
        assertThat(bench.printer.tray().documents()).hasSize(1);
        bench.until(() -> bench.console.serials().containsValue("PRINTED"));
    }

    @Test
    void aFormLeftForAnotherService_isAsItWasWhenSheComesBack_andGoneWithHerVisit() {
        resident.touches();
        resident.chooses("property");
        FormStep property = resident.identifies();
        bench.act(() -> {
            property.fill(Resident.field(property, "purpose"), "入学");
            property.back();
        });
        FormStep tax = picks("tax");
        assertThat(tax).isNotSameAs(property);
        bench.act(tax::back);
        assertThat(picks("property")).isSameAs(property);
        assertThat(bench.ask(() -> Resident.field(property, "purpose").value().get()))
                .isEqualTo("入学");
        resident.leaves();
        bench.see(AttractStep.class);
        assertThat(bench.ask(() -> Resident.field(property, "purpose").value().get()))
                .isEmpty();
    }

    /// Known already, she goes straight to the form.
    private FormStep picks(String task) {
        HomeStep home = bench.see(HomeStep.class);
        bench.act(() -> home.choose(home.tiles().stream()
                .filter(tile -> tile.task().id().equals(task))
                .findFirst()
                .orElseThrow()));
        return bench.see(FormStep.class);
    }

    @Test
    void whenHerInvoicesCannotBeLookedUp_sheIsToldAndMayTryAgain_andNothingWasBegun() {
        bench.console.losesAnswers();
        resident.touches();
        resident.chooses("invoice");
        resident.laysCard();
        resident.showsCode(bench.citizens.code(Citizens.ID, bench.time.instant()));
        TroubleStep trouble = bench.see(TroubleStep.class);
        assertThat(trouble.trouble()).isEqualTo(new Trouble.RecordsSilent());

        bench.console.answersAgain();
        bench.until(() -> bench.ask(() -> trouble.ways().getFirst().kind() == Way.Kind.TRY_AGAIN));
        bench.act(() -> trouble.take(trouble.ways().getFirst()));
        FormStep form = bench.see(FormStep.class);
        bench.until(() -> bench.ask(() -> form.records().get().isPresent()));
        assertThat(bench.console.outcomes()).isEmpty();
    }

    @Test
    void whoHasNoInvoiceReadsThat_andIsNotAskedToTryAgain() {
        bench.console.refuse(new Refusal(Refusal.NO_RECORDS, "近 12 个月没有发票", "No invoice in the last 12 months"));
        resident.touches();
        resident.chooses("invoice");
        resident.laysCard();
        resident.showsCode(bench.citizens.code(Citizens.ID, bench.time.instant()));

        TroubleStep trouble = bench.see(TroubleStep.class);
        assertThat(bench.ask(trouble::ways))
                .extracting(Way::kind)
                .containsExactly(Way.Kind.OTHER_SERVICE, Way.Kind.LEAVE);
    }
}
