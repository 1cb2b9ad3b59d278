package org.nightwindow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.hall.EnrolmentTicket;
import org.nightwindow.hall.Json;

/// One hall in one folder: a console and a kiosk in processes of their own, and the hardware simulated here, so that it
/// survives when the kiosk's power is cut.
public final class DemoHall implements AutoCloseable {
    static final String KIOSK_ID = "990101-K03";
    private static final Duration CONSOLE_START_LIMIT = Duration.ofSeconds(60);

    /// Nothing here takes more than a few seconds; a busy CI machine may take ten times as long.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /// In rows; a slip has about a thousand.
    private static final int HALF_A_SLIP = 300;

    /// From the start screen on: the ledger opens within a second, and then everything is told within another.
    private static final Duration TELLING = Duration.ofSeconds(4);

    /// How often the kiosk is switched on again to tell the rest.
    private static final int TELL_ATTEMPTS = 5;

    /// How the line of the console begins that ends with the link.
    private static final String SIGN_IN = "Nobody can sign in yet.";

    /// The main class of a vendor's driver's process.
    private static final String DRIVER_PROCESS = "org.nightwindow.driver.host.child.ChildMain";

    private final Path folder;
    private final Ports ports;
    private final boolean window;
    private final Path kioskFlags;
    private final HallConfig config;
    final SdtReaderSimulator reader = SdtReaderSimulator.start();
    final ScannerSimulator scanner = ScannerSimulator.start();
    final IppPrinterSimulator printer = IppPrinterSimulator.start();
    final ReceiptPrinterSimulator receipts = ReceiptPrinterSimulator.start();
    final HallNetwork network;
    final HallClock clock = new HallClock();
    final CityApp app = new CityApp(clock);
    private final CompletableFuture<Void> delivery;
    private ChildJvm console;
    private ChildJvm kiosk;

