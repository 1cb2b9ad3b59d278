package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.Refusal;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.filing.Declaration;
import org.nightwindow.hall.filing.Envelope;
import org.nightwindow.hall.filing.FilingRequest;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Citizens;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep.Fate;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.progress.ProgressStep;
import org.nightwindow.kiosk.journey.progress.TrackStep;
import org.nightwindow.kiosk.ledger.Act;
import org.nightwindow.kiosk.ledger.ClockFloor;
import org.nightwindow.kiosk.ledger.CommitWatch;
import org.nightwindow.kiosk.ledger.Entry;
import org.nightwindow.kiosk.ledger.Ledger;
import org.nightwindow.kiosk.ledger.LedgerSettings;

/// What somebody reads who stood at the kiosk when its power was cut.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InterruptedTest {
    private Bench bench;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder).startOpen();
        bench.stop();
    }

    @AfterEach
    void stop() {
        bench.stop();
        bench.console.cases().closeAll();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    /// Leaves the ledger as a power cut does: the act as it was, and nobody who settles it.
    private String leaveBehind(boolean started) {
        try (Ledger ledger = ledger()) {
            String key = written(ledger.plan("TAX-01")).key();
            if (started) {
                written(ledger.issued(key, "9901 2611 0000 001", "ab".repeat(32), 1));
                written(ledger.start(key, new Act.PrinterMark("another printer", OptionalLong.of(7))));
            }
            return key;
        }
    }

    private Ledger ledger() {
        ClockFloor floor = new ClockFloor(bench.time, bench.time::nanoTime);
        floor.heard(bench.time.instant(), Duration.ZERO);
        Ledger ledger = new Ledger(LedgerSettings.under(bench.data), new SecureRandom(), floor, CommitWatch.NONE);
        ledger.open().join();
        return ledger;
    }

    /// The same for a declaration that is being handed in.
    private FilingRequest leaveFiling(String key) throws Exception {
        Declaration hers = new Declaration(
                key,
                "HRS-04",
                "2026.11.23-1",
                "V-1",
                new IssueRequest.Applicant(Citizens.NAME, Citizens.ID, "L2", ""),
                Map.of("mobile", Resident.MOBILE),
                new Signature(List.of(new Signature.Stroke(List.of(new Signature.Point(1, 1))))),
                bench.time.instant(),
                Optional.empty());
        byte[] envelope = Envelope.seal(
                Json.MAPPER.writeValueAsBytes(hers), bench.console.cases().certificate());
        try (Ledger ledger = ledger()) {
            written(ledger.planFile(key, "HRS-04", envelope));
            written(ledger.startFile(key));
        }
        return new FilingRequest(key, envelope);
    }

    private static Act written(Entry entry) {
        assertThat(entry).isInstanceOf(Entry.Written.class);
        return ((Entry.Written) entry).act();
    }

    @Test
    void powerWasCutAtThePreview_sheReadsThatNothingWasPrinted_andTheNumberIsVoid() {
        String key = leaveBehind(false);
        bench.start();
        InterruptedStep step = bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.NotPrinted);
        bench.act(step::understood);
        bench.see(AttractStep.class);
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.NOT_DONE);
    }

    @Test
    void powerWasCutAfterStarted_andThePrinterKnowsNothing_sheReadsThatNobodyCanTell() {
        String key = leaveBehind(true);
        bench.start();
        InterruptedStep step = bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.Uncertain);
        assertThat(((Fate.Uncertain) step.fate().get()).serial()).contains("9901 2611 0000 001");
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.UNKNOWN);
    }

    /// How the last visit ended, by the console.
    private Optional<String> lastEnding() {
        return bench.console.events().stream()
                .filter(KioskEvent.VisitEnded.class::isInstance)
                .map(event -> ((KioskEvent.VisitEnded) event).ending())
                .reduce((_, last) -> last);
    }

    @Test
    void powerIsCutAgainAfterSheHasReadIt_theNextResidentDoesNotReadOfHerAct() {
        leaveBehind(false);
        bench.start();
        InterruptedStep step = bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.NotPrinted);
        bench.stop();
        bench.start();
        InterruptedStep again = bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.NotPrinted);
        assertThat(again.key()).as("she had not read it").isEqualTo(step.key());
        bench.act(again::understood);
        bench.until(() -> lastEnding().equals(Optional.of("interrupted")));
        bench.stop();
        bench.startOpen();
        assertThat(bench.ask(() -> bench.kiosk().desk().step().get())).isInstanceOf(AttractStep.class);
    }

    @Test
    void nobodyReadsIt_theStartScreenComesBackByItself() {
        leaveBehind(false);
        bench.start();
        bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.NotPrinted);
        bench.time.pass(InterruptedStep.READ.plusSeconds(1));
        bench.see(AttractStep.class);
    }

    @Test
    void powerWasCutWhileItWasHandedIn_sheReadsThatItIsKept_thenThatItArrived_andThereIsOneCase() throws Exception {
        leaveFiling("F-cut-in-the-middle");
        bench.console.away();
        bench.start();
        InterruptedStep step = bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.Kept);
        assertThat(bench.console.cases().opened()).doesNotContainKey("F-cut-in-the-middle");

        bench.console.back();
        bench.until(() -> step.fate().get() instanceof Fate.HandedIn);
        assertThat(bench.console.cases().opened()).containsOnlyKeys("F-cut-in-the-middle");
        bench.act(step::understood);
        bench.see(AttractStep.class);
    }

    @Test
    void powerWasCutWhenTheConsoleHadItAlready_sheReadsThatItArrived_andThereIsStillOneCase() throws Exception {
        bench.console.cases().file(leaveFiling("F-cut-before-the-answer"), new Refusal("", "", ""));
        bench.start();
        bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.HandedIn);
        assertThat(bench.console.cases().opened()).containsOnlyKeys("F-cut-before-the-answer");
        assertThat(bench.console.cases().asked())
                .as("asked again with the same key")
                .containsExactly("F-cut-before-the-answer", "F-cut-before-the-answer");
        bench.until(() -> bench.console.outcomes().get("F-cut-before-the-answer") == KioskEvent.Outcome.DONE);
    }

    @Test
    void powerWasCutAfterItWasSettled_sheReadsThatItArrived_andTheConsoleTellsHerOfHerCase() throws Exception {
        bench.console.cases().file(leaveFiling("F-cut-after-the-end"), new Refusal("", "", ""));
        try (Ledger ledger = ledger()) {
            written(ledger.settle("F-cut-after-the-end", KioskEvent.Outcome.DONE, 0, "FILED"));
        }
        bench.start();
        InterruptedStep told = bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.HandedIn);
        bench.act(told::understood);
        bench.becomesReady();
        HomeStep home = new Resident(bench).touches();
        bench.act(() -> home.choose(Resident.tile(home, "track")));
        TrackStep track = bench.see(TrackStep.class);
        bench.act(() -> {
            track.keyboard().type(QueryCode.of("F-cut-after-the-end"));
            track.look();
        });
        bench.see(ProgressStep.class, s -> s.state().get() instanceof ProgressStep.State.One);
        assertThat(bench.console.cases().asked()).as("never handed in again").hasSize(1);
    }

    @Test
    void powerWasCutWhileSheReadThatItWasPrinted_sheReadsItAgain_butWhoHadLeftIsNotSpokenOf() throws Exception {
        bench.startOpen();
        Resident resident = new Resident(bench);
        resident.comesToThePreview();
        resident.prints();
        bench.see(DoneStep.class);
        bench.screenEnds(); // nobody ends the visit any more
        bench.kiosk().close();
        bench.start();
        InterruptedStep told = bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.Printed);
        bench.act(told::understood);
        bench.becomesReady();
        bench.until(() -> lastEnding().equals(Optional.of("done"))); // nobody was turned away

        resident.comesToThePreview();
        resident.prints();
        bench.act(bench.see(DoneStep.class)::leave);
        bench.see(AttractStep.class);
        bench.until(() -> bench.kiosk().desk().visit().get() == null);
        bench.stop();
        bench.startOpen();
        assertThat(bench.ask(() -> bench.kiosk().desk().step().get())).isInstanceOf(AttractStep.class);
        assertThat(bench.printer.tray().documents()).hasSize(2);
    }
}
