package org.nightwindow.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

/// How long a kiosk needs from being started to a start screen that is painted and answers a touch, beside Chromium in
/// kiosk mode on a static page of the same look. See [#METHOD].
///
/// Argument: how many runs of each, at least 7. Ends with 1 when a ratio is above its goal.
public final class KioskStartBenchmark {
    private static final double WALL_GOAL = 0.8;
    private static final double MEMORY_GOAL = 0.5;
    private static final int FEWEST_RUNS = 7;

    private static final String METHOD = """
            Method: both on one Xvfb of 1080 x 1920 x 24, started in turns, a different one first each time.
              kiosk     bin/kiosk run with its AOT cache, an enrolled home, a real console and simulated devices
              Chromium  --kiosk with a warm profile on a file: page with the same look and one script for the touch
              least     a JavaFX window of one colour that turns another at a touch, with the kiosk's flags and an AOT
                        cache of its own: nothing written in JavaFX starts sooner on this machine
              painted   9 of 10 points of the screen look as they do at rest (looked at every 2 ms, 32,400 points)
              answered  the touch that was made at that moment shows: 1 of 4 points that the next picture changes
                        has changed; a touch without an answer is made again after 0.5 s
              Wall time from the start of the command. Processor time of the whole process tree until answered.
              Memory 5 s later: PSS (and RSS) of the whole process tree.
            """;

    /// Of the points of the screen.
    private static final double PAINTED = 0.9;

    /// Of the points in which the two pictures differ.
    private static final double ANSWERED = 0.25;

    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    /// Neither program loses a touch once it has painted. A hand that hammers would press what the answer shows, and
    /// measure that as well.
    private static final Duration TOUCH_AGAIN = Duration.ofMillis(500);

    private static final Duration MEMORY_AFTER = Duration.ofSeconds(5);

