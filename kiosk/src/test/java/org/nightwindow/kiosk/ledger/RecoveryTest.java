package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.kiosk.ledger.LedgerBench.issued;
import static org.nightwindow.kiosk.ledger.LedgerBench.started;
import static org.nightwindow.kiosk.ledger.LedgerBench.written;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.hall.KioskEvent;

@Timeout(30)
class RecoveryTest {
    private static final Duration OFTEN = Duration.ofMillis(10);

    /// A printer that says what a test tells it to say.
    private static final class Witness implements PrinterWitness {
        private volatile Outcome<PrintRecord> record = Outcome.done(new PrintRecord.Forgotten("1 s"));
        private volatile Outcome<Long> counter =
                Outcome.done(LedgerBench.MARK.pageCounter().getAsLong());
        private volatile String printer = LedgerBench.MARK.printer();
        private final AtomicInteger finds = new AtomicInteger();
        private final List<String> withdrawn = new CopyOnWriteArrayList<>();
        private volatile Outcome<PrintRecord> afterWithdrawal = Outcome.done(new PrintRecord.NotPrinted("canceled"));
        private volatile boolean idle = true;
        private volatile boolean trustworthy = true;

        @Override
        public String printer() {
            return printer;
        }

        @Override
        public Outcome<PrintRecord> find(String jobKey) {
            finds.incrementAndGet();
            return record;
        }

        @Override
        public Outcome<PrintRecord> withdraw(String jobKey) {
            withdrawn.add(jobKey);
            return afterWithdrawal;
        }

        @Override
        public Outcome<Long> pageCounter() {
            return counter;
        }

        @Override
        public boolean certainlyIdle() {
            return idle;
        }

        @Override
        public boolean counterIsTrustworthy() {
            return trustworthy;
        }
    }

    @TempDir
    Path home;

    private final Witness witness = new Witness();

    @Test
    void neverStarted_isNotDone_withoutAskingThePrinter() {
        String key = leave(false);
        witness.record = Outcome.failed(Fault.TRANSPORT, "off");
        assertEnd(key, Act.State.NOT_DONE, Recovery.NEVER_HANDED_OVER);
    }

    @Test
    void thePrinterSaysPrinted_isDone() {
        String key = leave(true);
        witness.record = Outcome.done(new PrintRecord.Printed(new PrintProof("7", 2, "job-state=completed")));
        assertEnd(key, Act.State.DONE, "job-state=completed");
    }

    @Test
    void thePrinterSaysNotPrinted_isNotDone() {
        String key = leave(true);
        witness.record = Outcome.done(new PrintRecord.NotPrinted("job-state=aborted impressions=0"));
        assertEnd(key, Act.State.NOT_DONE, "impressions=0");
    }

    @Test
    void somePagesCameOut_isUnknown_whateverTheCounterSays() {
        String key = leave(true);
        witness.record = Outcome.done(new PrintRecord.Partly(1, "impressions=1"));
        assertEnd(key, Act.State.UNKNOWN, "impressions=1");
    }

    @Test
    void thePrinterForgot_theCounterStands_isNotDone_andTheEvidenceSaysSo() {
        assertEnd(leave(true), Act.State.NOT_DONE, "page counter 100 before the first byte, 100 now, printer idle");
    }

    @Test
    void thePrinterForgot_theCounterMoved_isUnknown() {
        String key = leave(true);
        witness.counter = Outcome.done(101L);
        assertEnd(key, Act.State.UNKNOWN, "page counter 100 before the first byte, 101 now");
    }

    @Test
    void thePrinterForgot_theCounterMayLosePages_isUnknown() {
        String key = leave(true);
        witness.trustworthy = false;
        assertEnd(key, Act.State.UNKNOWN, "may lose pages");
    }

    @Test
    void thePrinterForgot_butIsNotIdle_isUnknown() {
        String key = leave(true);
        witness.idle = false;
        assertEnd(key, Act.State.UNKNOWN, "not certainly idle");
    }

    @Test
    void anotherPrinterStandsThere_itsCounterProvesNothing() {
        String key = leave(true);
        witness.printer = "another";
        assertEnd(key, Act.State.UNKNOWN, "another printer");
    }

