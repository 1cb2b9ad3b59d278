package org.nightwindow.driver.testkit.conformance;

import java.io.File;
import java.time.Duration;
import java.util.List;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;

/// L: opening, closing, and what stays behind. E: what a device tells by itself.
final class LifecycleClauses {
    private static final int TIMES = 50;

    /// Fewer than one in five openings may look like a leak: sockets of the simulator take a moment to go.
    private static final int NOISE = TIMES / 5;

    /// Normally some milliseconds; a machine that builds something beside it needs seconds.
    private static final Duration SETTLE = Duration.ofSeconds(10);

    /// So many looks without a change: it has settled.
    private static final int STILL = 10;

    private static final Duration LOOK = Duration.ofMillis(20);

    static final String PROCESS = "L-07";

    static List<Clause> all() {
        return List.of(
                Clause.of(
                        "L-01",
                        "Opening and closing 50 times leaves no thread and no file descriptor behind.",
                        "End every thread and close every socket, file and wire in close(), and in open() when it fails.",
                        LifecycleClauses::leavesNothingBehind),
                Clause.of(
                        "L-02",
                        "Without a device, open() ends within its deadline as Failed, with TRANSPORT, TIMEOUT or NOT_READY.",
                        "Catch WireException in open(), close what was opened, and return Outcome.failed(Fault.TRANSPORT, …).",
                        LifecycleClauses::absent),
                Clause.of(
                        "L-03",
                        "close() returns within 2 s, also while the device is silent, and a second close() does nothing.",
                        "Only let go in close(); say nothing to the device that it has to answer.",
                        LifecycleClauses::closesTwice),
                Clause.of(
                        "L-04",
                        "After close() the device can be opened again at once, and works.",
                        "Close the wire in close(): a port that is still held cannot be opened.",
                        LifecycleClauses::opensAgain),
                Clause.of(
                        "L-05",
                        "The device is of the interface its info() names, and info() says the same each time.",
                        "Return a device that implements the interface of DriverInfo.kind(), and constant DriverInfo.",
                        LifecycleClauses::isWhatItSays),
                Clause.of(
                        "L-06",
                        "capabilities() answers at once, says the same each time, and asks for a poll at least once a minute.",
                        "Make the Capabilities once, when the device is opened, and return that.",
                        LifecycleClauses::capabilities),
                Clause.of(
                        PROCESS,
                        "The driver never ends the process it runs in, neither by System.exit nor by a crash in native code.",
                        "Remove System.exit and Runtime.halt; find the crash in the log of the process and mend the native code.",
                        bench -> "the process lived through every clause"),
                Clause.of(
                        "E-01",
                        "A change of status is told once: no two equal StatusChanged in a row.",
                        "Compare with DeviceStatus.sameAs before telling.",
                        LifecycleClauses::toldOnce),
                Clause.of(
                        "E-02",
                        "Nothing is told after close().",
                        "Stop every thread and callback that emits before close() returns.",
                        LifecycleClauses::silentAfterClose));
    }

