package org.nightwindow.demo;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.text.Font;
import org.nightwindow.hall.HallFonts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A whole hall on one machine. With a display: a kiosk to play with, and the bench beside it. Without one: the
/// scripted day.
@Command(name = "demo", mixinStandardHelpOptions = true, description = "A whole 24-hour hall on one machine.")
public final class Demo implements Callable<Integer> {
    private static final int STAFF_PORT = 8080;

    @Option(names = "--out", required = true, description = "Folder for what comes of it; emptied first.")
    private Path out;

    @Option(names = "--kiosk-flags", required = true, description = "The kiosk image's kiosk.jvm.")
    private Path kioskFlags;

    @Option(names = "--sample-driver", required = true, description = "The project of the sample driver.")
    private Path sampleDriver;

    @Option(names = "--script", description = "Play the scripted day also when there is a display.")
    private boolean script;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path hall = out.toAbsolutePath();
        delete(hall);
        Files.createDirectories(hall);
        if (script || !hasDisplay()) {
            return new ScriptedDay(hall, Ports.free(0), kioskFlags.toAbsolutePath(), sampleDriver.toAbsolutePath())
                            .play()
                    ? 0
                    : 1;
        }
        play(hall);
        return 0;
    }

    private static boolean hasDisplay() {
        String display = System.getenv("DISPLAY");
        boolean unix = System.getProperty("os.name", "").startsWith("Linux");
        return unix ? display != null && !display.isBlank() : !GraphicsEnvironment.isHeadless();
    }

    private void play(Path folder) throws IOException, InterruptedException {
        try (DemoHall hall = new DemoHall(
                folder,
                Ports.free(STAFF_PORT),
                true,
                kioskFlags.toAbsolutePath(),
                Optional.of(sampleDriver.toAbsolutePath()))) {
            System.out.println("The console is at " + hall.staffAddress() + "; its first sign-in link stands in "
                    + folder.resolve("logs/console.log"));
            hall.kiosk.switchOn().close();
            CountDownLatch closed = new CountDownLatch(1);
            Platform.startup(() -> {
                Font.loadFont(
                        HallFonts.REGULAR.in(folder.resolve("fonts")).toUri().toString(), 14);
                Font.loadFont(HallFonts.BOLD.in(folder.resolve("fonts")).toUri().toString(), 14);
                new Bench(hall.kiosk, hall.app, BenchWorld.of(hall)).show(closed::countDown);
            });
            closed.await();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, java.io.IOException e) throws IOException {
                if (e != null) {
                    throw new UncheckedIOException(e);
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
