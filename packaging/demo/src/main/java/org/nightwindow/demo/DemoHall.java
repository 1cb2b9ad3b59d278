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
import java.util.concurrent.locks.LockSupport;
import org.nightwindow.hall.EnrolmentTicket;

/// One hall in one folder: a console and its kiosks, each in a process of its own.
public final class DemoHall implements AutoCloseable {
    private static final String KIOSK_ID = "990101-K03";
    private static final String SECOND_KIOSK_ID = "990101-K04";
    private static final Duration CONSOLE_START_LIMIT = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /// How the line of the console begins that ends with the link.
    private static final String SIGN_IN = "Nobody can sign in yet.";

    private final Path folder;
    private final Ports ports;
    private final Path config;
    final HallClock clock = new HallClock();
    final CityApp app = new CityApp(clock);
    final DemoKiosk kiosk;
    private final Optional<DemoKiosk> second;

    /// What the staff pages are served with; empty where they are for this machine only, and plain.
    final Optional<StaffDoor> staffDoor;

    private ChildJvm console;

    /// Starts the console and gives the kiosk its ticket; the kiosk itself is not switched on yet.
    ///
    /// @param folder empty
    /// @param window whether the kiosk opens a window on a display; then the staff pages are plain and ask for
    ///     no phone
    /// @param kioskFlags the kiosk image's `kiosk.jvm`
    /// @param sampleDriver project of the receipt printer's driver, which then runs in a process of its own; empty
    ///     for the driver in the box
    public DemoHall(Path folder, Ports ports, boolean window, Path kioskFlags, Optional<Path> sampleDriver)
            throws IOException {
        this(folder, ports, window, kioskFlags, sampleDriver, Optional.empty());
    }

    private DemoHall(
            Path folder,
            Ports ports,
            boolean window,
            Path kioskFlags,
            Optional<Path> sampleDriver,
            Optional<Path> secondFolder)
            throws IOException {
        this.folder = folder;
        this.ports = ports;
        List<String> flags = flags(window, kioskFlags);
        kiosk = new DemoKiosk(folder, ports.kiosks(), clock, flags, sampleDriver);
        second = secondFolder.isPresent()
                ? Optional.of(new DemoKiosk(secondFolder.get(), ports.kiosks(), clock, flags, Optional.empty()))
                : Optional.empty();
        staffDoor = window ? Optional.empty() : Optional.of(StaffDoor.make(folder));
        config = HallConfig.console(folder, ports, app, staffDoor);
        register(KIOSK_ID, kiosk);
        if (second.isPresent()) {
            register(SECOND_KIOSK_ID, second.get());
        }
        startConsole();
    }

    /// A hall with two kiosks without a display, each with a line of its own to the console.
    static DemoHall ofTwo(Path folder, Ports ports, Path kioskFlags) throws IOException {
        return new DemoHall(folder, ports, false, kioskFlags, Optional.empty(), Optional.of(folder.resolve("second")));
    }

    /// @throws java.util.NoSuchElementException when the hall has one kiosk only
    DemoKiosk second() {
        return second.orElseThrow();
    }

    private static List<String> flags(boolean window, Path kioskFlags) {
        List<String> flags = new ArrayList<>(List.of("@" + kioskFlags));
        if (!window) {
            flags.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"));
        }
        return flags;
    }

    private void register(String id, DemoKiosk machine) throws IOException {
        String name = "ticket-" + id;
        run(
                name,
                "ticket",
                "--config",
                config.toString(),
                "--kiosk",
                id,
                "--zh",
                "示范区 24 小时政务服务厅",
                "--en",
                "Shifan District 24-hour Service Hall");
        String ticket = Files.readAllLines(log(name)).stream()
                .map(EnrolmentTicket::parse)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the console printed no ticket; see " + log(name)))
                .written();
        Files.writeString(machine.ticketFile(), ticket);
    }

    String staffAddress() {
        return (staffDoor.isPresent() ? "https" : "http") + "://localhost:" + ports.staff();
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
        return kiosk.config();
    }

    void startConsole() {
        console = ChildJvm.start(
                "console",
                clock,
                folder.resolve("logs/console.log"),
                ChildJvm.usual("-Djava.awt.headless=true", "-Xmx512m"),
                org.nightwindow.console.Main.class,
                List.of("run", "--config", config.toString()));
        awaitConsole();
    }

    /// It is tomorrow, everywhere in the hall: console and kiosk are started again with their clocks a day on.
    Hand nextDay() throws IOException {
        kiosk.switchOff();
        console.close();
        clock.nextDay();
        startConsole();
        return kiosk.switchOn();
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

    /// Switches everything off in good order and writes what the console has.
    void export(Path events) {
        kiosk.switchOff();
        second.ifPresent(DemoKiosk::switchOff);
        console.close();
        run("export", "export", "--data", folder.resolve("console").toString(), "--out", events.toString());
    }

    private void run(String name, String... arguments) {
        ChildJvm.run(name, clock, folder.resolve("logs"), org.nightwindow.console.Main.class, List.of(arguments));
    }

    private Path log(String name) {
        return folder.resolve("logs/" + name + ".log");
    }

    @Override
    public void close() {
        kiosk.close();
        second.ifPresent(DemoKiosk::close);
        if (console != null) {
            console.close();
        }
    }
}
