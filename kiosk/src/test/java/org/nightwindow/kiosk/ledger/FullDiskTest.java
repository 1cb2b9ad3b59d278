package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.kiosk.ledger.LedgerBench.started;
import static org.nightwindow.kiosk.ledger.LedgerBench.written;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.EventBatch;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.KioskEvent.Outcome;

/// A real full disk: a small tmpfs. Needs root; skipped elsewhere.
@Timeout(60)
class FullDiskTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path mount;

    private LedgerSettings settings;

    @BeforeEach
    void smallDisk() throws Exception {
        assumeThat(System.getProperty("user.name")).as("only root may mount").isEqualTo("root");
        int mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", mount.toString());
        assumeThat(mounted).as("mount is allowed here").isZero();
        settings = LedgerBench.settings(mount).withRoom(3 * MIB, 4 * MIB);
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", mount.toString());
    }

    @Test
    void theDiskIsFull_noActIsBegun_theOpenOneIsSettledFromTheBallast_andAllGoesOnWhenThereIsRoom() throws Exception {
        try (Ledger ledger = LedgerBench.ledger(settings, LedgerBench.clock(), CommitWatch.NONE)) {
            await().untilAsserted(() -> assertThat(settings.ballast()).hasSize(3 * MIB));
            List<String> open = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                open.add(started(ledger));
            }
            Path filler = fill();

            assertThat(ledger.blockedBy()).contains(Entry.Why.DISK_LOW);
            assertThat(ledger.plan("TAX-01")).isInstanceOf(Entry.Refused.class);
            long kept = useUpWhatDerbyMadeAhead(ledger);
            for (String key : open) {
                written(ledger.settle(key, Outcome.DONE, 2, "completed"));
            }
            assertThat(settings.ballast()).doesNotExist();
            assertThat(ledger.blockedBy()).contains(Entry.Why.DISK_LOW);

            Files.delete(filler);
            assertThat(ledger.blockedBy()).isEmpty();
            String next = started(ledger);
            written(ledger.settle(next, Outcome.DONE, 2, "completed"));
            assertThat(settings.ballast()).as("there is room again").hasSize(3 * MIB);
            assertThat(ledger.oldestEvents(100_000))
                    .extracting(EventBatch.Event::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, kept + 6).boxed().toList());
        }
    }

    @Test
    void theDiskIsFullAtTheStart_theLedgerIsNotTakenForLost() throws Exception {
        String epoch;
        try (Ledger ledger = LedgerBench.ledger(settings, LedgerBench.clock(), CommitWatch.NONE)) {
            epoch = ledger.epoch();
            started(ledger);
        }
        Files.deleteIfExists(settings.ballast());
        Path filler = fill();
        Ledger ledger = new Ledger(settings, new java.util.Random(), LedgerBench.clock(), CommitWatch.NONE);
        try (ledger) {
            var _ = ledger.open();
            await().untilAsserted(() ->
                    assertThat(ledger.blockedBy()).isPresent().get().isIn(Entry.Why.DISK_LOW, Entry.Why.STORE_DOWN));
            Files.delete(filler);
            await().untilAsserted(() -> assertThat(ledger.blockedBy()).isEmpty());
            assertThat(ledger.epoch()).isEqualTo(epoch);
            assertThat(ledger.open().join().leftBehind()).hasSize(1);
        }
    }

    /// Derby makes its log files 1 MB ahead: notes until the disk really says no.
    private long useUpWhatDerbyMadeAhead(Ledger ledger) {
        long kept = ledger.lastSeq();
        KioskEvent event = new KioskEvent.Noticed("NW-0000", "x".repeat(4000));
        while (Files.exists(settings.ballast())) {
            if (ledger.note(event)) {
                kept++;
            }
        }
        return kept;
    }

    private Path fill() throws IOException {
        Path filler = mount.resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[4096];
            for (int i = 0; i < 24 * MIB / 4096; i++) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
        return filler;
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
