package org.nightwindow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// What a heartbeat costs the console, with a few kiosks and with many. See [#METHOD].
///
/// Arguments: how many kiosks the large fleet has, at least 1,000. More numbers are tried after it, one by one, until
/// as
/// many are answered in time. Ends with 1 when a goal is not met with the first.
public final class FleetBenchmark {
    private static final double COST_GOAL = 1.3;
    private static final double LATE_GOAL = 100;
    private static final double PAGE_GOAL = 50;
    private static final double PAINTED_GOAL = 1000;
    private static final int SMALL = 1_000;
    private static final int LARGE = 10_000;
    private static final int PAIRS = 5;

    /// As [org.nightwindow.hall.HeartbeatReply] asks when nothing happens.
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private static final Duration RAMP = Duration.ofSeconds(120);

    private static final Duration WINDOW = Duration.ofSeconds(20);

    private static final String METHOD = """
            Method: two consoles, each a process of its own (-Xmx512m), one with 1,000 kiosks and one with as many as said
            below. All kiosks live in this process, each with its own certificate, TLS 1.3 connection and virtual thread;
            each sends a heartbeat of 2 kB every 30 s at its own moment. They connect at random within 120 s, which does
            not count, nor do the next 30 s. Then, 5 times for 20 s, at the same time for both consoles: processor time
            of the process, divided by the heartbeats answered. An answer's time counts from when its heartbeat was
            due. At the end each kiosk tells one event; lost is what the console acknowledged and its export does not
            have. The fleet page is asked for 30 times by HTTP and opened 5 times in Chromium, while heartbeats go on.
            """;

    private record Window(double cpuPerBeat, List<Double> latencies) {}

    public static void main(String[] arguments) throws Exception {
        System.out.print(METHOD);
        System.out.println("Machine: " + Machine.words());
        List<Integer> sizes = Arrays.stream(arguments).map(Integer::parseInt).toList();
        boolean met = true;
        for (int size : sizes.isEmpty() ? List.of(LARGE) : sizes) {
            Result result = with(Math.max(SMALL, size));
            met &= result.met();
            if (result.inTime()) {
                System.out.println("this machine holds " + size + " kiosks");
                System.exit(met ? 0 : 1);
            }
        }
        System.exit(1);
    }

    /// @param inTime whether no kiosk was lost and the late answers came in time
    /// @param met whether every goal is met
    private record Result(boolean inTime, boolean met) {}

    private static Result with(int large) throws Exception {
        Path folder = Files.createTempDirectory("fleet");
        Progress.say(large + " kiosks are enrolled, which takes a minute");
        try (EnrolledConsole few = new EnrolledConsole(folder.resolve("few"), SMALL);
                EnrolledConsole many = new EnrolledConsole(folder.resolve("many"), large);
                SimulatedFleet small = new SimulatedFleet(few, PERIOD, RAMP);
                SimulatedFleet whole = new SimulatedFleet(many, PERIOD, RAMP)) {
            Progress.say(large + " kiosks connect");
            LockSupport.parkNanos(RAMP.toNanos());
            long until = System.nanoTime() + RAMP.toNanos();
            while (whole.connected() + small.connected() < large + SMALL && System.nanoTime() < until) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            LockSupport.parkNanos(PERIOD.toNanos());
            Result costs = costs(few, small, many, whole);
            boolean page = FleetPageTimes.measure(many, PAGE_GOAL, PAINTED_GOAL);
            boolean kept = nothingLost(many, whole);
            return new Result(costs.inTime(), costs.met() && page && kept);
        }
    }

    private static Result costs(EnrolledConsole few, SimulatedFleet small, EnrolledConsole many, SimulatedFleet whole)
            throws IOException {
        small.newLatencies();
        whole.newLatencies();
        List<Window> ofFew = new ArrayList<>();
        List<Window> ofMany = new ArrayList<>();
        for (int pair = 1; pair <= PAIRS; pair++) {
            Progress.say("window " + pair + " of " + PAIRS);
            long fewBefore = few.process().cpuMillis();
            long manyBefore = many.process().cpuMillis();
            LockSupport.parkNanos(WINDOW.toNanos());
            ofFew.add(window(few.process().cpuMillis() - fewBefore, small.newLatencies()));
            ofMany.add(window(many.process().cpuMillis() - manyBefore, whole.newLatencies()));
        }
        double[] ratios = new double[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            ratios[pair] = ofMany.get(pair).cpuPerBeat() / ofFew.get(pair).cpuPerBeat();
        }
        print(small, ofFew, few);
        print(whole, ofMany, many);
        double ratio = median(ratios);
        double late = quantile(0.99, all(ofMany));
        List<String> failures = new ArrayList<>(small.failures());
        failures.addAll(whole.failures());
        failures.stream().limit(5).forEach(failure -> System.out.println("FAILED " + failure));
        verdict("processor time per heartbeat, many / few, median of 5 pairs", ratio, COST_GOAL, "x");
        verdict("answer after it was due, p99 with " + whole.connected() + " connections", late, LATE_GOAL, "ms");
        System.out.println("kiosks that lost their connection: " + failures.size()
                + "; heartbeats the console wanted again later, since the first connection: " + whole.sentAway());
        boolean inTime = late <= LATE_GOAL && failures.isEmpty() && whole.connected() == whole.size();
        return new Result(inTime, inTime && ratio <= COST_GOAL);
    }

    private static Window window(long cpu, List<Double> latencies) {
        return new Window((double) cpu / Math.max(1, latencies.size()), latencies);
    }

    private static void print(SimulatedFleet fleet, List<Window> windows, EnrolledConsole console) throws IOException {
        List<Double> latencies = all(windows);
        System.out.printf(
                Locale.ROOT,
                "%6d connections: %.2f ms of processor a heartbeat, answered after p50 %.1f, p95 %.1f, p99 %.1f ms,"
                        + " %d heartbeats, PSS %.0f MB%n",
                fleet.connected(),
                median(windows.stream().mapToDouble(Window::cpuPerBeat).toArray()),
                quantile(0.5, latencies),
                quantile(0.95, latencies),
                quantile(0.99, latencies),
                latencies.size(),
                console.process().proportionalMegabytes());
    }

    private static boolean nothingLost(EnrolledConsole console, SimulatedFleet fleet)
            throws IOException, InterruptedException {
        Progress.say("each kiosk tells an event");
        fleet.tell();
        long until = System.nanoTime() + PERIOD.multipliedBy(2).toNanos();
        while (fleet.told() < fleet.size() && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        fleet.close();
        int acknowledged = fleet.told();
        int exported = console.exportedEvents();
        boolean met = acknowledged == fleet.size() && exported == acknowledged;
        System.out.printf(
                Locale.ROOT,
                "events: %d kiosks, %d acknowledged, %d in the console's export   lost %d   %s   (load now %s)%n",
                fleet.size(),
                acknowledged,
                exported,
                acknowledged - exported,
                met ? "met" : "NOT MET",
                Machine.load());
        return met;
    }

    private static List<Double> all(List<Window> windows) {
        return windows.stream().flatMap(window -> window.latencies().stream()).toList();
    }

    static void verdict(String what, double value, double goal, String unit) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f %s   goal <= %.1f   %s   (load now %s)%n",
                what,
                value,
                unit,
                goal,
                value <= goal ? "met" : "NOT MET",
                Machine.load());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double quantile(double part, List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }

    private FleetBenchmark() {}
}
