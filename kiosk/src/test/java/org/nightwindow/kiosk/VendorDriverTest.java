package org.nightwindow.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.Heartbeat;
import org.nightwindow.hall.HeartbeatReply;
import org.nightwindow.hall.KioskEvent;
import org.nightwindow.hall.LogEvent;
import org.nightwindow.kiosk.bench.Bench;
import org.nightwindow.kiosk.bench.Resident;
import org.nightwindow.kiosk.journey.file.FiledStep;
import org.nightwindow.kiosk.journey.slip.SlipOffer;
import org.nightwindow.kiosk.vendor.FragileSlips;
import org.nightwindow.kiosk.vendor.VendorShop;

/// A vendor's driver in the kiosk itself: from a folder somebody copied, in a process of its own.
final class VendorDriverTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Path drivers;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(folder);
        drivers = Files.createDirectories(bench.data.resolve("drivers"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String config(String more) {
        return bench.config()
                        .replace(
                                "{driver: standard.escpos-receipt, settings: {wire: \"" + bench.receipts.address()
                                        + "\"}}",
                                "{driver: fragile.slips, settings: {wire: \"" + bench.receipts.address()
                                        + "\", crash: \"" + folder.resolve("crash") + "\"}}")
                + "drivers: {" + more + "}\n";
    }

    private static String trusted() {
        return "publishers: {shop: " + VendorShop.KEY.publicBase64() + "}";
    }

    private void startReady(String config) {
        bench.start(config);
        bench.becomesReady();
        bench.until(() -> slips().state().equals("READY"));
    }

    private Heartbeat.Device slips() {
        return bench.console.heartbeats().getLast().devices().stream()
                .filter(device -> device.role().equals("receipt-printer"))
                .findFirst()
                .orElseThrow();
    }

    private boolean told(LogEvent event, String text) {
        return bench.console.events().stream()
                .anyMatch(it -> it instanceof KioskEvent.Noticed(String id, String said)
                        && id.equals(event.id())
                        && said.contains(text));
    }

    private List<Heartbeat.Notice> notices() {
        return bench.console.heartbeats().getLast().notices();
    }

    @Test
    void technicianCopiesAVendorsFolder_itsPrinterPrintsSlips_andItsSelfTestIsReported() throws Exception {
        VendorShop.deliver(drivers.resolve("fragile"), FragileSlips.class);
        startReady(config(trusted()));
        assertThat(slips().driver()).isEqualTo("fragile.slips");
        new Resident(bench).declares();
        FiledStep filed = bench.see(FiledStep.class);
        bench.until(() -> filed.told().get().slip().state().get() == SlipOffer.State.TAKE_IT);
        bench.until(() -> bench.receipts.tray().slips().size() == 1);
        assertThat(notices()).isEmpty();
        bench.console.command(new HeartbeatReply.Command(
                "C-1",
                HeartbeatReply.Command.SELF_TEST,
                "receipt-printer",
                bench.time.right().instant().plusSeconds(60)));
        bench.until(() -> bench.console.results().stream()
                .anyMatch(result -> String.valueOf(result.detail()).contains("a vendor's word")));
    }

    @Test
    void driverCrashesInNativeCodeInTheMiddleOfASlip_filingIsUnaffected_itIsBack_sheHasHerSlip_andTheConsoleKnows()
            throws Exception {
        VendorShop.deliver(drivers.resolve("fragile"), FragileSlips.class);
        startReady(config(trusted()));
        Files.createFile(folder.resolve("crash"));
        new Resident(bench).declares();
        FiledStep filed = bench.see(FiledStep.class);
        SlipOffer slip = filed.told().get().slip();
        bench.until(() -> slip.state().get() == SlipOffer.State.UNCERTAIN);
        assertThat(bench.console.cases().opened()).hasSize(1);
        bench.act(slip::print); // at once: the printer is just coming back
        bench.until(() -> slip.state().get() == SlipOffer.State.TAKE_IT);
        bench.until(() -> told(LogEvent.DRIVER_CRASHED, "crashed in native code"));
        assertThat(bench.console.cases().asked()).hasSize(1);
    }

    @Test
    void nobodyWeKnowSignedIt_theDeviceIsOut_allElseWorks_andEveryPlaceSaysWhy() throws Exception {
        VendorShop.deliver(drivers.resolve("fragile"), FragileSlips.class);
        bench.start(config(""));
        bench.becomesReady();
        bench.until(() -> told(LogEvent.DRIVER_NOT_USED, "drivers.publishers"));
        bench.until(() -> told(LogEvent.DEVICE_NOT_CONFIGURED, "\"fragile.slips\" is not installed"));
        bench.until(() -> slips().detail().equals("CONFIGURATION"));
        assertThat(slips().text()).contains("\"fragile.slips\" is not installed");
        bench.until(() -> notices().stream()
                .map(Heartbeat.Notice::event)
                .toList()
                .equals(List.of(LogEvent.DRIVER_NOT_USED.id(), LogEvent.DEVICE_NOT_CONFIGURED.id())));
    }

    @Test
    void unsignedDriversAreAllowedForDevelopment_itWorks_andTheConsoleIsToldAllTheWhile() throws Exception {
        VendorShop.jar(drivers.resolve("fragile"), FragileSlips.class);
        startReady(config("unsigned: allowed"));
        bench.until(() -> notices().stream()
                .anyMatch(notice -> notice.event().equals(LogEvent.UNSIGNED_DRIVERS_ALLOWED.id())
                        && notice.text().contains("manifest.json is missing")));
        bench.until(() -> told(LogEvent.UNSIGNED_DRIVERS_ALLOWED, "drivers.unsigned"));
    }

    @Test
    void itsSettingsAreWrongOrItsPortIsTaken_theSecondIsRefusedByName() throws Exception {
        VendorShop.deliver(drivers.resolve("fragile"), FragileSlips.class);
        String wrong = config(trusted())
                .replace(
                        "wire: \"" + bench.receipts.address() + "\", crash",
                        "wire: \"" + bench.reader.address() + "\", smash");
        bench.start(wrong);
        bench.becomesReady();
        bench.until(
                () -> told(LogEvent.DEVICE_NOT_CONFIGURED, "devices.receipt-printer.settings.smash is not a setting"));
        bench.until(() -> told(
                LogEvent.DEVICE_NOT_CONFIGURED,
                "devices.receipt-printer.settings.wire is " + bench.reader.address()
                        + ", which devices.id-card-reader has"));
    }
}
