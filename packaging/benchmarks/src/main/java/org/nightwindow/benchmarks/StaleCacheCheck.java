package org.nightwindow.benchmarks;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Whether an AOT cache that does not fit only slows the kiosk down: replaces, breaks and mixes up what the cache is
/// made of, on a copy of the kiosk image, and looks each time whether the start screen is painted all the same.
///
/// It matters because JDK 25 does not notice that a jar was replaced and goes on to run the old classes (JDK-8377932).
///
/// `./mvnw -Pbench -Dbench=StaleCacheCheck`; ends with 1 when a start fails or a cache is taken that must not be.
public final class StaleCacheCheck {
    /// Without a cache and on a busy machine a start takes ten seconds.
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final String NO_CACHE = "There is no AOT cache";

    private interface Change {
        void make(Path image, Path cache) throws IOException;
    }

    /// @param taken whether the launcher gives the cache to the JVM
    private record Case(String what, boolean taken, Change change) {}

    private static final List<Case> CASES = List.of(
            new Case("the cache as it was made", true, (image, cache) -> {}),
            new Case("half of it is missing", true, (image, cache) -> cut(cache)),
            new Case("it is another file altogether", true, (image, cache) -> Files.writeString(cache, "no cache")),
            new Case("it was made for another collector", true, StaleCacheCheck::remakeWithAnotherCollector),
            new Case("a jar was replaced by the same bytes", false, (image, cache) -> replace(kioskJar(image))),
            new Case(
                    "the JVM's flags were changed",
                    false,
                    (image, cache) ->
                            Files.writeString(image.resolve("kiosk.jvm"), "-Xss512k\n", StandardOpenOption.APPEND)));

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("stale-cache");
        Path image = folder.resolve("kiosk");
        run("cp", "-a", KioskHall.IMAGE.toString(), image.toString());
        boolean good = true;
        try (VirtualScreen screen = new VirtualScreen(folder);
                KioskHall hall = new KioskHall(folder.resolve("hall"), image, screen)) {
            int[] home = home(hall, screen);
            Path cache = cache(image);
            Path made = Files.copy(cache, folder.resolve("made.aot"));
            for (Case each : CASES) {
                Files.copy(made, cache, StandardCopyOption.REPLACE_EXISTING);
                each.change().make(image, cache);
                good &= check(each, hall, screen, home);
            }
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean check(Case each, KioskHall hall, VirtualScreen screen, int[] home) throws IOException {
        long before = Files.size(hall.log());
        boolean painted;
        try (ProcessTree kiosk = hall.start()) {
            painted = awaitPicture(kiosk, screen, home);
        }
        byte[] log = Files.readAllBytes(hall.log());
        boolean taken =
                !new String(log, (int) before, log.length - (int) before, StandardCharsets.UTF_8).contains(NO_CACHE);
        boolean good = painted && taken == each.taken();
        System.out.printf(
                "%-38s given to the JVM: %-3s  start screen: %-7s  %s%n",
                each.what(), taken ? "yes" : "no", painted ? "painted" : "MISSING", good ? "OK" : "WRONG");
        return good;
    }

    private static int[] home(KioskHall hall, VirtualScreen screen) throws IOException {
        try (ProcessTree _ = hall.start()) {
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            return Still.picture(screen);
        }
    }

    private static boolean awaitPicture(ProcessTree kiosk, VirtualScreen screen, int[] home) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end && kiosk.alive()) {
            if (screen.like(home) > 0.9) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return false;
    }

    private static Path cache(Path image) throws IOException {
        try (DirectoryStream<Path> caches = Files.newDirectoryStream(image.resolve("aot"), "*.aot")) {
            return caches.iterator().next();
        }
    }

    private static Path kioskJar(Path image) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(image.resolve("lib"), "kiosk-*.jar")) {
            return jars.iterator().next();
        }
    }

    private static void cut(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    /// As a package manager does it: a new file gets the old one's name, and even its time.
    private static void replace(Path file) throws IOException {
        Path copy = file.resolveSibling("new");
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void remakeWithAnotherCollector(Path image, Path cache) throws IOException {
        run(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseParallelGC",
                "-XX:AOTCacheOutput=" + cache,
                "-cp",
                kioskJar(image).toString(),
                "org.nightwindow.kiosk.Main",
                "export-ledger");
    }

    private static void run(String... command) throws IOException {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private StaleCacheCheck() {}
}
