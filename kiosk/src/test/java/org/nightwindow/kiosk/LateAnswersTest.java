package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.RecordChoices;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.PlayedConsole;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.SlipCode;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.paper.PreviewStep;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.visit.Step;
import org.nightwindow.kiosk.visit.Visit;

/// Every question whose answer a resident waits for: it takes longer than 10 s and she is served all the same; or she
/// has left, somebody else stands there, and nothing of hers appears. Documents: [HallTroubleTest].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LateAnswersTest {
    private static final Duration LONG = Duration.ofSeconds(11);
    private static final RecordChoices HERS =
            new RecordChoices(List.of(PlayedConsole.choice("26990100000000099001", "2026-01-31　¥ 77.00")), false);

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
    void mend() throws Exception {
        resident.leaves();
        bench.see(AttractStep.class);
        bench.console.lists(new RecordChoices(List.of(), false));
        bench.console.back();
        bench.receipts.rowTime(Duration.ZERO);
        bench.becomesReady();
        bench.until(() -> bench.console.heartbeats().getLast().openActs() == 0);
        bench.console.cases().closeAll();
    }

    private FormStep asksForHerInvoices() {
        int before = bench.console.listed().size();
        resident.touches();
        resident.chooses("invoice");
        FormStep form = resident.identifies();
        bench.until(() -> bench.console.listed().size() > before);
        return form;
    }

    private Optional<RecordChoices> listed(FormStep form) {
        return bench.ask(() -> form.records().get());
    }

    @Test
    void theListOfInvoicesTakesLongerThan10Seconds_sheMayStillLeave_andItIsThereWhenItComes() {
        Runnable answers = bench.console.holdsNextRecords();
        FormStep form = asksForHerInvoices();
        bench.time.pass(LONG);
        assertThat(listed(form)).isEmpty();
        assertThat(bench.ask(() -> visit().mayLeave().get())).isTrue();
        assertThat(bench.see(FormStep.class)).as("still there").isSameAs(form);
        answers.run();
        bench.until(() -> listed(form).isPresent());
    }

    @Test
    void theListOfInvoicesComesWhenTheNextResidentChoosesHers_sheSeesHersOnly_andTheFirstListIsNowhere() {
        Runnable answers = bench.console.holdsNextRecords();
        bench.console.lists(HERS);
        FormStep first = asksForHerInvoices();
        resident.leaves();
        bench.see(AttractStep.class);

        bench.console.lists(new RecordChoices(List.of(), false));
        FormStep second = asksForHerInvoices();
        bench.until(() -> listed(second).isPresent());
        Optional<RecordChoices> hers = listed(second);
        nothingHappensWhen(answers, second);
        assertThat(listed(second)).isEqualTo(hers);
        assertThat(hers.orElseThrow().choices()).doesNotContainAnyElementsOf(HERS.choices());
        assertThat(listed(first)).as("the first list").isEmpty();
    }

    @Test
    void herListComesWhileTheNextResidentStillWaitsForHers_sheGoesOnWaiting() {
        Runnable first = bench.console.holdsNextRecords();
        bench.console.lists(HERS);
        asksForHerInvoices();
        resident.leaves();
        bench.see(AttractStep.class);

        bench.console.lists(new RecordChoices(List.of(), false));
        Runnable second = bench.console.holdsNextRecords();
        FormStep next = asksForHerInvoices();
        nothingHappensWhen(first, next);
        assertThat(listed(next)).isEmpty();
        second.run();
        bench.until(() -> listed(next).isPresent());
        assertThat(listed(next).orElseThrow().choices()).doesNotContainAnyElementsOf(HERS.choices());
    }

    @Test
    void trackingTakesLongerThan10Seconds_sheIsToldThatItTakesAMoment_andThenSeesHerCase() {
        String code = files();
        Runnable answers = bench.console.holdsNextSearch();
        ProgressStep waits = asks(code);
        bench.time.pass(LONG);
        bench.until(() -> waits.state().get().equals(new ProgressStep.State.Asking(true)));
        assertThat(bench.ask(() -> visit().mayLeave().get())).isTrue();
        answers.run();
        bench.until(() -> waits.state().get() instanceof ProgressStep.State.One);
    }

    /// By the card it is a list of everything that is hers.
    @Test
    void herCasesComeWhenTheNextResidentLooksAtTheKeys_orAsksForHerOwn_andNobodySeesThem() {
        files();
        Runnable answers = bench.console.holdsNextSearch();
        HomeStep home = resident.touches();
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        TrackStep track = bench.see(TrackStep.class);
        bench.act(track::card);
        bench.see(IdentifyStep.class);
        bench.reader.lay(bench.citizens.card());
        ProgressStep hers = bench.see(ProgressStep.class);
        bench.reader.lift();
        resident.leaves();
        bench.see(AttractStep.class);

        Runnable theirs = bench.console.holdsNextSearch();
        ProgressStep next = asks(QueryCode.of("F-nobody"));
        nothingHappensWhen(answers, next);
        assertThat(bench.ask(() -> next.state().get())).isInstanceOf(ProgressStep.State.Asking.class);
        assertThat(bench.ask(() -> hers.state().get())).isEqualTo(new ProgressStep.State.Asking(false));
        theirs.run();
        bench.until(() -> next.state().get() instanceof ProgressStep.State.Nothing);
    }

    @Test
    void theConsoleAnswersAboutHerDeclarationWhenTheNextResidentHasADocumentBeforeHer_whoSeesNothingOfIt() {
        Runnable answers = bench.console.holdsNextFiling();
        resident.declares();
        bench.see(FileStep.class, step -> step.dot().get() == FileStep.Dot.SENDING);
        bench.time.pass(FileStep.ANSWER_WAIT);
        FiledStep kept = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Kept);
        bench.act(kept::leave);
        bench.see(AttractStep.class);

        PreviewStep next = resident.comesToThePreview();
        PreviewStep.State hers = bench.ask(() -> next.state().get());
        answers.run();
        bench.until(() -> bench.console.cases().opened().size() == 1);
        bench.until(() -> bench.console.events().stream()
                .anyMatch(event -> event instanceof org.nightwindow.hall.KioskEvent.ActChanged act
                        && act.key().startsWith("F-")
                        && act.outcome() == org.nightwindow.hall.KioskEvent.Outcome.DONE));
        assertThat(bench.see(PreviewStep.class)).isSameAs(next);
        assertThat(bench.ask(() -> next.state().get())).isSameAs(hers);
        assertThat(bench.ask(() -> kept.told().get().outcome())).isInstanceOf(Outcome.Kept.class);
    }

    /// The slip of what is kept is still coming out when she has gone: the next resident reads nothing of it, and her
    /// own slip is her own.
    @Test
    void herSlipEndsWhenTheNextResidentStandsThere_whoIsToldNothingOfIt_andHasHerOwn() {
        String code = files();
        int before = bench.receipts.tray().slips().size();
        bench.receipts.rowTime(Duration.ofMillis(1));
        ProgressStep found = asks(code);
        bench.until(() -> found.state().get() instanceof ProgressStep.State.One);
        SlipOffer first =
                ((ProgressStep.State.One) bench.ask(() -> found.state().get())).slip();
        bench.act(first::print);
        resident.leaves();
        bench.see(AttractStep.class);

        ProgressStep next = asks(code);
        bench.until(() -> next.state().get() instanceof ProgressStep.State.One);
        SlipOffer second =
                ((ProgressStep.State.One) bench.ask(() -> next.state().get())).slip();
        bench.until(() -> bench.receipts.tray().slips().size() == before + 1);
        nothingHappensWhen(() -> {}, next);
        assertThat(bench.ask(() -> second.state().get())).isEqualTo(SlipOffer.State.OFFERED);
        assertThat(bench.ask(() -> first.state().get())).isNotEqualTo(SlipOffer.State.TAKE_IT);
        bench.act(second::print);
        bench.until(() -> second.state().get() == SlipOffer.State.TAKE_IT);
        assertThat(bench.receipts.tray().slips()).hasSize(before + 2);
        assertThat(SlipCode.on(bench.receipts.tray().slips().getLast())).isEqualTo(code);
    }

    /// What the late answer would have done it has done: everything it could put on the screen's thread came first.
    private void nothingHappensWhen(Runnable answers, Step shown) {
        int beats = bench.console.heartbeats().size();
        answers.run();
        bench.until(() -> bench.console.heartbeats().size() > beats); // by the same line, after it
        assertThat(bench.ask(() -> bench.kiosk().desk().step().get())).isSameAs(shown);
    }

    private Visit visit() {
        return java.util.Objects.requireNonNull(bench.kiosk().desk().visit().get());
    }

    private ProgressStep asks(String code) {
        HomeStep home = resident.touches();
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        TrackStep track = bench.see(TrackStep.class);
        bench.act(() -> {
            track.keyboard().type(code);
            track.look();
        });
        return bench.see(ProgressStep.class);
    }

    /// @return her query code
    private String files() {
        resident.declares();
        FiledStep told = bench.see(FiledStep.class, step -> step.told().get().outcome() instanceof Outcome.Filed);
        bench.until(() -> told.told().get().slip().state().get() == SlipOffer.State.TAKE_IT);
        bench.act(told::leave);
        bench.see(AttractStep.class);
        return told.told().get().outcome().queryCode();
    }
}
