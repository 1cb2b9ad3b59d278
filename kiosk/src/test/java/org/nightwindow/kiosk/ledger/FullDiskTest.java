package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.kiosk.ledger.LedgerBench.started;
import static org.nightwindow.kiosk.ledger.LedgerBench.written;

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
import org.nightwindow.kiosk.bench.SmallDisk;

/// A real full disk, see [SmallDisk].
@Timeout(60)
class FullDiskTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path mount;

    private SmallDisk disk;
    private LedgerSettings settings;

    @BeforeEach
    void smallDisk() throws Exception {
        disk = SmallDisk.mount(mount, "24m");
        settings = LedgerBench.settings(mount).withRoom(3 * MIB, 4 * MIB);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void theDiskIsFull_noActIsBegun_theOpenOneIsSettledFromTheBallast_andAllGoesOnWhenThereIsRoom() throws Exception {
        try (Ledger ledger = LedgerBench.ledger(settings, LedgerBench.clock(), CommitWatch.NONE)) {
            await().untilAsserted(() -> assertThat(settings.ballast()).hasSize(3 * MIB));
            List<String> open = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                open.add(started(ledger));
            }
            disk.fill();

            assertThat(ledger.blockedBy()).contains(Entry.Why.DISK_LOW);
            assertThat(ledger.plan("TAX-01")).isInstanceOf(Entry.Refused.class);
            long kept = useUpWhatDerbyMadeAhead(ledger);
            for (String key : open) {
                written(ledger.settle(key, Outcome.DONE, 2, "completed"));
            }
            assertThat(settings.ballast()).doesNotExist();
            assertThat(ledger.blockedBy()).contains(Entry.Why.DISK_LOW);

            disk.makeRoom();
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
        disk.fill();
        Ledger ledger = new Ledger(settings, new java.util.Random(), LedgerBench.clock(), CommitWatch.NONE);
        try (ledger) {
            var _ = ledger.open();
            await().untilAsserted(() ->
                    assertThat(ledger.blockedBy()).isPresent().get().isIn(Entry.Why.DISK_LOW, Entry.Why.STORE_DOWN));
            disk.makeRoom();
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
}
