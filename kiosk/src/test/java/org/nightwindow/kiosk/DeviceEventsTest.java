package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.hardware.Roles;
import org.nightwindow.kiosk.journey.paper.DoneStep;

/// What the console hears of devices, over the real line, through the real ledger.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeviceEventsTest {
    private Bench bench;
    private Resident resident;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        bench = new Bench(folder).startOpen();
        resident = new Resident(bench);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private List<KioskEvent.DeviceChanged> told(String role) {
        return bench.console.events().stream()
                .filter(KioskEvent.DeviceChanged.class::isInstance)
                .map(KioskEvent.DeviceChanged.class::cast)
                .filter(event -> event.role().equals(role))
                .toList();
    }

    private List<String> numbers(String role) {
        return told(role).stream().map(KioskEvent.DeviceChanged::event).toList();
    }

    private String last(String role) {
        return numbers(role).getLast();
    }

    @Test
    void coverIsOpenedAndClosed_theConsoleHearsBoth_underTheirNumbers_withWhatWasBefore() {
        bench.until(() -> last(Roles.DOCUMENT_PRINTER).equals(LogEvent.DEVICE_WORKS.id()));
        bench.printer.openCover();
        bench.until(() -> last(Roles.DOCUMENT_PRINTER).equals(LogEvent.DEVICE_COVER_OPEN.id()));
        assertThat(told(Roles.DOCUMENT_PRINTER).getLast().was()).isEqualTo(LogEvent.DEVICE_WORKS.id());
        bench.printer.closeCover();
        bench.until(() -> last(Roles.DOCUMENT_PRINTER).equals(LogEvent.DEVICE_WORKS.id()));
        assertThat(told(Roles.DOCUMENT_PRINTER).getLast().was()).isEqualTo(LogEvent.DEVICE_COVER_OPEN.id());
    }

    /// The cover of the slip printer is loose while she prints: what became of her paper comes all the same,
    /// and once.
    @Test
    void deviceComesAndGoesWithoutEnd_whileShePrints_theOutcomeIsNotLostForIt() throws Exception {
        bench.becomesReady();
        resident.comesToThePreview();
        Thread loose = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                bench.receipts.openCover();
                settles();
                bench.receipts.closeCover();
                settles();
            }
        });
        resident.prints();
        bench.see(DoneStep.class);
        bench.until(() -> bench.console.outcomes().containsValue(KioskEvent.Outcome.DONE));
        bench.until(() -> told(Roles.RECEIPT_PRINTER).size() >= 3);
        loose.interrupt();
        loose.join();
        assertThat(bench.console.outcomes().values()).containsExactly(KioskEvent.Outcome.DONE);
        assertThat(numbers(Roles.RECEIPT_PRINTER))
                .contains(LogEvent.DEVICE_COVER_OPEN.id(), LogEvent.DEVICE_WORKS.id())
                .hasSizeLessThanOrEqualTo(DeviceNews.EACH + 1);
        resident.leaves();
    }

    /// Until the printer was asked and said so.
    private void settles() {
        int asked = bench.receipts.statusAsked();
        while (bench.receipts.statusAsked() < asked + 8
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
