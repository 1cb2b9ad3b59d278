package org.nightwindow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// What a kiosk holds while nobody is there, which is most of the night. See [#METHOD].
///
/// Argument: how many samples of each of the three runs, at least 10. Ends with 1 when one is above the goal. Takes two
/// and a half minutes.
public final class KioskMemoryBenchmark {
    private static final double GOAL = 220;
    private static final int RUNS = 3;
    private static final int FEWEST_SAMPLES = 10;

    private static final String METHOD = """
            Method: bin/kiosk run with its AOT cache on an Xvfb of 1080 x 1920 x 24, an enrolled home, a real console
            and simulated devices; the ledger is open (its database is locked by the kiosk), the start screen is
            painted and glows. From 15 s after that on one sample every 2 s: PSS and RSS of the whole process tree.
            Other JVMs that run lower the PSS, since they share the JVM's code: the truth lies between PSS and RSS.
            """;

    private static final Duration SETTLE = Duration.ofSeconds(15);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /// The ledger opens within 2 s.
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(60);

    public static void main(String[] arguments) throws Exception {
        int samples = Math.max(FEWEST_SAMPLES, arguments.length > 0 ? Integer.parseInt(arguments[0]) : FEWEST_SAMPLES);
        Path folder = Files.createTempDirectory("kiosk-memory");
        boolean met;
        try (VirtualScreen screen = new VirtualScreen(folder);
                KioskHall hall = new KioskHall(folder.resolve("hall"), KioskHall.IMAGE, screen)) {
            met = measure(hall, samples);
        }
        System.exit(met ? 0 : 1);
    }

    private static boolean measure(KioskHall hall, int samples) throws IOException {
        System.out.print(METHOD);
        System.out.println("Machine: " + Machine.words());
        List<Double> proportional = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        double processor = 0;
        for (int run = 0; run < RUNS; run++) {
            Progress.say("run " + (run + 1) + " of " + RUNS + ": " + samples + " samples");
            try (ProcessTree kiosk = hall.start()) {
                awaitLedger(hall);
                LockSupport.parkNanos(SETTLE.toNanos());
                long before = kiosk.cpuMillis();
                for (int i = 0; i < samples; i++) {
                    LockSupport.parkNanos(EVERY.toNanos());
                    proportional.add(kiosk.proportionalMegabytes());
                    resident.add(kiosk.residentMegabytes());
                }
                processor += kiosk.cpuMillis() - before;
            }
        }
        print("PSS", proportional);
        print("RSS", resident);
        System.out.printf(
                Locale.ROOT,
                "processor time while nobody is there: %.1f %% of one processor%n",
                processor / (EVERY.toMillis() * RUNS * samples) * 100);
        double most = Collections.max(proportional);
        System.out.printf(
                Locale.ROOT,
                "idle PSS, the largest of %d samples: %.1f MB   goal <= %.0f   %s   (load now %s)%n",
                proportional.size(),
                most,
                GOAL,
                most <= GOAL ? "met" : "NOT MET",
                Machine.load());
        return most <= GOAL;
    }

    private static void awaitLedger(KioskHall hall) throws IOException {
        long end = System.nanoTime() + OPEN_LIMIT.toNanos();
        while (!hall.ledgerIsOpen()) {
            if (System.nanoTime() > end) {
                throw new IOException("the ledger did not open");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static void print(String what, List<Double> megabytes) {
        List<Double> sorted = megabytes.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s median %.1f MB (%.1f to %.1f), %d samples of %d runs%n",
                what,
                sorted.get(sorted.size() / 2),
                sorted.getFirst(),
                sorted.getLast(),
                sorted.size(),
                RUNS);
    }

    private KioskMemoryBenchmark() {}
}
