package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.kiosk.ledger.LedgerBench.issued;
import static org.nightwindow.kiosk.ledger.LedgerBench.planned;
import static org.nightwindow.kiosk.ledger.LedgerBench.started;
import static org.nightwindow.kiosk.ledger.LedgerBench.written;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.Outcome;

/// A commit that failed may be on the disk all the same (measured: fsync said EIO, one row more was there).
@Timeout(30)
class FailedCommitTest {
    private static final int STATEMENT = 20000;

    @TempDir
    Path home;

    private FaultyDisk faulty;

    @BeforeEach
    void open() {
        faulty = new FaultyDisk(home);
    }

    @ParameterizedTest(name = "after the disk: {0}, severity {1}")
    @CsvSource({"false, 20000", "false, 45000", "true, 20000", "true, 45000"})
    void everyCommitFailsOnce_theActGoesOnAndNothingIsWrittenTwice(boolean afterTheDisk, int severity)
            throws Exception {
        try (Ledger ledger = LedgerBench.ledger(home, faulty)) {
            faulty.failOnce("plan", afterTheDisk, severity);
            String key = planned(ledger);
            faulty.failOnce("issued", afterTheDisk, severity);
            written(ledger.issued(key, "NW-1", LedgerBench.SHA, 2));
            faulty.failOnce("start", afterTheDisk, severity);
            written(ledger.start(key, LedgerBench.MARK));
            faulty.failOnce("note", afterTheDisk, severity);
            assertThat(ledger.note(new KioskEvent.Started("1.0", 0))).isTrue();
            faulty.failOnce("settle", afterTheDisk, severity);
            assertThat(written(ledger.settle(key, Outcome.DONE, 2, "completed")).state())
                    .isEqualTo(Act.State.DONE);

            await().untilAsserted(() -> assertThat(ledger.blockedBy()).isEmpty());
            assertThat(ledger.oldestEvents(10))
                    .extracting(event -> event.body().path("type").asText())
                    .containsExactly("started", "act-changed");
            assertThat(ledger.oldestEvents(10))
                    .extracting(EventBatch.Event::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 2).boxed().toList());
            assertThat(ledger.lastSeq()).isEqualTo(2);
        }
    }

    @ParameterizedTest(name = "the settlement had reached the disk: {0}")
    @ValueSource(booleans = {true, false})
    void theDiskIsGoneWhileAnActIsSettled_theEndIsKept_andWrittenOnceWhenTheDiskIsBack(boolean afterTheDisk)
            throws Exception {
        try (Ledger ledger = LedgerBench.ledger(home, faulty)) {
            String key = started(ledger);
            faulty.unplugAt("settle", afterTheDisk);

            assertThat(ledger.settle(key, Outcome.DONE, 2, "completed")).isInstanceOf(Entry.InDoubt.class);
            assertThat(ledger.blockedBy()).contains(Entry.Why.STORE_DOWN);
            assertThat(ledger.plan("TAX-01")).isInstanceOf(Entry.Refused.class);

            faulty.plug();
            await().untilAsserted(() -> assertThat(ledger.blockedBy()).isEmpty());
            assertThat(ledger.find(key).orElseThrow().state()).isEqualTo(Act.State.DONE);
            assertThat(ledger.oldestEvents(10)).hasSize(1);
            assertThat(ledger.lastSeq()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "STARTED had reached the disk: {0}")
    @ValueSource(booleans = {true, false})
    void theDiskIsGoneWhileAnActIsStarted_nothingGoesToThePrinter_andTheActEndsNotDone(boolean afterTheDisk)
            throws Exception {
        try (Ledger ledger = LedgerBench.ledger(home, faulty)) {
            String key = issued(ledger);
            faulty.unplugAt("start", afterTheDisk);

            assertThat(ledger.start(key, LedgerBench.MARK)).isInstanceOf(Entry.InDoubt.class);
            assertThat(ledger.settle(key, Outcome.NOT_DONE, 0, "the ledger was in doubt, nothing was sent"))
                    .isInstanceOf(Entry.InDoubt.class);

            faulty.plug();
            await().untilAsserted(() ->
                    assertThat(ledger.find(key).orElseThrow().state()).isEqualTo(Act.State.NOT_DONE));
            assertThat(ledger.oldestEvents(10)).hasSize(1);
        }
    }

    @Test
    void aRefusedStatementHurtsNobodyElse() throws Exception {
        try (Ledger ledger = LedgerBench.ledger(home, faulty)) {
            String first = issued(ledger);
            faulty.failOnce("settle", false, STATEMENT);
            written(ledger.settle(first, Outcome.NOT_DONE, 0, "cancelled"));
            written(ledger.settle(issued(ledger), Outcome.NOT_DONE, 0, "cancelled"));
            assertThat(ledger.oldestEvents(10))
                    .extracting(EventBatch.Event::seq)
                    .containsExactly(1L, 2L);
        }
    }
}
