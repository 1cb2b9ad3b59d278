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
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.bench.SlipCode;
import org.nightwindow.kiosk.hardware.Missing;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.file.FileStep;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.file.Outcome;
import org.nightwindow.kiosk.journey.paper.DoneStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.journey.trouble.Trouble;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.ledger.FaultyDisk;

/// The kiosk's disk neither works nor fails: it hangs, and the ledger's thread with it. No screen stands still, nobody
/// reads what is not known, and when the disk is back everything is there once. The console and the trays are the
/// judges.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HangingDiskTest {
    /// Instead of 6 s.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private FaultyDisk disk;
    private Bench bench;
    private Resident resident;
    private Runnable answers = () -> {};

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        disk = new FaultyDisk(folder);
        bench = new Bench(folder).diskLimit(PATIENCE).commits(disk).startOpen();
        resident = new Resident(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @AfterEach
    void mend() {
        answers.run();
        resident.leaves();
        bench.see(AttractStep.class);
        bench.becomesReady();
        bench.until(() -> bench.console.heartbeats().getLast().openActs() == 0);
        bench.console.cases().closeAll();
        bench.printer.tray().empty();
    }

    @Test
    void itHangsWhenSheHandsItIn_sheIsToldThatNobodyKnows_theNextReadsWhyNothingGoes_andItIsFiledOnce() {
        resident.comesToTheSignature();
        answers = disk.hangAt("plan", true);
        resident.signs();
        bench.see(FileStep.class);
        bench.time.pass(FileStep.ANSWER_WAIT.multipliedBy(2));
        assertThat(bench.ask(() -> bench.kiosk().desk().step().get()))
                .as("the screen answers")
                .isNotNull();
        FiledStep told = bench.see(FiledStep.class);
        Outcome said = bench.ask(() -> told.told().get().outcome());
        assertThat(said).isInstanceOf(Outcome.InDoubt.class);
        SlipOffer slip = told.told().get().slip();
        bench.until(() -> slip.state().get() == SlipOffer.State.TAKE_IT);
        assertThat(SlipCode.on(bench.receipts.tray().slips().getLast())).isEqualTo(said.queryCode());
        bench.act(told::leave);
        HomeStep home = resident.touches();
        bench.until(() -> Resident.taxTile(home).missing().equals(Optional.of(new Missing.LedgerUnsafe())));
        assertThat(bench.console.cases().opened()).isEmpty();

        answers.run();
        bench.until(() -> Resident.taxTile(home).lit());
        String key = ((Outcome.InDoubt) said).key();
        bench.until(() -> bench.console.outcomes().get(key) == KioskEvent.Outcome.DONE);
        assertThat(bench.console.cases().opened()).containsOnlyKeys(key);
        assertThat(QueryCode.of(key)).isEqualTo(said.queryCode());
    }

    @Test
    void itAnswersWhileSheStillReadsThatNobodyKnows_sheIsToldThatItIsFiled_once() {
        resident.comesToTheSignature();
        answers = disk.hangAt("plan", false);
        resident.signs();
        FiledStep told = bench.see(FiledStep.class, s -> s.told().get().outcome() instanceof Outcome.InDoubt);
        answers.run();
        bench.until(() -> told.told().get().outcome() instanceof Outcome.Filed);
        assertThat(bench.console.cases().opened()).hasSize(1);
    }

    @Test
    void itHangsWhenShePressesPrint_nothingComesOut_theNumberIsVoid_andSheIsTold() {
        resident.comesToThePreview();
        answers = disk.hangAt("start", true);
        resident.prints();
        TroubleStep told = bench.see(TroubleStep.class);
        assertThat(told.trouble()).isEqualTo(new Trouble.CannotRecord());
        answers.run();
        String serial = bench.console.documents().getLast().serial();
        bench.until(() -> "VOID".equals(bench.console.serials().get(serial)));
        assertThat(bench.printer.tray().sheets()).isEmpty();
    }

    @Test
    void itHangsWhenThePaperIsOut_sheTakesIt_andThatIsToldOnceWhenTheDiskIsBack() {
        resident.comesToThePreview();
        answers = disk.hangAt("settle", true);
        resident.prints();
        bench.see(DoneStep.class);
        assertThat(bench.printer.tray().sheets()).hasSize(1);
        answers.run();
        String serial = bench.console.documents().getLast().serial();
        String key = bench.console.documents().getLast().key();
        bench.until(() -> "PRINTED".equals(bench.console.serials().get(serial)));
        List<KioskEvent> ends = bench.console.events().stream()
                .filter(event ->
                        event instanceof KioskEvent.ActChanged act && act.key().equals(key))
                .toList();
        assertThat(ends).hasSize(1);
    }
}