    /// Either needs about a second; a busy machine may need ten times as long.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private interface Start {
        ProcessTree start() throws IOException;
    }

    /// @param home what is painted at rest
    /// @param answer what is painted after the first touch
    private record Side(String name, Start start, int[] home, int[] answer, List<Run> runs) {}

    private record Run(double painted, double answered, int touches, double cpu, double pss, double rss) {}

    private final VirtualScreen screen;

    private KioskStartBenchmark(VirtualScreen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) throws Exception {
        int runs = Math.max(FEWEST_RUNS, arguments.length > 0 ? Integer.parseInt(arguments[0]) : 11);
        Path folder = Files.createTempDirectory("kiosk-start");
        boolean met;
        try (VirtualScreen screen = new VirtualScreen(folder);
                KioskHall hall = new KioskHall(folder.resolve("hall"), KioskHall.IMAGE, screen)) {
            LeastStart least = LeastStart.trained(KioskHall.IMAGE, folder, screen);
            met = new KioskStartBenchmark(screen).measure(runs, hall, chromium(folder, screen), least);
        }
        System.exit(met ? 0 : 1);
    }

    private boolean measure(int runs, KioskHall hall, Start browser, LeastStart window) throws IOException {
        System.out.print(METHOD);
        System.out.println("Machine: " + Machine.words());
        Side kiosk = learn("kiosk", hall::start);
        Side chromium = learn("Chromium", browser);
        Side least = learn("least", window::run);
        for (int i = 0; i < runs; i++) {
            Progress.say("run " + (i + 1) + " of " + runs + " of each");
            run(i % 2 == 0 ? kiosk : chromium);
            run(i % 2 == 0 ? chromium : kiosk);
            run(least);
        }
        System.out.println("Load after " + runs + " runs of each: " + Machine.load());
        print(kiosk);
        print(chromium);
        print(least);
        ratio("least wall to the answered touch", least, chromium, Run::answered, Double.NaN);
        boolean met = ratio("wall to the answered touch", kiosk, chromium, Run::answered, WALL_GOAL);
        ratio("wall to the painted start screen", kiosk, chromium, Run::painted, Double.NaN);
        met &= ratio("PSS", kiosk, chromium, Run::pss, MEMORY_GOAL);
        ratio("processor time", kiosk, chromium, Run::cpu, Double.NaN);
        return met;
    }

    /// What it looks like at rest, before and after a touch. Warms the disk as well.
    private Side learn(String name, Start start) throws IOException {
        Progress.say(name + ": what it looks like, before and after a touch");
        try (ProcessTree program = start.start()) {
            LockSupport.parkNanos(MEMORY_AFTER.toNanos());
            int[] home = Still.picture(screen);
            screen.touch();
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            int[] answer = Still.picture(screen);
            if (!program.alive() || screen.like(home) > PAINTED) {
                throw new IllegalStateException(name + " does not answer a touch");
            }
            return new Side(name, start, home, answer, new ArrayList<>());
        }
    }

    private void run(Side side) throws IOException {
        long begin = System.nanoTime();
        try (ProcessTree program = side.start().start()) {
            while (screen.like(side.home()) < PAINTED) {
                rest(begin, side.name());
            }
            double painted = millis(begin);
            int[] before = screen.picture();
            screen.touch();
            int touches = 1;
            int[] changing = VirtualScreen.differing(before, side.answer());
            long touched = System.nanoTime();
            while (screen.share(changing, before) > 1 - ANSWERED) {
                rest(begin, side.name());
                if (System.nanoTime() - touched > TOUCH_AGAIN.toNanos()) {
                    screen.touch();
                    touches++;
                    touched = System.nanoTime();
                }
            }
            double answered = millis(begin);
            double cpu = program.cpuMillis();
            LockSupport.parkNanos(MEMORY_AFTER.toNanos());
            side.runs()
                    .add(new Run(
                            painted,
                            answered,
                            touches,
                            cpu,
                            program.proportionalMegabytes(),
                            program.residentMegabytes()));
        }
    }

    private static void rest(long begin, String name) {
        if (System.nanoTime() - begin > LIMIT.toNanos()) {
            throw new IllegalStateException(name + " shows nothing");
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    /// Debian's `chromium` is a script around this program; the script's time is not Chromium's.
    private static Start chromium(Path folder, VirtualScreen screen) throws IOException {
        Path page = folder.resolve("start.html");
        try (InputStream resource = KioskStartBenchmark.class.getResourceAsStream("start.html")) {
            Files.write(page, Objects.requireNonNull(resource, "start.html").readAllBytes());
        }
        Path debian = Path.of("/usr/lib/chromium/chromium");
        List<String> command = List.of(
                Files.exists(debian) ? debian.toString() : "chromium",
                "--kiosk",
                "--no-sandbox",
                "--test-type",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-features=Translate",
                "--window-position=0,0",
                "--window-size=1080,1920",
                "--user-data-dir=" + folder.resolve("profile"),
                page.toUri().toString());
        return () -> new ProcessTree(command, Map.of("DISPLAY", screen.display()), folder.resolve("chromium.log"));
    }

    private static void print(Side side) {
        System.out.printf(
                Locale.ROOT,
                "%-9s answered %5.0f ms (%.0f to %.0f)  painted %5.0f ms  processor %5.0f ms  PSS %5.1f MB (%.1f to %.1f)"
                        + "  RSS %6.1f MB  touches %d in %d runs%n",
                side.name(),
                median(side, Run::answered),
                side.runs().stream().mapToDouble(Run::answered).min().orElseThrow(),
                side.runs().stream().mapToDouble(Run::answered).max().orElseThrow(),
                median(side, Run::painted),
                median(side, Run::cpu),
                median(side, Run::pss),
                side.runs().stream().mapToDouble(Run::pss).min().orElseThrow(),
                side.runs().stream().mapToDouble(Run::pss).max().orElseThrow(),
                median(side, Run::rss),
                side.runs().stream().mapToInt(Run::touches).sum(),
                side.runs().size());
    }

    private static boolean ratio(String what, Side kiosk, Side chromium, ToDoubleFunction<Run> of, double goal) {
        double ratio = median(kiosk, of) / median(chromium, of);
        String verdict = Double.isNaN(goal)
                ? ""
                : String.format(Locale.ROOT, "   goal <= %.2f   %s", goal, ratio <= goal ? "met" : "NOT MET");
        System.out.printf(Locale.ROOT, "ratio of the medians, %-33s %.2f%s%n", what, ratio, verdict);
        return Double.isNaN(goal) || ratio <= goal;
    }

    private static double median(Side side, ToDoubleFunction<Run> of) {
        double[] sorted = side.runs().stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