    private static String leavesNothingBehind(Bench bench)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        for (int i = 0; i < 3; i++) {
            bench.open().close(); // what is made once and kept, such as classes and their files, is no leak
        }
        int threads = settled(LifecycleClauses::threads);
        int files = settled(LifecycleClauses::files);
        for (int i = 0; i < TIMES; i++) {
            bench.open().close();
        }
        int threadsMore = leastOf(LifecycleClauses::threads, threads + NOISE) - threads;
        int filesMore = leastOf(LifecycleClauses::files, files + NOISE) - files;
        if (threadsMore > NOISE || filesMore > NOISE) {
            throw new Clause.Broken("after 50 times there are " + Math.max(0, threadsMore) + " threads and "
                    + Math.max(0, filesMore) + " file descriptors more than before");
        }
        return "no thread and no file descriptor stayed";
    }

    private interface Count {
        int now();
    }

    /// @return the count, once it does not fall any more
    private static int settled(Count count) throws InterruptedException {
        long until = System.nanoTime() + SETTLE.toNanos();
        int least = count.now();
        for (int still = 0; still < STILL && System.nanoTime() - until < 0; still++) {
            Thread.sleep(LOOK);
            int now = count.now();
            if (now < least) {
                least = now;
                still = 0;
            }
        }
        return least;
    }

    /// @return the count, once it is at most `goal`, or the least within [#SETTLE]: what goes slowly is no leak
    private static int leastOf(Count count, int goal) throws InterruptedException {
        long until = System.nanoTime() + SETTLE.toNanos();
        int least = count.now();
        while (least > goal && System.nanoTime() - until < 0) {
            Thread.sleep(LOOK);
            least = Math.min(least, count.now());
        }
        return least;
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    /// 0 where the operating system does not show them.
    private static int files() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private static String absent(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        bench.line().unplug();
        Ended ended = bench.tryOpen(Duration.ofSeconds(5)).ended();
        if (ended.outcome() instanceof Outcome.Failed<?>(Fault fault, var _, String _)
                && (fault == Fault.TRANSPORT || fault == Fault.TIMEOUT || fault == Fault.NOT_READY)) {
            Timing.inTime(ended, Duration.ofSeconds(5));
            bench.line().replug();
            bench.open();
            return "Failed(" + fault + ") after " + ended.took().toMillis()
                    + " ms, and open as soon as the device was there";
        }
        throw new Clause.Broken("without a device, open() ended as " + Ended.name(ended.outcome()));
    }

    private static String closesTwice(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        bench.anyLine().ifPresent(line -> line.trouble(FaultLine.Trouble.MUTE));
        Ended first = device.shut().orBroken();
        Ended second = device.shut().orBroken();
        if (first.took().compareTo(Device.CLOSE_LIMIT) > 0 || second.took().compareTo(Device.CLOSE_LIMIT) > 0) {
            throw new Clause.Broken("close() took " + first.took().toMillis() + " ms and then "
                    + second.took().toMillis() + " ms");
        }
        return "closed in " + first.took().toMillis() + " ms, and a second time";
    }

    private static String opensAgain(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        bench.open().shut().orBroken();
        Outcome<?> outcome = bench.open().command();
        if (!outcome.isDone()) {
            throw new Clause.Broken("the first command after opening again ended as " + Ended.name(outcome));
        }
        return "opened again, and the first command was done";
    }

    private static String isWhatItSays(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        DriverInfo info = bench.provider().info();
        if (!info.equals(bench.provider().info())) {
            throw new Clause.Broken("info() says something else each time");
        }
        if (info.kind() != bench.rig().kind()) {
            throw new Clause.Broken("info() says " + info.kind() + ", and it is examined as "
                    + bench.rig().kind());
        }
        Device device = bench.open().device();
        if (!info.kind().type().isInstance(device)) {
            throw new Clause.Broken("it calls itself " + info.kind() + ", and its device does not implement "
                    + info.kind().type().getSimpleName());
        }
        return info.id() + " " + info.version() + " is a " + info.kind().type().getSimpleName();
    }

    private static String capabilities(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        Capabilities first = device.device().capabilities();
        if (first == null || !first.equals(device.device().capabilities())) {
            throw new Clause.Broken("capabilities() returned null, or something else the second time");
        }
        if (first.pollEvery().compareTo(Duration.ofMinutes(1)) > 0) {
            throw new Clause.Broken(
                    "it wants to be polled only every " + first.pollEvery().toSeconds() + " s");
        }
        return "polled every " + first.pollEvery().toMillis() + " ms, features " + first.features();
    }

    private static String toldOnce(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        device.command();
        device.poll().orBroken();
        bench.line().unplug();
        device.poll().orBroken();
        device.poll().orBroken();
        device.shut().orBroken();
        DeviceEvent.StatusChanged before = null;
        int told = 0;
        for (DeviceEvent event : device.witness().heard()) {
            if (event instanceof DeviceEvent.StatusChanged now) {
                told++;
                if (before != null && now.status().sameAs(before.status())) {
                    throw new Clause.Broken("it told " + now.status().state() + " "
                            + now.status().detail() + " twice in a row");
                }
                before = now;
            }
        }
        return told + " changes told, each another one";
    }

    private static String silentAfterClose(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        device.shut().orBroken();
        bench.anyLine().ifPresent(FaultLine::unplug);
        Thread.sleep(Duration.ofMillis(300)); // a driver with a thread of its own notices now
        if (!device.witness().late().isEmpty()) {
            throw new Clause.Broken(
                    "after close() it told " + device.witness().late().size() + " events");
        }
        return "nothing was told after close()";
    }

    private LifecycleClauses() {}
}
