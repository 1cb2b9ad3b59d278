package org.nightwindow.driver.testkit.conformance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.conformance.FaultLine.Trouble;

/// U: cables that are pulled. N: bytes that come late, together, broken or not at all. S: what the status says
/// meanwhile.
final class LineClauses {
    private static final Duration NOTICES = Duration.ofSeconds(2);
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration NOISY = Duration.ofSeconds(1);
    private static final int FUZZ = 8;

    /// 5 % of one core.
    private static final double BUSY = 0.05;

    private static final Duration IDLE = Duration.ofMillis(700);

    private static final String PARSE =
            "Take what arrives byte by byte, throw away what begins no frame, check lengths and"
                    + " checksums, and answer the rest with an outcome.";

    static List<Clause> all() {
        return List.of(
                Clause.timed(
                        "U-01",
                        "A cable pulled in the middle of a command ends it within 2 s, truthfully.",
                        "Turn a WireException into Failed(TRANSPORT) on a read, and on an act whose end may have left into Unknown.",
                        LineClauses::pulled),
                Clause.of(
                        "U-02",
                        "Within 10 s after the cable is back, the device is open again and works, without a restart.",
                        "Keep nothing static; open() must find a device that was in the middle of something.",
                        LineClauses::backAgain),
                Clause.timed(
                        "U-03",
                        "While its cable is out, the driver uses less than 5 % of a processor.",
                        "Close or leave alone a port that is gone: asking it in a loop costs a whole core.",
                        LineClauses::noStorm),
                Clause.timed(
                        "S-01",
                        "status() answers within 5 ms while a command runs.",
                        "Keep the last DeviceStatus in a volatile field; take no lock and ask no device in status().",
                        LineClauses::statusAtOnce),
                Clause.of(
                        "S-02",
                        "When the cable is pulled, the next poll shows DISCONNECTED.",
                        "Ask the device something in poll(), and set DISCONNECTED when it does not answer.",
                        LineClauses::statusIsTrue),
                Clause.of(
                        "S-03",
                        "While nothing changes, the status stays the same, its time too.",
                        "Change since only when state or detail changes.",
                        LineClauses::statusStays),
                Clause.of(
                        "S-04",
                        "Only the owner thread uses the wire.",
                        "Read and write on the thread the host calls on; a driver needs no thread of its own.",
                        LineClauses::oneThread),
                Clause.of(
                        "N-01",
                        "Answers that come a few bytes at a time are understood.",
                        "A read returns what is there, not a whole answer: collect until the frame is complete.",
                        bench -> works(bench, Trouble.DRIBBLE)),
                Clause.of(
                        "N-02",
                        "Answers that come late and together are understood.",
                        "Keep what is behind the end of a frame for the next one.",
                        bench -> works(bench, Trouble.MERGE)),
                Clause.timed(
                        "N-03",
                        "Noise before each answer makes no exception and no lie.",
                        PARSE,
                        bench -> survives(bench, Trouble.NOISE)),
                Clause.timed(
                        "N-04",
                        "Broken bytes make no exception and no lie.",
                        PARSE,
                        bench -> survives(bench, Trouble.BREAK)),
                Clause.timed(
                        "N-05",
                        "A megabyte of rubbish makes no exception, no lie, and no command late.",
                        "Keep no more than the longest frame; look at the deadline also while bytes come without end.",
                        bench -> survives(bench, Trouble.FLOOD)),
                Clause.timed(
                        "N-06",
                        "Whatever happens to the line at whatever byte, each command ends in time and truthfully.",
                        PARSE,
                        LineClauses::fuzz));
    }

