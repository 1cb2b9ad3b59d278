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
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.paper.PreviewStep;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;

/// The console is away, slow, or says no.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HallTroubleTest {
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
        bench.console.slow(Duration.ZERO);
        bench.console.refuse(new Refusal("", "", ""));
        bench.becomesReady();
    }

    @Test
    void consoleIsAwayWhenTheDocumentIsToBeMade_nothingIsPrinted_andTheActIsSettled() throws IOException {
        resident.touches();
        resident.choosesTaxCertificate();
        resident.identifies();
        bench.console.away();
        resident.fillsIn();

        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.HallSilent());
        assertThat(kinds(told)).containsExactly(Way.Kind.OTHER_SERVICE, Way.Kind.LEAVE);
        bench.console.back();
        bench.until(() -> kinds(told).contains(Way.Kind.TRY_AGAIN));
        bench.until(() -> bench.console.outcomes().containsValue(KioskEvent.Outcome.NOT_DONE));

        // Again, from where it failed; nothing need be typed a second time.
        Way again = bench.ask(() -> told.ways().getFirst());
        bench.act(() -> told.take(again));
        resident.prints();
        bench.see(DoneStep.class);
        assertThat(bench.printer.tray().documents()).hasSize(1);
        bench.printer.tray().empty();
    }

    @Test
    void consoleGoesAwayAfterTheDocumentWasMade_itIsPrintedAllTheSame_andReportedLater() throws IOException {
        resident.comesToThePreview();
        bench.console.away();
        resident.prints();
        bench.see(DoneStep.class);
        bench.console.back();
        String key = bench.console.documents().getLast().key();
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.DONE);
        bench.printer.tray().empty();
    }

    @Test
    void consoleIsSlow_theScreenSaysSo_andAnAnswerIntoTheNextVisitIsDroppedAndVoided() {
        int before = bench.console.documents().size();
        bench.console.slow(Duration.ofSeconds(3));
        resident.touches();
        resident.choosesTaxCertificate();
        resident.identifies();
        resident.fillsIn();
        PreviewStep waiting = bench.see(PreviewStep.class);
        bench.until(() -> waiting.state().get() instanceof PreviewStep.State.Preparing preparing && preparing.slow());
        resident.leaves();

        // The next resident is served while the answer for the one before is still on its way.
        HomeStep next = resident.touches();
        bench.until(() -> bench.console.documents().size() == before + 1);
        String key = bench.console.documents().getLast().key();
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.NOT_DONE);
        assertThat(bench.see(HomeStep.class)).isSameAs(next);
        assertThat(bench.ask(
                        () -> bench.kiosk().desk().visit().get().maskedName().get()))
                .isEmpty();
        assertThat(bench.printer.tray().sheets()).isEmpty();
    }

    @Test
    void consoleSaysThereAreNoRecords_inItsOwnWords_andTheFormIsStillFilledIn() {
        bench.console.refuse(new Refusal(Refusal.NO_RECORDS, "这段时间没有缴税记录", "No tax was paid in this period"));
        resident.touches();
        resident.choosesTaxCertificate();
        resident.identifies();
        resident.fillsIn();

        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble())
                .isEqualTo(new Trouble.HallRefused(
                        Refusal.NO_RECORDS, new Text("这段时间没有缴税记录", "No tax was paid in this period")));
        assertThat(kinds(told)).containsExactly(Way.Kind.CHANGE_FORM, Way.Kind.OTHER_SERVICE, Way.Kind.LEAVE);
        bench.act(() -> told.take(told.ways().getFirst()));
        FormStep form = bench.see(FormStep.class);
        assertThat(bench.ask(() -> Resident.field(form, "purpose").value().get()))
                .isEqualTo("贷款");
    }

    @Test
    void shePutsThePreviewAside_theNumberIsVoid() {
        PreviewStep preview = resident.comesToThePreview();
        bench.act(preview::wrong);
        bench.see(FormStep.class);
        String key = bench.console.documents().getLast().key();
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.NOT_DONE);
        resident.leaves();
        bench.see(AttractStep.class);
    }

    private List<Way.Kind> kinds(TroubleStep step) {
        return bench.ask(() -> step.ways().stream().map(Way::kind).toList());
    }
}
