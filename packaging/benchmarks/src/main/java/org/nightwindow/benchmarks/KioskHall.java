package org.nightwindow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.nightwindow.demo.DemoHall;
import org.nightwindow.demo.Ports;

/// A kiosk as a hall has it: the kiosk image with its AOT cache, its window on a display, a home that is enrolled at a
/// real console on the loopback address, and simulated devices on real wires.
final class KioskHall implements AutoCloseable {
    /// Enrolment and the catalogue take about 3 s; a busy machine takes longer.
    private static final Duration ENROL_LIMIT = Duration.ofSeconds(90);

    /// Training runs the kiosk for half a minute and then makes the cache, which takes a few seconds.
    private static final Duration TRAIN_LIMIT = Duration.ofMinutes(3);

    /// The kiosk image that `./mvnw -Pbench` has put together.
    static final Path IMAGE = Path.of(
            Optional.ofNullable(System.getProperty("kiosk.image")).orElse("packaging/kiosk-image/target/kiosk"));

    private final Path folder;
    private final Path image;
    private final VirtualScreen screen;
    private final DemoHall hall;

    /// Starts the console, enrols the kiosk and makes the AOT cache with the one command a hall would use.
    ///
    /// @param folder empty; gets everything this hall keeps, and the programs' logs
    /// @param image as on the machine of a hall
    KioskHall(Path folder, Path image, VirtualScreen screen) throws IOException {
        this.image = image;
        this.folder = Files.createDirectories(folder);
        this.screen = screen;
        Progress.say("a console and simulated devices are started");
        hall = new DemoHall(folder, Ports.free(0), true, image.resolve("kiosk.jvm"), Optional.empty());
        enrol();
        Progress.say("kiosk train makes the AOT cache, which takes half a minute");
        train();
    }

    private void enrol() throws IOException {
        Progress.say("the kiosk enrols itself");
        Path catalogue = folder.resolve("kiosk/catalogue.yaml");
        long end = System.nanoTime() + ENROL_LIMIT.toNanos();
        try (ProcessTree kiosk = start()) {
            while (!Files.exists(catalogue)) {
                if (System.nanoTime() > end || !kiosk.alive()) {
                    throw new IOException("the kiosk did not enrol; see " + log());
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    /// The one command, as a hall would give it.
    void train() throws IOException {
        ProcessBuilder train = new ProcessBuilder(command("train")).redirectErrorStream(true);
        train.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        train.environment().putAll(environment());
        try {
            Process training = train.start();
            if (!training.waitFor(TRAIN_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                training.destroy();
                throw new IOException("the training did not end within " + TRAIN_LIMIT + "; see " + log());
            }
            if (training.exitValue() != 0) {
                throw new IOException("the AOT cache was not made; see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Starts the kiosk. One at a time.
    ProcessTree start() throws IOException {
        return new ProcessTree(command("run"), environment(), log());
    }

    /// Whether the kiosk has its database open: Derby keeps this file for as long.
    boolean ledgerIsOpen() {
        return Files.exists(folder.resolve("kiosk/ledger/db.lck"));
    }

    private List<String> command(String program) {
        return List.of(
                image.resolve("bin/kiosk").toString(),
                program,
                "--config",
                hall.kioskConfig().toString());
    }

    private Map<String, String> environment() {
        return Map.of("DISPLAY", screen.display(), "NIGHTWINDOW_KIOSK_SCREEN_FULL_SCREEN", "true");
    }

    /// What the kiosk and its launcher print.
    Path log() {
        return folder.resolve("logs/kiosk.log");
    }

    @Override
    public void close() {
        hall.close();
    }
}