    /// Starts the console and gives the kiosk its ticket; the kiosk itself is not switched on yet.
    ///
    /// @param folder empty
    /// @param window whether the kiosk opens a window on a display
    /// @param kioskFlags the kiosk image's `kiosk.jvm`
    /// @param sampleDriver project of the receipt printer's driver, which then runs in a process of its own; empty
    ///     for the driver in the box
    public DemoHall(Path folder, Ports ports, boolean window, Path kioskFlags, Optional<Path> sampleDriver)
            throws IOException {
        this.folder = folder;
        this.ports = ports;
        this.window = window;
        this.kioskFlags = kioskFlags;
        Files.createDirectories(folder.resolve("logs"));
        network = new HallNetwork(ports.kiosks());
        AcmeDelivery acme = new AcmeDelivery();
        config = HallConfig.write(
                folder,
                ports,
                network.port(),
                app,
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
        run(
                "ticket",
                org.nightwindow.console.Main.class,
                List.of(
                        "ticket",
                        "--config",
                        config.console().toString(),
                        "--kiosk",
                        KIOSK_ID,
                        "--zh",
                        "示范区 24 小时政务服务厅",
                        "--en",
                        "Shifan District 24-hour Service Hall"));
        Files.writeString(folder.resolve("ticket"), ticket());
        startConsole();
    }

    private String ticket() throws IOException {
        return Files.readAllLines(log("ticket")).stream()
                .map(EnrolmentTicket::parse)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the console printed no ticket; see " + log("ticket")))
                .written();
    }

    String staffAddress() {
        return "http://localhost:" + ports.staff();
    }

    /// The link by which the first account of the console is set up; it works once.
    Optional<String> signInLink() {
        try {
            return Files.readAllLines(log("console")).stream()
                    .filter(line -> line.startsWith(SIGN_IN))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The kiosk's own settings, for who starts it another way.
    public Path kioskConfig() {
        return config.kiosk();
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

    void startConsole() {
        console = ChildJvm.start(
                "console",
                clock,
                folder.resolve("logs/console.log"),
                ChildJvm.usual("-Djava.awt.headless=true", "-Xmx512m"),
                org.nightwindow.console.Main.class,
                List.of("run", "--config", config.console().toString()));
        awaitConsole();
    }

    /// It is tomorrow, everywhere in the hall: console and kiosk are started again with their clocks a day on.
    void nextDay() throws IOException {
        kiosk.close();
        console.close();
        clock.nextDay();
        startConsole();
        switchOn().close();
    }

    private void awaitConsole() {
        long until = System.nanoTime() + CONSOLE_START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ask = HttpRequest.newBuilder(URI.create("http://localhost:" + ports.open() + "/v"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (System.nanoTime() < until) {
                if (!console.alive()) {
                    throw new IllegalStateException("the console ended while it started; see " + log("console"));
                }
                try {
                    if (client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() < 500) {
                        return;
                    }
                } catch (IOException e) {
                    // not there yet
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        throw new IllegalStateException("the console did not start; see " + log("console"));
    }

    /// Switches the kiosk on and reaches for it.
    Hand switchOn() throws IOException {
        delivery.join();
        Path portFile = folder.resolve("kiosk.hand");
        Files.deleteIfExists(portFile);
        List<String> flags = new ArrayList<>(List.of("@" + kioskFlags));
        if (!window) {
            flags.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"));
        }
        kiosk = ChildJvm.start(
                "kiosk",
                clock,
                folder.resolve("logs/kiosk.log"),
                flags,
                HandledKiosk.class,
                List.of(portFile.toString(), "run", "--config", config.kiosk().toString()));
        return Hand.reach(portFile, kiosk::alive, Optional.empty());
    }

    /// The process of the vendor's driver crashes as one does whose native code writes where nothing is.
    ///
    /// @return false when there is none now
    boolean crashVendorsDriver() {
        return kiosk != null && kiosk.crashChild(DRIVER_PROCESS);
    }

    /// Nothing of the kiosk's program runs any more, from one instruction to the next.
    void cutPower() {
        kiosk.cutPower();
    }

    boolean kioskRuns() {
        return kiosk != null && kiosk.alive();
    }

    /// Switches everything off in good order and writes the three exports, each by the program or device it is about.
    void export(Path tray, Path ledger, Path events) throws IOException {
        printer.tray().exportJson(tray);
        exportLedger(ledger);
        for (int i = 0; i < TELL_ATTEMPTS && unsent(ledger) > 0; i++) {
            Hand hand = switchOn();
            hand.awaitScreen("attract", PATIENCE);
            LockSupport.parkNanos(TELLING.toNanos());
            hand.close();
            exportLedger(ledger);
        }
        console.close();
        run(
                "export",
                org.nightwindow.console.Main.class,
                List.of("export", "--data", folder.resolve("console").toString(), "--out", events.toString()));
    }

    private void exportLedger(Path file) {
        kiosk.close();
        run(
                "export-ledger",
                org.nightwindow.kiosk.Main.class,
                List.of("export-ledger", "--config", config.kiosk().toString(), "--out", file.toString()));
    }

    private static int unsent(Path ledger) throws IOException {
        return Json.MAPPER.readTree(ledger.toFile()).path("unsent").asInt();
    }

    private void run(String name, Class<?> main, List<String> arguments) {
        try (ChildJvm program = ChildJvm.start(
                name,
                clock,
                folder.resolve("logs/" + name + ".log"),
                ChildJvm.usual("-Djava.awt.headless=true"),
                main,
                arguments)) {
            if (program.await() != 0) {
                throw new IllegalStateException(name + " failed; see " + log(name));
            }
        }
    }

    private Path log(String name) {
        return folder.resolve("logs/" + name + ".log");
    }

    @Override
    public void close() {
        if (kiosk != null) {
            kiosk.close();
        }
        if (console != null) {
            console.close();
        }
        network.close();
        reader.close();
        scanner.close();
        printer.close();
        receipts.close();
    }
}
