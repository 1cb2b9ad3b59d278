package org.nightwindow.kiosk.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.SystemWires;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.receipt.ReceiptPrinterSimulator;
import org.nightwindow.driver.testkit.scanner.ScannerSetup;
import org.nightwindow.driver.testkit.scanner.ScannerSimulator;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.hall.catalogue.CatalogueReader;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.Kiosk;
import org.nightwindow.kiosk.Seams;
import org.nightwindow.kiosk.config.ConfigReader;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.closed.NotOpenStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.trouble.TroubleStep;
import org.nightwindow.kiosk.ledger.CommitWatch;
import org.nightwindow.kiosk.visit.Step;

/// One kiosk on the bench, with verbs for the resident, the technician and bad luck. `close` ends it all.
public final class Bench implements AutoCloseable {
    /// Everything here is a second's work; a busy build machine may take ten times as long.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// What a hall takes seconds for, because nobody there is in a hurry.
    private static final Seams.Limits QUICK = new Seams.Limits(
            Seams.Limits.USUAL.issue(),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Seams.Limits.USUAL.disk());

    /// How many documents the product's catalogue offers: with these the kiosk is open.
    public static final int ITEMS = (int) ((CatalogueReader.Read.Accepted) CatalogueReader.read(defaultCatalogue()))
            .catalogue().items().values().stream()
                    .filter(item -> item.mode() == Item.Mode.PRINT)
                    .count();

    public final Time time = new Time();
    public final Citizens citizens = new Citizens();
    public final SdtReaderSimulator reader = SdtReaderSimulator.start();
    /// Reads while it is switched on, so that a code is never shown before the kiosk looks.
    public final ScannerSimulator scanner = ScannerSimulator.start(ScannerSetup.USUAL.triggeredBy(
            HexFormat.of().parseHex("16540d"), HexFormat.of().parseHex("16550d")));

    public final IppPrinterSimulator printer = IppPrinterSimulator.start();
    public final ReceiptPrinterSimulator receipts = ReceiptPrinterSimulator.start();
    public final PlayedConsole console;
    public final Path data;
    private final Path ticket;
    private Supplier<ScreenThread> screens = ScreenThread::new;
    private ScreenThread screen = new ScreenThread();
    private Kiosk kiosk;
    private CommitWatch commits = CommitWatch.NONE;
    private Seams.Limits limits = QUICK;
    private Thread ticker;

    public Bench(Path folder) throws Exception {
        printer.pageTime(Duration.ofMillis(50));
        console = new PlayedConsole(time.right(), citizens.catalogue(defaultCatalogue()), "2026.11.23-1");
        data = folder.resolve("data");
        ticket = folder.resolve("ticket");
        newTicket();
    }

