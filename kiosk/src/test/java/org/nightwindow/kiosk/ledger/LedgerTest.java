package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nightwindow.kiosk.ledger.LedgerBench.issued;
import static org.nightwindow.kiosk.ledger.LedgerBench.planned;
import static org.nightwindow.kiosk.ledger.LedgerBench.started;
import static org.nightwindow.kiosk.ledger.LedgerBench.written;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.Json;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.Outcome;
import org.nightwindow.hall.filing.QueryCode;

@Timeout(30)
class LedgerTest {
    @TempDir
    Path home;

    @Test
    void aPrintGoesFromPlannedToDone_andTheConsoleHearsItOnce() throws Exception {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            String key = started(ledger);
            assertThat(ledger.openCount()).isEqualTo(1);
            assertThat(ledger.oldestEvents(10)).isEmpty();

            Act done = written(ledger.settle(key, Outcome.DONE, 2, "job-state=completed"));

            assertThat(done.state()).isEqualTo(Act.State.DONE);
            assertThat(ledger.openCount()).isZero();
            List<EventBatch.Event> events = ledger.oldestEvents(10);
            assertThat(events).hasSize(1);
            KioskEvent.ActChanged event = (KioskEvent.ActChanged)
                    Json.MAPPER.treeToValue(events.getFirst().body(), KioskEvent.class);
            assertThat(event.key()).isEqualTo(key);
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.pages()).isEqualTo(2);
            assertThat(event.serial()).startsWith("NW-");
        }
    }

    @Test
    void thePrinterAndAPersonBothTellWhatBecameOfIt_theFirstStands_andTheConsoleHearsItOnce() throws Exception {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            String key = started(ledger);
            written(ledger.settle(key, Outcome.UNKNOWN, 0, "forgotten"));
            written(ledger.resolve(key, true, 2, "account S-1 looked at the kiosk"));

            Act late = written(ledger.resolve(key, false, 0, "the printer says: aborted"));

            assertThat(late.state()).isEqualTo(Act.State.RESOLVED_DONE);
            assertThat(late.evidence()).isEqualTo("account S-1 looked at the kiosk");
            assertThat(ledger.oldestEvents(10)).hasSize(2);
            assertThat(ledger.counts(Act.Kind.PRINT)).containsOnlyKeys(Act.State.RESOLVED_DONE);
        }
    }

    @Test
    void aDeclarationIsKeptWithItsEnvelope_whichIsGoneInTheCommitThatSettlesIt() throws Exception {
        byte[] envelope = {1, 2, 3};
        String key;
        try (Ledger ledger = LedgerBench.ledger(home)) {
            key = ledger.newFileKey();
            assertThat(key).matches("F-[a-z2-7]{26}");
            written(ledger.planFile(key, "HRS-04", envelope));
            written(ledger.startFile(key));
        }
        try (Ledger ledger = LedgerBench.ledger(home)) { // a later run
            assertThat(ledger.envelope(key)).hasValue(envelope);
            assertThat(ledger.openCount()).isEqualTo(1);
            written(ledger.startFile(key)); // it is sent again
            Act done = written(ledger.settle(key, Outcome.DONE, 0, "FILED"));
            assertThat(ledger.envelope(key)).isEmpty();
            assertThat(done.serial()).hasValue(QueryCode.of(key));
            KioskEvent.ActChanged event = (KioskEvent.ActChanged)
                    Json.MAPPER.treeToValue(ledger.oldestEvents(10).getFirst().body(), KioskEvent.class);
            assertThat(event.kind()).isEqualTo("FILE");
            assertThat(event.serial()).isEqualTo(QueryCode.of(key));
        }
    }

    @Test
    void aDeclarationIsNeverUnknown_forTheConsoleIsAskedUntilItAnswers() {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            String key = ledger.newFileKey();
            written(ledger.planFile(key, "HRS-04", new byte[] {1}));
            written(ledger.startFile(key));
            assertThatThrownBy(() -> ledger.settle(key, Outcome.UNKNOWN, 0, ""))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void keysHave26RandomLettersAndNeverRepeat() {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            String first = planned(ledger);
            assertThat(first).matches("P-[a-z2-7]{26}");
            assertThat(planned(ledger)).isNotEqualTo(first);
        }
    }

    @Test
    void aTransitionThatDoesNotExist_isABug() {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            String key = planned(ledger);
            assertThatThrownBy(() -> ledger.start(key, LedgerBench.MARK))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no document");
            assertThatThrownBy(() -> ledger.settle(key, Outcome.DONE, 1, ""))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("PLANNED");
            assertThatThrownBy(() -> ledger.settle("P-nobody", Outcome.DONE, 1, ""))
                    .isInstanceOf(IllegalStateException.class);
            written(ledger.settle(key, Outcome.NOT_DONE, 0, "preview cancelled"));
            assertThatThrownBy(() -> ledger.settle(key, Outcome.UNKNOWN, 0, ""))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(ledger.blockedBy()).isEmpty();
        }
    }

    @Test
    void theSameAgainChangesNothing_andTheConsoleHearsItOnce() throws Exception {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            String key = issued(ledger);
            Act.Paper paper = ledger.find(key).orElseThrow().paper().orElseThrow();
            written(ledger.issued(key, paper.serial(), paper.sha256(), paper.pages()));
            assertThatThrownBy(() -> ledger.issued(key, "NW-other", paper.sha256(), paper.pages()))
                    .isInstanceOf(IllegalStateException.class);
            written(ledger.settle(key, Outcome.NOT_DONE, 0, "cancelled"));
            written(ledger.settle(key, Outcome.NOT_DONE, 0, "cancelled"));
            assertThat(ledger.oldestEvents(10)).hasSize(1);
        }
    }

    @Test
    void unknownIsSettledLater_withASecondEvent() throws Exception {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            String key = started(ledger);
            written(ledger.settle(key, Outcome.UNKNOWN, 1, "contact lost"));
            assertThat(ledger.unknownActs()).extracting(Act::key).containsExactly(key);
            assertThat(ledger.openActs()).isEmpty();
            written(ledger.resolve(key, false, 1, "a technician found one page"));
            assertThat(ledger.oldestEvents(10))
                    .extracting(event -> event.body().path("outcome").asText())
                    .containsExactly("UNKNOWN", "RESOLVED_NOT_DONE");
        }
    }

    @Test
    void eventsAreNumberedWithoutAGap_acrossRestarts() throws Exception {
        for (int run = 0; run < 3; run++) {
            try (Ledger ledger = LedgerBench.ledger(home)) {
                ledger.note(new KioskEvent.Started("1.0", 0));
                written(ledger.settle(issued(ledger), Outcome.NOT_DONE, 0, "cancelled"));
            }
        }
        try (Ledger ledger = LedgerBench.ledger(home)) {
            assertThat(ledger.oldestEvents(100))
                    .extracting(EventBatch.Event::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 6).boxed().toList());
            ledger.acknowledge(4);
            assertThat(ledger.oldestEvents(100))
                    .extracting(EventBatch.Event::seq)
                    .containsExactly(5L, 6L);
            assertThat(ledger.lastSeq()).isEqualTo(6);
        }
    }

    @Test
    void beforeItIsOpen_andAfterItIsClosed_nothingIsTaken() {
        Ledger ledger = new Ledger(LedgerBench.settings(home), new Random(1), LedgerBench.clock(), CommitWatch.NONE);
        assertThat(ledger.blockedBy()).contains(Entry.Why.OPENING);
        assertThat(ledger.plan("TAX-01")).isInstanceOf(Entry.Refused.class);
        ledger.open().join();
        assertThat(ledger.blockedBy()).isEmpty();
        ledger.close();
        assertThat(ledger.plan("TAX-01")).isEqualTo(new Entry.Refused(Entry.Why.CLOSED, "the ledger takes no act"));
        ledger.close();
    }

    @Test
    void theDiskShowsNoWord_andTheKeyIsForTheKioskOnly() throws Exception {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            String key = issued(ledger);
            written(ledger.settle(key, Outcome.NOT_DONE, 0, "EVIDENCEWORD"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("ledger.key"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.walk(home.resolve("ledger"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("EVIDENCEWORD")
                        .doesNotContain("E\0V\0I\0D");
            }
        }
    }

    @Test
    void theExportTellsTheHistoryOfEveryAct() throws Exception {
        String key;
        try (Ledger ledger = LedgerBench.ledger(home)) {
            key = started(ledger);
            written(ledger.settle(key, Outcome.DONE, 2, "completed"));
        }
        Path out = home.resolve("ledger.json");
        assertThat(LedgerExport.write(LedgerBench.settings(home), out)).isEqualTo(new LedgerExport.Exported.Done(1));
        JsonNode act = Json.MAPPER.readTree(out.toFile()).path("acts").path(0);
        assertThat(act.path("key").asText()).isEqualTo(key);
        assertThat(act.path("pageCounter").asLong()).isEqualTo(100);
        assertThat(act.path("history"))
                .extracting(step -> step.path("state").asText())
                .containsExactly("PLANNED", "STARTED", "DONE");
        assertThat(LedgerExport.write(LedgerBench.settings(home.resolve("nowhere")), out))
                .isInstanceOf(LedgerExport.Exported.Failed.class);
    }
}
