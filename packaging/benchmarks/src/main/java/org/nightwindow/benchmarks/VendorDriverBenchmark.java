package org.nightwindow.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.driver.host.child.VendorFolder;

/// What it costs that a vendor's driver runs in a process of its own, and what it gives.
///
/// - A call and its answer through the supervisor, with the same driver in this process and in a child, in turns.
/// - From SIGSEGV to a device that can be used again, after it had worked for 11 s.
/// - How long after its deadline a call ends whose driver spins.
/// - PSS of the child's process.
///
/// Argument: how many crashes, at least 5. Ends with 1 when the device is away, or a call late, for longer than the
/// goal, or the process is larger.
public final class VendorDriverBenchmark {
    private static final Duration AWAY_GOAL = Duration.ofSeconds(2);
    private static final Duration LATE_GOAL = Duration.ofMillis(200);
    private static final double PSS_GOAL = 40;
    private static final int CALLS = 5000;
    private static final int WARM_UP = 1000;
    private static final int FEWEST = 5;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMillis(500);

    /// Longer than a driver must work to be started again at once.
    private static final Duration WORKS = Duration.ofSeconds(11);

    private final Path run = Files.createTempDirectory("bench-run");
    private final DriverProvider child;
    private boolean met = true;

    private VendorDriverBenchmark() throws IOException {
        Path folder = Files.createTempDirectory("bench-vendor");
        pack(folder.resolve("scanner.jar"));
        child = switch (VendorFolder.look(folder, run)) {
            case VendorFolder.Look.Found found -> found.drivers().getFirst();
            case VendorFolder.Look.Useless(String why) -> throw new IllegalStateException(why);
        };
    }

    public static void main(String[] args) throws Exception {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.OFF);
        int crashes = Math.max(FEWEST, args.length > 0 ? Integer.parseInt(args[0]) : 7);
        System.out.println(Machine.words());
        VendorDriverBenchmark bench = new VendorDriverBenchmark();
        bench.roundTrips();
        bench.late(crashes);
        bench.crashes(crashes);
        System.exit(bench.met ? 0 : 1);
    }

    private static void pack(Path file) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("PlainScanner", "PlainScanner$Scanner")) {
                String entry = "org/nightwindow/benchmarks/" + name + ".class";
                jar.putNextEntry(new JarEntry(entry));
                try (InputStream in = PlainScanner.class.getResourceAsStream("/" + entry)) {
                    in.transferTo(jar);
                }
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + DriverProvider.class.getName()));
            jar.write(PlainScanner.class.getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Supervisor start(DriverProvider driver, boolean hangs) {
        Supervisor device = Supervisor.start(
                "code-scanner", driver, Map.of("hangs", Boolean.toString(hangs)), HostEnvironment.system(run));
        awaitReady(device);
        return device;
    }

    private static void awaitReady(Supervisor device) {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (!device.status().usable()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("not ready: " + device.status());
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static long call(Supervisor device, Duration limit) {
        long begin = System.nanoTime();
        device.read(CodeScanner.class, "scan", limit, CodeScanner::scan)
                .outcome()
                .join();
        return System.nanoTime() - begin;
    }

    private void roundTrips() throws IOException {
        Progress.say(WARM_UP + " + " + CALLS + " calls each, in turns of 100");
        List<Long> here = new ArrayList<>();
        List<Long> there = new ArrayList<>();
        try (Supervisor inProcess = start(new PlainScanner(), false);
                Supervisor isolated = start(child, false)) {
            for (int i = 0; i < WARM_UP + CALLS; i++) {
                Supervisor first = i / 100 % 2 == 0 ? inProcess : isolated;
                Supervisor second = first == inProcess ? isolated : inProcess;
                long one = call(first, LIMIT);
                long two = call(second, LIMIT);
                if (i >= WARM_UP) {
                    here.add(first == inProcess ? one : two);
                    there.add(first == inProcess ? two : one);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "call and answer, in process / child: p50 %.3f / %.3f ms, p99 %.3f / %.3f ms, load %s%n",
                    at(here, 50),
                    at(there, 50),
                    at(here, 99),
                    at(there, 99),
                    Machine.load());
            double pss = pss();
            met &= pss <= PSS_GOAL;
            System.out.printf(Locale.ROOT, "PSS of the child %.1f MB (goal %.0f)%n", pss, PSS_GOAL);
        }
    }

    private void late(int times) {
        Progress.say(times + " calls whose driver spins, deadline " + DEADLINE.toMillis() + " ms");
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            try (Supervisor device = start(child, true)) {
                late.add(call(device, DEADLINE) - DEADLINE.toNanos());
            }
        }
        met &= at(late, 100) <= LATE_GOAL.toMillis();
        System.out.printf(
                Locale.ROOT,
                "ended after the deadline by: p50 %.0f ms, most %.0f ms (goal %d)%n",
                at(late, 50),
                at(late, 100),
                LATE_GOAL.toMillis());
    }

    private void crashes(int times) throws Exception {
        Progress.say(times + " crashes, each after " + WORKS.toSeconds() + " s of work");
        List<Long> away = new ArrayList<>();
        try (Supervisor device = start(child, false)) {
            for (int i = 0; i < times; i++) {
                Thread.sleep(WORKS);
                ProcessHandle process = process();
                long begin = System.nanoTime();
                new ProcessBuilder("kill", "-SEGV", Long.toString(process.pid()))
                        .start()
                        .waitFor();
                while (device.status().state() == DeviceStatus.State.READY) {
                    LockSupport.parkNanos(500_000);
                }
                awaitReady(device);
                away.add(System.nanoTime() - begin);
                if (!(call(device, LIMIT) > 0 && process().isAlive())) {
                    throw new IllegalStateException("the driver did not come back");
                }
                if (i % 3 == 2) {
                    device.restart(); // a technician looked: else the fifth crash in ten minutes is the last
                    awaitReady(device);
                }
            }
        }
        met &= at(away, 100) <= AWAY_GOAL.toMillis();
        System.out.printf(
                Locale.ROOT,
                "SIGSEGV to usable: p50 %.0f ms, most %.0f ms (goal %d), load %s%n",
                at(away, 50),
                at(away, 100),
                AWAY_GOAL.toMillis(),
                Machine.load());
    }

    private static ProcessHandle process() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.filter(ProcessHandle::isAlive).findFirst().orElseThrow();
        }
    }

    private static double pss() throws IOException {
        Path rollup = Path.of("/proc/" + process().pid() + "/smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                            .sum()
                    / 1024.0;
        }
    }

    /// In milliseconds.
    private static double at(List<Long> nanos, int percent) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }
}