    private static String pulled(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        FaultLine line = bench.line();
        Call call = Call.within(bench.rig().followsUp() ? NOTICES : Opened.LIMIT);
        Owner.Running running;
        if (bench.rig().waits()) {
            running = device.beginEmpty(call);
            running.endsWithin(Opened.BEGUN);
            line.unplug();
        } else {
            line.after(CallClauses.bytes(bench, device) / 2, line::unplug);
            running = device.beginEmpty(call);
        }
        Ended ended = device.await(running, Opened.LIMIT);
        Outcome<?> outcome = ended.outcome();
        if (outcome.isDone() || outcome instanceof Outcome.Cancelled) {
            throw new Clause.Broken("with its cable pulled, it said " + Ended.name(outcome));
        }
        Timing.inTime(ended, NOTICES);
        return CallClauses.truth(bench, outcome, ended);
    }

    private static String backAgain(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        FaultLine line = bench.line();
        if (!bench.rig().waits()) {
            line.after(CallClauses.bytes(bench, device) / 3, line::unplug);
            device.await(device.beginEmpty(Call.within(NOISY)), NOISY).orBroken();
        }
        line.unplug();
        device.poll().orBroken();
        device.close();
        line.mend();
        return recovers(bench);
    }

    /// Opens it as the host does after a loss, again and again, and gives a command.
    private static String recovers(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        long start = System.nanoTime();
        String last = "";
        while (System.nanoTime() - start < BACK.toNanos()) {
            Bench.Try again = bench.tryOpen(Bench.OPEN_LIMIT);
            if (again.opened() != null) {
                Outcome<?> outcome = again.opened().command();
                if (outcome.isDone()) {
                    return "open and at work again after "
                            + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms";
                }
                last = "the command ended as " + Ended.name(outcome);
                again.opened().close();
            } else {
                last = "open() ended as " + Ended.name(again.ended().outcome());
            }
            Thread.sleep(Duration.ofMillis(200));
        }
        throw new Clause.Broken("10 s after everything was in order again, " + last);
    }

    private static String noStorm(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Opened device = bench.open();
        bench.line().unplug();
        device.poll().orBroken();
        long used = -cpu(before, device);
        long start = System.nanoTime();
        Thread.sleep(IDLE);
        device.poll().orBroken();
        used += cpu(before, device);
        double share = (double) used / (System.nanoTime() - start);
        String seen = Math.round(share * 100) + " % of a processor";
        if (share > BUSY) {
            throw new Clause.Broken("with its cable out, the driver used " + seen);
        }
        return seen;
    }

