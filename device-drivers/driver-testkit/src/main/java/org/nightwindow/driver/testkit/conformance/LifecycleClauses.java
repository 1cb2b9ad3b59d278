package org.nightwindow.driver.testkit.conformance;

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

    private static final int LOOKS = 1_000;
    private static final int COMMANDS = 20;

    /// A driver that is looked at every two seconds and keeps a kilobyte each time has filled its process in a day.
    private static final long BYTES_A_LOOK = 1_024;

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
                Clause.timed(
                        "L-08",
                        "A thousand looks and twenty commands leave no thread, no file descriptor and no memory behind.",
                        "Keep nothing of a look or a command once it has ended: no list, map, thread or listener grows.",
                        LifecycleClauses::goesOnForEver),
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
        Leftovers before = Leftovers.settled();
        for (int i = 0; i < TIMES; i++) {
            bench.open().close();
        }
        before.nothingMore(NOISE, "after opening and closing " + TIMES + " times");
        return "no thread and no file descriptor stayed";
    }

    /// Looks only, at a real device: nobody lays twenty cards, and twenty slips are paper.
    private static String goesOnForEver(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        int commands = bench.rig().simulated() ? COMMANDS : 0;
        lookAndWork(device, LOOKS / 2, commands / 2); // what is made once and kept is no leak
        Leftovers before = Leftovers.settled();
        lookAndWork(device, LOOKS / 2, commands / 2);
        String when = "after " + LOOKS + " looks and " + commands + " commands";
        before.nothingMore(COMMANDS / 4, when);
        long bytes = before.heapMore();
        if (bytes > LOOKS / 2 * BYTES_A_LOOK) {
            throw new Clause.Broken(when + " there are " + bytes / 1024 + " KB more in memory than halfway");
        }
        return when + " no thread and no file descriptor stayed, and " + Math.max(0, bytes / 1024)
                + " KB of memory since half of them";
    }

    private static void lookAndWork(Opened device, int looks, int commands)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        for (int i = 0; i < commands; i++) {
            device.command();
        }
        for (int i = 0; i < looks; i++) {
            device.poll().orBroken();
        }
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