    @Test
    void thePrinterHasNoCounter_isUnknown() {
        String key = leave(true);
        witness.record = Outcome.done(new PrintRecord.Unclear("job-state=aborted"));
        witness.counter = Outcome.failed(Fault.UNSUPPORTED, "");
        assertEnd(key, Act.State.UNKNOWN, "cannot be read");
    }

    @Test
    void thePrinterIsOff_theActStaysInDoubt_andBlocksThePrinterUntilItAnswers() {
        String key = leave(true);
        witness.record = Outcome.failed(Fault.TRANSPORT, "off");
        recovering((ledger, recovery) -> {
            await().pollDelay(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(recovery.blocksPrinter()).isTrue());
            assertThat(state(ledger, key)).isEqualTo(Act.State.STARTED);

            witness.record = Outcome.done(new PrintRecord.Printed(new PrintProof("7", 2, "completed")));
            recovery.lookAgain();
            await().untilAsserted(() -> assertThat(recovery.blocksPrinter()).isFalse());
            assertThat(state(ledger, key)).isEqualTo(Act.State.DONE);
        });
    }

    @Test
    void theJobIsStillRunning_itIsFollowedToItsEnd() {
        String key = leave(true);
        witness.record = running(PrintProgress.Stage.PRINTING, 1, Optional.empty());
        recovering((ledger, recovery) -> {
            await().pollDelay(Duration.ofMillis(100))
                    .untilAsserted(() -> assertThat(recovery.blocksPrinter()).isTrue());
            witness.record = Outcome.done(new PrintRecord.Printed(new PrintProof("7", 2, "completed")));
            await().untilAsserted(() -> assertThat(state(ledger, key)).isEqualTo(Act.State.DONE));
        });
        assertThat(witness.withdrawn).isEmpty();
    }

    @Test
    void thePowerWasCutWhileTheJobWaitedForPaper_itIsWithdrawn_soThatNobodyFindsItTomorrow() {
        String key = leave(true);
        witness.record = running(PrintProgress.Stage.WAITING, 0, Optional.of(Fault.SUPPLY_OUT));
        assertEnd(key, Act.State.NOT_DONE, "canceled");
        assertThat(witness.withdrawn).containsExactly(key);
    }

    @Test
    void withdrawnAfterItsFirstPage_isUnknownWithThatPage() {
        String key = leave(true);
        witness.record = running(PrintProgress.Stage.WAITING, 1, Optional.of(Fault.SUPPLY_OUT));
        witness.afterWithdrawal = Outcome.done(new PrintRecord.Partly(1, "impressions=1"));
        assertEnd(key, Act.State.UNKNOWN, "impressions=1");
    }

    @Test
    void withdrawnOutOfAJam_isUnknown_forASheetMayHangHalfOut() {
        String key = leave(true);
        witness.record = running(PrintProgress.Stage.WAITING, 0, Optional.of(Fault.MEDIA_JAMMED));
        assertEnd(key, Act.State.UNKNOWN, "a jam was seen");
    }

    @Test
    void forgottenAfterAJam_isUnknown_thoughTheCounterStands() {
        String key = leave(true);
        witness.record = running(PrintProgress.Stage.WAITING, 0, Optional.of(Fault.MEDIA_JAMMED));
        witness.afterWithdrawal = Outcome.done(new PrintRecord.Forgotten("1 s"));
        assertEnd(key, Act.State.UNKNOWN, "a jam was seen");
    }

    @Test
    void thePrinterDoesNotLetGoOfTheJob_itIsWithdrawnAgainAndAgain_andThePrinterStaysBlocked() {
        String key = leave(true);
        witness.record = running(PrintProgress.Stage.WAITING, 0, Optional.of(Fault.SUPPLY_OUT));
        witness.afterWithdrawal = witness.record;
        recovering((ledger, recovery) -> {
            await().untilAsserted(() -> assertThat(witness.withdrawn).hasSizeGreaterThan(2));
            assertThat(recovery.blocksPrinter()).isTrue();
            witness.afterWithdrawal = Outcome.done(new PrintRecord.NotPrinted("canceled"));
            await().untilAsserted(() -> assertThat(state(ledger, key)).isEqualTo(Act.State.NOT_DONE));
        });
    }