    /// What the driver's threads have used: the owner, and those that were not there before it.
    private static long cpu(Set<Thread> before, Opened device) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Set<Thread> its = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread)
                        && !thread.getName().startsWith("fault line")
                        && !thread.getName().startsWith("serial line"))
                .collect(Collectors.toSet());
        its.add(device.thread());
        return its.stream()
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.threadId())))
                .sum();
    }

    private static String statusAtOnce(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        bench.line().trouble(Trouble.MUTE);
        Duration limit = Duration.ofMillis(500);
        Owner.Running running = device.beginEmpty(Call.within(limit));
        int asked = 0;
        int slow = 0;
        Duration slowest = Duration.ZERO;
        while (!running.hasEnded() && asked < 100) {
            long start = System.nanoTime();
            device.status();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            asked++;
            slow += took.compareTo(Duration.ofMillis(5)) > 0 ? 1 : 0;
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            Thread.sleep(Duration.ofMillis(2));
        }
        device.await(running, limit);
        if (slow * 20 > asked) { // one in twenty is the machine
            throw new Clause.Broken(slow + " of " + asked + " times status() took longer than 5 ms, once "
                    + slowest.toMillis() + " ms");
        }
        return "asked " + asked + " times, " + slow + " times later than 5 ms";
    }

    private static String statusIsTrue(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        device.poll().orBroken();
        if (!device.status().usable()) {
            throw new Clause.Broken(
                    "with everything in order it shows " + device.status().state());
        }
        bench.line().unplug();
        Ended poll = device.poll();
        for (int i = 0; i < 2 && device.status().usable(); i++) {
            poll = device.poll(); // a line may need a moment to notice
        }
        poll.orBroken();
        if (device.status().state() != DeviceStatus.State.DISCONNECTED) {
            throw new Clause.Broken("with its cable pulled and three polls later it shows "
                    + device.status().state());
        }
        return "DISCONNECTED after a poll of " + poll.took().toMillis() + " ms";
    }

    private static String statusStays(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        device.poll().orBroken();
        DeviceStatus first = device.status();
        Thread.sleep(Duration.ofMillis(20));
        device.poll().orBroken();
        DeviceStatus second = device.status();
        if (!first.sameAs(second) || !first.since().equals(second.since())) {
            throw new Clause.Broken("nothing happened, and it showed " + first.state() + " since " + first.since()
                    + ", then " + second.state() + " since " + second.since());
        }
        return first.state() + " since " + first.since();
    }

    private static String oneThread(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        device.poll().orBroken();
        device.command();
        device.run("selfTest", Opened.LIMIT, () -> device.device().selfTest(Call.within(Opened.LIMIT)))
                .outcome();
        device.shut().orBroken();
        if (!device.witness().strangers().isEmpty()) {
            throw new Clause.Broken(
                    "the wire was used by thread " + Set.copyOf(device.witness().strangers()));
        }
        return "no other thread used the wire";
    }

    private static String works(Bench bench, Trouble trouble)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        bench.line().trouble(trouble);
        Owner.Running running = device.beginCommand(Call.within(Opened.LIMIT));
        Ended ended = device.await(running, Opened.LIMIT);
        Outcome<?> outcome = ended.outcome();
        if (!outcome.isDone()) {
            throw new Clause.Broken("the command ended as " + Ended.name(outcome));
        }
        return CallClauses.truth(bench, outcome, ended);
    }

    private static String survives(Bench bench, Trouble trouble)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        bench.line().trouble(trouble);
        Ended ended = device.await(device.beginCommand(Call.within(NOISY)), NOISY);
        Timing.inTime(ended, NOISY);
        String seen = CallClauses.truth(bench, ended.outcome(), ended);
        device.close();
        return seen + "; then " + recovers(bench);
    }

    /// Eight commands; in each something else happens at another byte. The same ones in each run.
    private static String fuzz(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        if (!bench.rig().simulated()) {
            throw new Clause.NotJudged("eight broken commands are for a simulator, not for a device with paper in it");
        }
        Random random = new Random(20_261_122);
        Opened device = bench.open();
        long bytes = Math.max(2, CallClauses.bytes(bench, device));
        int done = 0;
        for (int i = 0; i < FUZZ; i++) {
            FaultLine line = bench.line();
            Trouble trouble = Trouble.values()[random.nextInt(Trouble.values().length)];
            boolean cut = random.nextInt(3) == 0;
            long at = random.nextLong(bytes);
            line.after(at, cut ? line::unplug : () -> line.trouble(trouble));
            Duration limit = Duration.ofMillis(300);
            Ended ended = device.await(device.beginEmpty(Call.within(limit)), limit);
            String where = " (round " + i + ", " + (cut ? "cut" : trouble) + " at byte " + at + ")";
            if (ended.hung() || ended.thrown() != null || ended.took().compareTo(limit.plus(Timing.GRACE)) > 0) {
                throw new Clause.Broken("the command took " + ended.took().toMillis() + " ms of " + limit.toMillis()
                        + (ended.thrown() == null
                                ? ""
                                : " and threw " + ended.thrown().getClass().getName()) + where);
            }
            try {
                CallClauses.truth(bench, ended.outcome(), ended);
            } catch (Clause.Broken lie) {
                throw new Clause.Broken(lie.getMessage() + where);
            }
            done += ended.outcome().isDone() ? 1 : 0;
            device.close();
            bench.rig().mend();
            device = bench.open();
        }
        return FUZZ + " commands, " + done + " of them done, none late and none a lie";
    }

    private LineClauses() {}
}
