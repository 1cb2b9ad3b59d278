package org.nightwindow.kiosk.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A ledger to test with: real Derby in a temporary folder, small ballast, no long waits, a clock that stands.
final class LedgerBench {
    static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");
    static final Act.PrinterMark MARK = new Act.PrinterMark("standard.ipp test", OptionalLong.of(100));
    static final String SHA = "a".repeat(64);

    private static @Nullable Path template;

    static LedgerSettings settings(Path home) {
        return LedgerSettings.under(home)
                .withRoom(1024, 64 * 1024)
                .withReopen(Duration.ofMillis(20), Duration.ofMillis(100));
    }

    static ClockFloor clock() {
        return new ClockFloor(Clock.fixed(NOW, ZoneOffset.UTC), () -> 0);
    }

    static Ledger ledger(Path home) {
        return ledger(home, CommitWatch.NONE);
    }

    static Ledger ledger(Path home, CommitWatch watch) {
        return ledger(settings(home), clock(), watch);
    }

    /// Open already.
    static Ledger ledger(LedgerSettings settings, ClockFloor clock, CommitWatch watch) {
        layNewLedger(settings);
        Ledger ledger = new Ledger(settings, new Random(), clock, watch);
        ledger.open().orTimeout(10, TimeUnit.SECONDS).join();
        return ledger;
    }

    /// Making an encrypted database takes a second, copying one does not: the first test makes it for all.
    private static synchronized void layNewLedger(LedgerSettings settings) {
        Path home = Objects.requireNonNull(settings.database().getParent());
        if (Files.exists(settings.database()) || Files.exists(settings.marker())) {
            return;
        }
        try {
            Path made = template;
            if (made == null) {
                made = Files.createTempDirectory("ledger-template");
                try (Ledger ledger = new Ledger(settings(made), new Random(), clock(), CommitWatch.NONE)) {
                    ledger.open().orTimeout(20, TimeUnit.SECONDS).join();
                }
                Files.deleteIfExists(settings(made).ballast());
                template = made;
            }
            try (Stream<Path> files = Files.walk(made)) {
                for (Path file : files.toList()) {
                    Path copy = home.resolve(made.relativize(file).toString());
                    if (!Files.isDirectory(copy)) {
                        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Act written(Entry entry) {
        return switch (entry) {
            case Entry.Written(Act act) -> act;
            case Entry.Refused refused -> throw new AssertionError(refused);
            case Entry.InDoubt doubt -> throw new AssertionError(doubt);
        };
    }

    /// Sealed somewhere else: to the ledger it is bytes.
    static byte[] envelope(String key) {
        return ("sealed for the console: " + key).getBytes(StandardCharsets.UTF_8);
    }

    static String planned(Ledger ledger) {
        return written(ledger.plan("TAX-01")).key();
    }

    static String issued(Ledger ledger) {
        String key = planned(ledger);
        written(ledger.issued(key, "NW-" + key.substring(2, 10), SHA, 2));
        return key;
    }

    static String started(Ledger ledger) {
        String key = issued(ledger);
        written(ledger.start(key, MARK));
        return key;
    }

    private LedgerBench() {}
}
