package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep;
import org.nightwindow.kiosk.journey.interrupted.InterruptedStep.Fate;
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
    }

    @AfterAll
    void close() {
        bench.close();
    }

    /// Leaves the ledger as a power cut does: the act as it was, and nobody who settles it.
    private String leaveBehind(boolean started) {
        SecureRandom random = new SecureRandom();
        ClockFloor floor = new ClockFloor(bench.time, bench.time::nanoTime);
        floor.heard(bench.time.instant(), Duration.ZERO);
        try (Ledger ledger = new Ledger(LedgerSettings.under(bench.data), random, floor, CommitWatch.NONE)) {
            ledger.open().join();
            String key = written(ledger.plan("TAX-01")).key();
            if (started) {
                written(ledger.issued(key, "9901 2611 0000 001", "ab".repeat(32), 1));
                written(ledger.start(key, new Act.PrinterMark("another printer", OptionalLong.of(7))));
            }
            return key;
        }
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

    @Test
    void nobodyReadsIt_theStartScreenComesBackByItself() {
        leaveBehind(false);
        bench.start();
        bench.see(InterruptedStep.class, s -> s.fate().get() instanceof Fate.NotPrinted);
        bench.time.pass(InterruptedStep.READ.plusSeconds(1));
        bench.see(AttractStep.class);
    }
}
