package org.nightwindow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.hall.Json;

/// One kiosk of a demo hall: its program in a process of its own, its line to the console, and its hardware, simulated
/// here, so that it survives when the kiosk's power is cut.
final class DemoKiosk implements AutoCloseable {

    /// Nothing here takes more than a few seconds; a busy CI machine may take ten times as long.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /// In rows; a slip has about a thousand.
    private static final int HALF_A_SLIP = 300;

    /// From the start screen on: the ledger opens within a second, and then everything is told within another.
    private static final Duration TELLING = Duration.ofSeconds(4);

    /// How often the kiosk is switched on again to tell the rest.
    private static final int TELL_ATTEMPTS = 5;

    /// The states of an act whose end is not known yet.
    private static final Set<String> WAITING = Set.of("PLANNED", "STARTED");

    /// The main class of a vendor's driver's process.
    private static final String DRIVER_PROCESS = "org.nightwindow.driver.host.child.ChildMain";

    private final Path folder;
    private final HallClock clock;
    private final List<String> flags;
    private final Path config;
    private final CompletableFuture<Void> delivery;
    final SdtReaderSimulator reader = SdtReaderSimulator.start();
    final ScannerSimulator scanner = ScannerSimulator.start();
    final IppPrinterSimulator printer = IppPrinterSimulator.start();
    final ReceiptPrinterSimulator receipts = ReceiptPrinterSimulator.start();
    final HallNetwork network;
    private Map<String, String> environment = Map.of();
    private @Nullable ChildJvm program;

    /// Its settings are written; it is not switched on.
    ///
    /// @param folder gets what it keeps, its log and its settings
    /// @param console the port kiosks report to
    /// @param flags of its JVM
    /// @param sampleDriver project of the receipt printer's driver, which then runs in a process of its own; empty
    ///     for the driver in the box
    DemoKiosk(Path folder, int console, HallClock clock, List<String> flags, Optional<Path> sampleDriver)
            throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.flags = flags;
        Files.createDirectories(folder.resolve("logs"));
        network = new HallNetwork(console);
        AcmeDelivery acme = new AcmeDelivery();
        config = HallConfig.kiosk(
                folder,
                network.port(),
                new HallConfig.Devices(
                        reader.address(),
                        scanner.address(),
                        printer.address(),
                        sampleDriver.isPresent()
                                ? HallConfig.Devices.acmeReceipts(receipts.address())
                                : HallConfig.Devices.standardReceipts(receipts.address()),
                        "{publishers: {acme: \"" + acme.publicKey() + "\"}}"));
        // Meanwhile the console starts.
        delivery = CompletableFuture.runAsync(
                () -> sampleDriver.ifPresent(project -> acme.deliver(project, folder.resolve("kiosk/drivers/acme"))));
    }

    /// Where it finds what it enrols itself with.
    Path ticketFile() {
        return folder.resolve("ticket");
    }

    /// Its settings.
    Path config() {
        return config;
    }

    /// Waits until the scanner was switched on: the kiosk asks for the app's code.
    void awaitScanner() {
        await("the scanner is not switched on", scanner::on);
    }

    /// Waits until this many more sheets lie in the tray than did.
    void awaitSheets(int before, int more) {
        await(more + " sheets did not come out", () -> printer.tray().sheets().size() >= before + more);
    }

    /// Waits until part of a slip hangs out of the receipt printer.
    void awaitHalfASlip() {
        await("no slip is being printed", () -> receipts.hangingRows() > HALF_A_SLIP);
    }

    private static void await(String otherwise, BooleanSupplier there) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(otherwise);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /// Whenever it ends from now on, somebody switches it on again; so it may end itself.
    void supervise() {
        environment = Map.of("NIGHTWINDOW_SUPERVISED", "demo");
    }

    /// Switches the kiosk on and reaches for it.
    Hand switchOn() throws IOException {
        delivery.join();
        Path portFile = folder.resolve("kiosk.hand");
        Files.deleteIfExists(portFile);
        ChildJvm started = ChildJvm.start(
                "kiosk",
                clock,
                folder.resolve("logs/kiosk.log"),
                environment,
                flags,
                HandledKiosk.class,
                List.of(portFile.toString(), "run", "--config", config.toString()));
        program = started;
        return Hand.reach(portFile, started::alive, Optional.empty());
    }

    /// Switches it off in good order.
    void switchOff() {
        if (program != null) {
            program.close();
        }
    }

    /// Nothing of the kiosk's program runs any more, from one instruction to the next.
    void cutPower() {
        if (program != null) {
            program.cutPower();
        }
    }

    boolean runs() {
        return program != null && program.alive();
    }

    /// The process of the vendor's driver crashes as one does whose native code writes where nothing is.
    ///
    /// @return false when there is none now
    boolean crashVendorsDriver() {
        return program != null && program.crashChild(DRIVER_PROCESS);
    }

    /// Switches it off in good order and writes its ledger; before that it has told the console all of it, when the
    /// console can be reached.
    void export(Path ledger) throws IOException {
        exportLedger(ledger);
        for (int i = 0; i < TELL_ATTEMPTS && hasToTell(ledger); i++) {
            Hand hand = switchOn();
            hand.awaitScreen("attract", PATIENCE);
            LockSupport.parkNanos(TELLING.toNanos());
            hand.close();
            exportLedger(ledger);
        }
    }

    private void exportLedger(Path file) {
        switchOff();
        ChildJvm.run(
                "export-ledger",
                clock,
                folder.resolve("logs"),
                org.nightwindow.kiosk.Main.class,
                List.of("export-ledger", "--config", config.toString(), "--out", file.toString()));
    }

    private static boolean hasToTell(Path ledger) throws IOException {
        JsonNode said = Json.MAPPER.readTree(ledger.toFile());
        for (JsonNode act : said.path("acts")) {
            if (WAITING.contains(act.path("state").asText())) {
                return true;
            }
        }
        return said.path("unsent").asInt() > 0;
    }

    @Override
    public void close() {
        switchOff();
        network.close();
        reader.close();
        scanner.close();
        printer.close();
        receipts.close();
    }
}