    @Test
    void noPageForFortySeconds_theJobIsWithdrawnToo() {
        String key = leave(true);
        witness.record = running(PrintProgress.Stage.ACCEPTED, 0, Optional.empty());
        AtomicLong nanos = new AtomicLong();
        try (Ledger ledger = LedgerBench.ledger(home);
                Recovery recovery = Recovery.start(ledger, witness, OFTEN, nanos::get)) {
            nanos.set(Recovery.STANDSTILL.toNanos() - 1);
            await().untilAsserted(() -> assertThat(witness.finds).hasValueGreaterThan(2));
            assertThat(witness.withdrawn).isEmpty();
            assertThat(recovery.blocksPrinter()).isTrue();
            nanos.set(2 * Recovery.STANDSTILL.toNanos());
            await().untilAsserted(() -> assertThat(state(ledger, key)).isEqualTo(Act.State.NOT_DONE));
        }
    }

    private static Outcome<PrintRecord> running(PrintProgress.Stage stage, int pagesOut, Optional<Fault> waitingFor) {
        return Outcome.done(new PrintRecord.Running(new PrintProgress(stage, pagesOut, waitingFor)));
    }

    @Test
    void anActOfThisRunEndedUnknown_thePrinterIsBlocked_andTheLaterWordOfThePrinterResolvesIt() {
        witness.record = Outcome.failed(Fault.TRANSPORT, "off");
        recovering((ledger, recovery) -> {
            await().untilAsserted(() -> assertThat(recovery.blocksPrinter()).isFalse());
            String key = started(ledger);
            assertThat(recovery.blocksPrinter()).as("its visit has it").isFalse();
            written(ledger.settle(key, KioskEvent.Outcome.UNKNOWN, 0, "contact lost"));
            assertThat(recovery.blocksPrinter()).isTrue();
            witness.record = Outcome.done(new PrintRecord.Printed(new PrintProof("7", 2, "completed")));
            await().untilAsserted(() -> assertThat(state(ledger, key)).isEqualTo(Act.State.RESOLVED_DONE));
            assertThat(recovery.blocksPrinter()).isFalse();
        });
    }

    @Test
    void unknownAndThePrinterSaysNoMore_staysUnknownForTheTechnician_andBlocksNobody() throws Exception {
        String key = leave(true);
        witness.counter = Outcome.done(101L);
        assertEnd(key, Act.State.UNKNOWN, "101 now");
        assertEnd(key, Act.State.UNKNOWN, "101 now");
        try (Ledger ledger = LedgerBench.ledger(home)) {
            assertThat(ledger.oldestEvents(10)).as("told once").hasSize(1);
        }
    }

    @Test
    void anOpenVisitOfThisRunIsLeftAlone() {
        recovering((ledger, recovery) -> {
            await().untilAsserted(() -> assertThat(recovery.blocksPrinter()).isFalse());
            List<String> keys = List.of(issued(ledger), started(ledger));
            recovery.lookAgain();
            await().pollDelay(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(ledger.openActs())
                            .extracting(Act::key)
                            .containsExactlyInAnyOrderElementsOf(keys));
        });
    }

    private String leave(boolean asStarted) {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            return asStarted ? started(ledger) : issued(ledger);
        }
    }

    private void assertEnd(String key, Act.State state, String evidence) {
        recovering((ledger, recovery) -> {
            await().untilAsserted(() -> assertThat(recovery.blocksPrinter()).isFalse());
            Act act = find(ledger, key);
            assertThat(act.state()).isEqualTo(state);
            assertThat(act.evidence()).contains(evidence);
        });
    }

    @FunctionalInterface
    private interface Scene {
        void play(Ledger ledger, Recovery recovery);
    }

    private void recovering(Scene scene) {
        try (Ledger ledger = LedgerBench.ledger(home);
                Recovery recovery = Recovery.start(ledger, witness, OFTEN, System::nanoTime)) {
            scene.play(ledger, recovery);
        }
    }

    private static Act.State state(Ledger ledger, String key) {
        return find(ledger, key).state();
    }

    private static Act find(Ledger ledger, String key) {
        try {
            return ledger.find(key).orElseThrow();
        } catch (LedgerUnreadable e) {
            throw new AssertionError(e);
        }
    }
}