    public static String defaultCatalogue() {
        try (InputStream yaml = CatalogueReader.class.getResourceAsStream("default-catalogue.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String config() {
        return config(reader.address(), scanner.address(), printer.address());
    }

    public String config(String readerAt, String scannerAt, String printerAt) {
        return """
                data: %s
                console: {url: "%s", ticket-file: %s}
                devices:
                  id-card-reader: {driver: standard.sdt, settings: {wire: "%s"}}
                  code-scanner: {driver: standard.line-scanner, settings: {wire: "%s", trigger-on: "16540d", trigger-off: "16550d"}}
                  document-printer: {driver: standard.ipp, settings: {url: "%s", poll-ms: 200, follow-ms: 50}}
                  receipt-printer: {driver: standard.escpos-receipt, settings: {wire: "%s"}}
                """.formatted(data, console.url(), ticket, readerAt, scannerAt, printerAt, receipts.address());
    }

    public Seams seams() {
        return new Seams(
                screen,
                time,
                time::nanoTime,
                new SystemWires(),
                InstalledDrivers.onClassPath(),
                new SecureRandom(),
                commits,
                limits);
    }

    public Bench commits(CommitWatch watch) {
        commits = watch;
        return this;
    }

    /// From its next start on the kiosk lives on the thread of JavaFX, so that a window can be opened before it.
    public Bench onJavaFx() {
        screens = ScreenThread::ofJavaFx;
        return this;
    }

    /// How long the kiosk, from its next start on, waits for the console to make a document.
    public Bench issueLimit(Duration limit) {
        limits = limits.withIssue(limit);
        return this;
    }

    /// How long the kiosk, from its next start on, waits for its disk.
    public Bench diskLimit(Duration limit) {
        limits = limits.withDisk(limit);
        return this;
    }

    /// A technician makes a new ticket at the console and puts it into the kiosk's file.
    public void newTicket() throws Exception {
        Files.writeString(ticket, console.ticket());
    }

    /// Starts the kiosk and paints its first frame.
    public Bench start() {
        return start(config());
    }

    public Bench start(String config) {
        screen = screens.get();
        kiosk = screen.get(() -> Kiosk.start(ConfigReader.read(config, Map.of()), seams()));
        screen.run(kiosk::painted);
        Kiosk ticked = kiosk;
        ScreenThread on = screen;
        ticker = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Thread.sleep(50); // the view's ticks
                    on.execute(() -> {
                        ticked.painted();
                        ticked.tick();
                    });
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    /// Starts, and waits until a resident could have a certificate.
    public Bench startOpen() {
        start();
        try {
            until(() -> kiosk.desk().step().get().name().equals("attract") && openItems() >= ITEMS);
        } catch (ConditionTimeoutException e) {
            String why = ask(() -> describe(kiosk.desk().step().get()));
            close();
            throw new AssertionError("not open: " + why, e);
        }
        return this;
    }

    /// How many items the start screen offers.
    public int openItems() {
        return ((AttractStep) kiosk.desk().step().get()).open().get();
    }

    /// Waits until the start screen offers everything again.
    public void becomesReady() {
        until(() -> kiosk.desk().step().get() instanceof AttractStep && openItems() >= ITEMS);
    }

    /// The kiosk's program ends in good order.
    public void stop() {
        ticker.interrupt();
        kiosk.close();
        screen.close();
    }

    /// From now on what is handed to the screen is dropped, as JavaFX does when it ends before the program.
    public void screenEnds() {
        ticker.interrupt();
        screen.close();
    }

    public Kiosk kiosk() {
        return kiosk;
    }

    public <T> T ask(Callable<T> question) {
        return screen.get(question);
    }

    public void act(Runnable action) {
        screen.run(action);
    }

    /// Lets time pass in front of a printer that is asked twenty times a second of real time: so fast that a test is
    /// short, so slowly that the driver, which hears several answers in each step, does not take it for silence.
    public void waitsAtThePrinter(Duration fully) throws InterruptedException {
        for (Duration waited = Duration.ZERO; waited.compareTo(fully) < 0; waited = waited.plusSeconds(5)) {
            time.pass(Duration.ofSeconds(5));
            Thread.sleep(250);
        }
    }

    /// Waits until it is true on the screen thread.
    public void until(Callable<Boolean> fact) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> screen.get(fact));
    }

    /// Waits for a step of this kind to be on the screen.
    public <S extends Step> S see(Class<S> kind) {
        return see(kind, _ -> true);
    }

    public <S extends Step> S see(Class<S> kind, Predicate<S> as) {
        try {
            until(() -> kind.isInstance(kiosk.desk().step().get())
                    && as.test(kind.cast(kiosk.desk().step().get())));
        } catch (ConditionTimeoutException e) {
            assertThat(ask(() -> describe(kiosk.desk().step().get())))
                    .as("on the screen")
                    .isEqualTo(kind.getSimpleName());
        }
        return ask(() -> kind.cast(kiosk.desk().step().get()));
    }

    private String describe(Step step) {
        return switch (step) {
            case null -> "nothing";
            case AttractStep attract -> {
                attract.touch(); // the home screen tells more
                yield "attract, then " + describe(kiosk.desk().step().get());
            }
            case HomeStep home -> "home " + home.tiles() + " " + home.devices();
            case TroubleStep trouble -> "trouble " + trouble.trouble();
            case IdentifyStep identify -> "identify " + identify.state().get();
            case NotOpenStep closed -> "not open " + closed.forTechnician();
            default -> step.name();
        };
    }

    @Override
    public void close() {
        if (kiosk != null) {
            stop();
        }
        reader.close();
        scanner.close();
        printer.close();
        receipts.close();
        console.close();
    }
}
