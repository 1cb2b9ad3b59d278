package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.receipt.ReceiptFault;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;

/// She declares, from the start screen to the slip, while the console, the line and the roll of paper misbehave.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FilingTest {
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
    void mend() throws IOException {
        resident.leaves();
        bench.console.back();
        bench.console.answersAgain();
        bench.console.refuse(new Refusal("", "", ""));
        bench.receipts.loadPaper();
        bench.becomesReady();
        bench.until(() -> bench.console.heartbeats().getLast().openActs() == 0);
        bench.console.cases().closeAll();
    }

    private FiledStep filed(Class<? extends Outcome> outcome) {
        return bench.see(
                FiledStep.class, step -> outcome.isInstance(step.told().get().outcome()));
    }

    private String onlyCase() {
        return bench.console.cases().opened().keySet().iterator().next();
    }

    private static List<Way.Kind> kinds(TroubleStep told) {
        return told.ways().stream().map(Way::kind).toList();
    }

    @Test
    void sheDeclares_itIsFiledOnce_sheHasHerSlip_ratesOnce_andTheConsoleIsTold() {
        int slips = bench.receipts.tray().slips().size();
        resident.declares();
        FiledStep told = filed(Outcome.Filed.class);
        String key = onlyCase();
        assertThat(bench.console.cases().opened().get(key).applicant().idNumber())
                .isEqualTo(Citizens.ID);
        assertThat(told.told().get().outcome().queryCode()).isEqualTo(QueryCode.of(key));
        bench.until(() -> told.told().get().slip().state().get() == SlipOffer.State.TAKE_IT);
        assertThat(bench.receipts.tray().slips()).hasSize(slips + 1);

        bench.act(() -> {
            told.rating().orElseThrow().rate(2);
            told.rating().orElseThrow().rate(5);
        });
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.DONE);
        bench.act(told::leave);
        bench.see(AttractStep.class);
        bench.until(() -> bench.console.events().stream()
                .anyMatch(event -> event.equals(new KioskEvent.Rated(key, "HRS-04", 2))));
        assertThat(bench.console.events())
                .filteredOn(event ->
                        event instanceof KioskEvent.Rated(String act, String item, int level) && key.equals(act))
                .hasSize(1);
    }

    @Test
    void consoleIsAway_sheIsToldThatItIsKept_andItIsDeliveredByItselfLater() throws IOException {
        resident.comesToTheSignature();
        bench.console.away();
        resident.signs();
        FileStep waiting = bench.see(FileStep.class, step -> step.dot().get() == FileStep.Dot.SENDING);
        assertThat(bench.ask(() -> bench.kiosk().desk().visit().get().mayLeave().get()))
                .isFalse();
        bench.time.pass(FileStep.ANSWER_WAIT);
        FiledStep told = filed(Outcome.Kept.class);
        assertThat(waiting.seconds().get()).isEqualTo((int) FileStep.ANSWER_WAIT.toSeconds());
        String code = told.told().get().outcome().queryCode();
        assertThat(QueryCode.isValid(code)).isTrue();
        bench.act(told::leave);
        bench.see(AttractStep.class);
        assertThat(bench.openItems()).as("declaring goes on without a line").isEqualTo(2);

        bench.console.back();
        bench.until(() -> bench.console.outcomes().containsValue(KioskEvent.Outcome.DONE)
                && !bench.console.cases().opened().isEmpty());
        assertThat(QueryCode.of(onlyCase())).isEqualTo(code);
        bench.see(AttractStep.class);
    }

    @Test
    void theAnswerComesWhileSheStillReads_sheIsToldBetter() throws IOException {
        resident.comesToTheSignature();
        bench.console.away();
        resident.signs();
        bench.see(FileStep.class, step -> step.dot().get() == FileStep.Dot.SENDING);
        bench.time.pass(FileStep.ANSWER_WAIT);
        FiledStep told = filed(Outcome.Kept.class);
        bench.console.back();
        assertThat(filed(Outcome.Filed.class)).isSameAs(told);
    }

    @Test
    void theAnswerIsLateByAVisit_theNextResidentNeverSeesIt() {
        resident.comesToTheSignature();
        Runnable answers = bench.console.holdsNextFiling();
        resident.signs();
        bench.see(FileStep.class, step -> step.dot().get() == FileStep.Dot.SENDING);
        bench.time.pass(FileStep.ANSWER_WAIT);
        bench.act(filed(Outcome.Kept.class)::leave);

        resident.touches();
        IdentifyStep next = resident.choosesTaxCertificate();
        answers.run();
        bench.until(() -> bench.console.outcomes().containsKey(onlyCase()));
        assertThat(bench.see(IdentifyStep.class)).isSameAs(next);
    }

    @Test
    void theAnswerIsLost_theSameKeyIsSentAgain_andThereIsOneCase() {
        resident.comesToTheSignature();
        bench.console.losesAnswers();
        resident.signs();
        bench.until(() -> bench.console.cases().asked().size() > 1);
        bench.console.answersAgain();
        filed(Outcome.Filed.class);
        assertThat(bench.console.cases().opened()).hasSize(1);
        assertThat(bench.console.cases().asked()).containsOnly(onlyCase());
    }

    @Test
    void theConsoleDiesAndComesBack_theSameKeyIsFiledOnce() throws IOException {
        resident.comesToTheSignature();
        bench.console.losesAnswers();
        resident.signs();
        bench.until(() -> !bench.console.cases().asked().isEmpty());
        bench.console.away();
        bench.console.answersAgain();
        bench.console.back();
        filed(Outcome.Filed.class);
        assertThat(bench.console.cases().opened()).hasSize(1);
    }

    @Test
    void sheHasFiledTheSameAtAnotherMachine_sheIsShownThatCase_andNothingNewIsFiled() {
        bench.console.cases().openAt("F-elsewhere", "HRS-04", Citizens.ID);
        resident.declares();
        FiledStep told = filed(Outcome.AlreadyOpen.class);
        assertThat(told.told().get().outcome().queryCode()).isEqualTo(QueryCode.of("F-elsewhere"));
        assertThat(told.rating()).isEmpty();
        assertThat(bench.console.cases().opened()).containsOnlyKeys("F-elsewhere");
        bench.until(() -> bench.console.outcomes().containsValue(KioskEvent.Outcome.NOT_DONE));
    }

    @Test
    void theConsoleFindsAFault_sheGoesBackToTheForm_andEverythingIsStillThere() {
        bench.console.refuse(new Refusal(Refusal.FIELDS, "缴费基数不在范围内", "The base is out of range"));
        resident.declares();
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isInstanceOf(Trouble.FilingRefused.class);
        assertThat(kinds(told)).containsExactly(Way.Kind.CHANGE_FORM, Way.Kind.OTHER_SERVICE, Way.Kind.LEAVE);
        bench.act(() -> told.take(told.ways().getFirst()));
        FormStep form = bench.see(FormStep.class);
        assertThat(Resident.field(form, "mobile").value().get()).isEqualTo(Resident.MOBILE);
    }

    @Test
    void slipPaperRunsOutInTheMiddle_theFilingIsUnaffected_andReprintIsOffered() {
        bench.receipts.failNext(new ReceiptFault.PaperOutAfter(300));
        resident.declares();
        FiledStep told = filed(Outcome.Filed.class);
        SlipOffer slip = told.told().get().slip();
        bench.until(() -> slip.state().get() == SlipOffer.State.PAPER_OUT);
        assertThat(bench.console.cases().opened()).hasSize(1);
        bench.receipts.loadPaper();
        bench.until(() -> bench.kiosk().desk().visit().get() != null && again(slip));
        assertThat(bench.console.cases().asked()).hasSize(1);
    }

    /// Presses 重打 until the printer has seen its new roll.
    private static boolean again(SlipOffer slip) {
        if (slip.state().get() == SlipOffer.State.TAKE_IT) {
            return true;
        }
        slip.print();
        return false;
    }

    @Test
    void timeStandsStillWhileItIsHandedIn_andSheCannotLeaveInTheMiddle() {
        resident.comesToTheSignature();
        Runnable answers = bench.console.holdsNextFiling();
        resident.signs();
        bench.see(FileStep.class);
        bench.time.pass(Duration.ofSeconds(7));
        resident.leaves();
        bench.see(FileStep.class);
        answers.run();
        filed(Outcome.Filed.class);
        assertThat(bench.ask(() -> bench.kiosk().desk().visit().get().mayLeave().get()))
                .isTrue();
    }

    @Test
    void sheRatesWhileTheConsoleIsAway_sheNeedNotWait_andItIsToldOnceWhenTheLineIsBack() throws IOException {
        resident.declares();
        FiledStep told = filed(Outcome.Filed.class);
        String key = onlyCase();
        bench.console.away();
        bench.act(() -> {
            told.rating().orElseThrow().rate(4);
            told.leave();
        });
        bench.see(AttractStep.class);
        bench.console.back();
        bench.until(() -> bench.console.events().contains(new KioskEvent.Rated(key, "HRS-04", 4)));
        assertThat(bench.console.events())
                .filteredOn(new KioskEvent.Rated(key, "HRS-04", 4)::equals)
                .hasSize(1);
    }
}
