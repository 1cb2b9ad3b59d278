package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightwindow.kiosk.ledger.LedgerBench.started;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LostLedgerTest {
    @TempDir
    Path home;

    @Test
    void theLedgerIsGone_aNewEpochBegins_paperIsRefusedUntilTheConsoleKnows() throws Exception {
        String epoch = epochAfterOneAct();
        try (Stream<Path> files = Files.walk(home.resolve("ledger"))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
        assertReplaced(epoch, "missing");
    }

    @Test
    void theTablesAreGarbled_theFilesAreSetAside_andANewEpochBegins() throws Exception {
        String epoch = epochAfterOneAct();
        Random random = new Random(1);
        try (Stream<Path> files = Files.list(home.resolve("ledger/seg0"))) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int at = 0; at < bytes.length; at += 64) {
                    bytes[at] ^= (byte) (1 + random.nextInt(255));
                }
                Files.write(file, bytes);
            }
        }
        assertReplaced(epoch, "cannot be read");
        assertThat(aside()).hasSize(1);
    }

    @Test
    void oneTableIsGarbled_thatIsFoundAtTheStart_notWhenItIsNeeded() throws Exception {
        String epoch = epochAfterOneAct();
        Path largestTable = tableOf("ACT_HISTORY");
        try (FileChannel file = FileChannel.open(largestTable, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[256]), 4096 + 512);
        }
        assertReplaced(epoch, "cannot be read");
    }

    @Test
    void theKeyIsLost_theLedgerCannotBeRead_andIsSetAside() throws Exception {
        String epoch = epochAfterOneAct();
        Files.delete(home.resolve("ledger.key"));
        assertReplaced(epoch, "cannot be read");
        assertThat(aside()).hasSize(1);
    }

    @Test
    void aLedgerOfAnotherEpochIsPutThere_itIsNotTaken() throws Exception {
        String epoch = epochAfterOneAct();
        Files.writeString(home.resolve("ledger.epoch"), "0123456789");
        assertReplaced(epoch, "another epoch");
    }

    @Test
    void theFirstStartWasCutOffBeforeTheMarker_thatIsNoLoss() throws Exception {
        String epoch = epochAfterOneAct();
        Files.delete(home.resolve("ledger.epoch"));
        try (Ledger ledger = LedgerBench.ledger(home)) {
            assertThat(ledger.epoch()).isEqualTo(epoch);
            assertThat(ledger.blockedBy()).isEmpty();
            assertThat(home.resolve("ledger.epoch")).hasContent(epoch);
        }
    }

    @Test
    void theReplacementWasCutOffBeforeTheNewMarker_itIsNotReplacedAgain() throws Exception {
        String lost = epochAfterOneAct();
        Files.move(home.resolve("ledger"), home.resolve("elsewhere"));
        String fresh;
        try (Ledger ledger = LedgerBench.ledger(home)) {
            fresh = ledger.epoch();
        }
        Files.writeString(home.resolve("ledger.epoch"), lost);
        try (Ledger ledger = LedgerBench.ledger(home)) {
            assertThat(ledger.epoch()).isEqualTo(fresh);
            assertThat(ledger.oldestEvents(10)).hasSize(1);
        }
    }

    @Test
    void anotherProgramHasTheLedgerOpen_itIsLeftAlone_andOpenedWhenThatEnds() throws Exception {
        String epoch = epochAfterOneAct();
        Ledger second = new Ledger(LedgerBench.settings(home), new Random(), LedgerBench.clock(), CommitWatch.NONE);
        Process other = LedgerCrash.child(home, "hold");
        try (second) {
            assertThat(other.inputReader().readLine()).isEqualTo("holding");
            var opened = second.open();
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(second.blockedBy()).contains(Entry.Why.STORE_DOWN));
            other.destroyForcibly().waitFor();
            assertThat(opened.get(30, TimeUnit.SECONDS).epoch()).isEqualTo(epoch);
            assertThat(opened.join().leftBehind()).hasSize(1);
            assertThat(aside()).isEmpty();
        } finally {
            other.destroyForcibly();
        }
    }

    private String epochAfterOneAct() {
        try (Ledger ledger = LedgerBench.ledger(home)) {
            assertThat(ledger.blockedBy()).isEmpty();
            started(ledger);
            return ledger.epoch();
        }
    }

    private void assertReplaced(String lostEpoch, String reason) throws IOException {
        String epoch;
        try (Ledger ledger = LedgerBench.ledger(home)) {
            epoch = ledger.epoch();
            assertThat(epoch).isNotEqualTo(lostEpoch);
            assertThat(ledger.open().join().replaced()).isTrue();
            assertThat(ledger.open().join().leftBehind()).isEmpty();
            assertThat(ledger.oldestEvents(10)).hasSize(1);
            assertThat(ledger.oldestEvents(10).getFirst().seq()).isEqualTo(1);
            assertThat(ledger.oldestEvents(10).getFirst().body().path("type").asText())
                    .isEqualTo("ledger-replaced");
            assertThat(ledger.oldestEvents(10).getFirst().body().path("reason").asText())
                    .contains(reason);
            assertThat(ledger.plan("TAX-01"))
                    .isInstanceOfSatisfying(
                            Entry.Refused.class,
                            refused -> assertThat(refused.why()).isEqualTo(Entry.Why.REPLACED));
        }
        try (Ledger ledger = LedgerBench.ledger(home)) {
            assertThat(ledger.epoch()).isEqualTo(epoch);
            assertThat(ledger.blockedBy()).contains(Entry.Why.REPLACED);
            ledger.acknowledge(1);
            assertThat(ledger.blockedBy()).isEmpty();
            assertThat(ledger.plan("TAX-01").written()).isTrue();
        }
    }

    private java.util.List<Path> aside() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().contains(".aside-"))
                    .toList();
        }
    }

    /// The file Derby keeps a table in.
    private Path tableOf(String table) throws Exception {
        LedgerDatabase database = new LedgerDatabase(
                home.resolve("ledger"),
                Files.readString(home.resolve("ledger.key")).strip());
        try (var connection = database.connect(false);
                var sql = connection.createStatement();
                var row = sql.executeQuery("select c.conglomeratenumber from sys.sysconglomerates c, sys.systables t"
                        + " where c.tableid = t.tableid and not c.isindex and t.tablename = '" + table + "'")) {
            row.next();
            Path file = home.resolve("ledger/seg0/c" + Long.toHexString(row.getLong(1)) + ".dat");
            connection.rollback();
            return file;
        } finally {
            database.shutdown();
        }
    }
}
