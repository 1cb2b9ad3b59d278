package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.testkit.ipp.Tray;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.IssuedDocument;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Text;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.paper.PreviewStep;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.journey.trouble.Way;

/// The console is away, slow, or says no.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HallTroubleTest {
    /// Instead of the 30 s a real kiosk waits for a document.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Bench bench;
    private Resident resident;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder).issueLimit(PATIENCE).startOpen();
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
        bench.printer.tray().empty();
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
    void consoleIsSlow_theScreenSaysSo_andItsAnswerIntoTheNextVisitReachesNobody_andIsVoid() {
        Runnable answers = bench.console.holdsNext();
        resident.touches();
        resident.choosesTaxCertificate();
        resident.identifies();
        resident.fillsIn();
        PreviewStep waiting = bench.see(PreviewStep.class);
        bench.until(() -> waiting.state().get() instanceof PreviewStep.State.Preparing preparing && preparing.slow());
        resident.leaves();

        // The next resident has her own page before her while the answer for the one before is still on its way.
        PreviewStep next = resident.comesToThePreview();
        PreviewStep.State hers = bench.ask(() -> next.state().get());
        String herSerial = ((PreviewStep.State.Ready) hers).serial();
        answers.run();
        bench.until(() ->
                bench.console.documents().size() > 1 && bench.console.serials().containsValue("VOID"));
        assertThat(bench.see(PreviewStep.class)).isSameAs(next);
        assertThat(bench.ask(() -> next.state().get())).isSameAs(hers);
        resident.prints();
        bench.see(DoneStep.class);
        assertThat(bench.printer.tray().documents()).hasSize(1);
        bench.until(() -> "PRINTED".equals(bench.console.serials().get(herSerial)));
    }

    @Test
    void theAnswerIsLostAgainAndAgain_sheIsTold_theNumberIsVoid_andAnotherAttemptIsAnotherNumber() {
        resident.touches();
        resident.choosesTaxCertificate();
        resident.identifies();
        bench.console.losesAnswers();
        int asked = bench.console.asked().size();
        resident.fillsIn();

        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.HallSilent());
        List<String> keys = bench.console.asked().stream()
                .skip(asked)
                .map(IssueRequest::key)
                .toList();
        assertThat(keys).as("asked again with the same key").hasSizeGreaterThan(1);
        assertThat(Set.copyOf(keys)).hasSize(1);
        String lost = keys.getFirst();
        assertThat(bench.console.documents())
                .as("issued once, however often it was asked")
                .filteredOn(document -> document.key().equals(lost))
                .hasSize(1);
        bench.until(() -> bench.console.outcomes().get(lost) == KioskEvent.Outcome.NOT_DONE);

        bench.console.answersAgain();
        bench.until(() -> kinds(told).contains(Way.Kind.TRY_AGAIN));
        Way again = bench.ask(() -> told.ways().getFirst());
        bench.act(() -> told.take(again));
        resident.prints();
        bench.see(DoneStep.class);
        IssuedDocument printed = bench.console.documents().getLast();
        assertThat(printed.key()).isNotEqualTo(lost);
        assertThat(bench.printer.tray().documents())
                .extracting(Tray.Document::jobName)
                .containsExactly(printed.key());
        bench.until(() -> "PRINTED".equals(bench.console.serials().get(printed.serial())));
        assertThat(bench.console.documents().stream()
                        .filter(document -> document.key().equals(lost))
                        .map(document -> bench.console.serials().get(document.serial())))
                .containsExactly("VOID");
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

    /// With the limits of a real kiosk; half a minute of waiting is left out by nobody who stands there.
    @Tag("slow")
    @Test
    void consoleIsSlowBy10Seconds_sheSeesThatItIsAtWork_andIsServed(@TempDir Path folder) throws Exception {
        try (Bench real = new Bench(folder)) {
            real.startOpen();
            Resident patient = new Resident(real);
            real.console.slow(Duration.ofSeconds(10));
            patient.touches();
            patient.choosesTaxCertificate();
            patient.identifies();
            patient.fillsIn();
            PreviewStep waiting = real.see(PreviewStep.class);
            real.until(() -> waiting.state().get() instanceof PreviewStep.State.Preparing preparing
                    && preparing.slow()
                    && preparing.seconds() >= 5);
            patient.prints();
            real.see(DoneStep.class);
            assertThat(real.console.asked()).hasSize(1);
            assertThat(real.printer.tray().documents()).hasSize(1);
        }
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
