package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView.Correction;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.review.ReviewStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;

/// Staff sent her case back: she corrects it at any kiosk, and it stays the same case.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CorrectionTest {
    private static final String CASE = "F-sent-back";
    private static final Correction BASE = new Correction("base", new Text("基数要改成六千", "The base must be 6000"));
    private static final Correction WHOLE = new Correction("", new Text("请带委托书", "Bring the mandate"));

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
        bench.becomesReady();
        bench.until(() -> bench.console.heartbeats().getLast().openActs() == 0);
        bench.console.cases().closeAll();
    }

    /// From the start screen, by the code of her slip, to the form.
    private FormStep comesToTheForm() {
        looksItUp(resident.touches());
        bench.see(IdentifyStep.class);
        return resident.identifies();
    }

    private void looksItUp(HomeStep home) {
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        TrackStep track = bench.see(TrackStep.class);
        bench.act(() -> {
            track.keyboard().type(QueryCode.of(CASE));
            track.look();
        });
        ProgressStep progress =
                bench.see(ProgressStep.class, step -> step.state().get() instanceof ProgressStep.State.One);
        bench.act(progress::correct);
    }

    private FiledStep signsAndSees(FormStep form) {
        bench.act(() -> Resident.fillsInDeclaration(form));
        ReviewStep review = bench.see(ReviewStep.class);
        assertThat(review.corrects()).isTrue();
        bench.act(review::confirm);
        resident.signs();
        return bench.see(FiledStep.class);
    }

    @Test
    void whatStaffWroteStandsAtItsField_sheCorrectsIt_andItIsTheSameCaseOnce() {
        bench.console.cases().openAt(CASE, "HRS-04", Citizens.ID);
        bench.console.cases().sendBack(CASE, BASE, WHOLE);
        int slips = bench.receipts.tray().slips().size();
        FormStep form = comesToTheForm();
        assertThat(form.corrects()).isTrue();
        assertThat(form.remarks(Resident.field(form, "base"))).containsExactly(BASE.what());
        assertThat(form.generalRemarks()).containsExactly(WHOLE.what());
        assertThat(Resident.field(form, "mobile").value().get())
                .as("what she filled in before stays at the console")
                .isEmpty();

        FiledStep told = signsAndSees(form);
        assertThat(told.told().get().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Filed.class,
                        filed -> assertThat(filed.corrected()).isTrue());
        assertThat(told.told().get().outcome().queryCode()).isEqualTo(QueryCode.of(CASE));
        bench.until(() -> told.told().get().slip().state().get() == SlipOffer.State.TAKE_IT);
        assertThat(bench.receipts.tray().slips()).hasSize(slips + 1);
        assertThat(bench.console.cases().opened()).containsOnlyKeys(CASE);
        List<String> keys = bench.console.cases().asked();
        assertThat(keys).hasSize(1).doesNotContain(CASE);
        bench.until(() -> bench.console.outcomes().get(keys.getFirst()) == KioskEvent.Outcome.DONE);
    }

    @Test
    void staffSendItBackOnceMoreWhileSheIsThere_theFormSaysWhatIsWrongNow_andKeepsNothingOfTheFirst() {
        bench.console.cases().openAt(CASE, "HRS-04", Citizens.ID);
        bench.console.cases().sendBack(CASE, BASE);
        FormStep first = comesToTheForm();
        FiledStep told = signsAndSees(first);
        bench.until(() -> told.told().get().slip().state().get() == SlipOffer.State.TAKE_IT);
        bench.console.cases().sendBack(CASE, WHOLE);
        bench.act(told::again);
        looksItUp(bench.see(HomeStep.class));
        FormStep second = bench.see(FormStep.class);
        assertThat(second.generalRemarks()).containsExactly(WHOLE.what());
        assertThat(second.remarks(Resident.field(second, "base"))).isEmpty();
        assertThat(Resident.field(second, "mobile").value().get()).isEmpty();
    }

    @Test
    void itWasCorrectedElsewhereMeanwhile_nothingIsFiled_andSheIsTold() {
        bench.console.cases().openAt(CASE, "HRS-04", Citizens.ID);
        bench.console.cases().sendBack(CASE, BASE);
        FormStep form = comesToTheForm();
        bench.console.cases().closeAll();
        bench.act(() -> Resident.fillsInDeclaration(form));
        ReviewStep review = bench.see(ReviewStep.class);
        bench.act(review::confirm);
        resident.signs();
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble())
                .isInstanceOfSatisfying(
                        Trouble.FilingRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(Refusal.CASE));
        assertThat(bench.console.cases().opened()).isEmpty();
    }
}
