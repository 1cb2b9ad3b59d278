package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.conformance.FaultLine.Trouble;

/// D: deadlines. C: calling off. Each command ends once, in time, and truthfully.
final class CallClauses {
    private static final Duration SHORT = Duration.ofMillis(600);

    /// A reader that is called off has nothing to finish.
    private static final Duration OBEYS = Duration.ofSeconds(1);

    private static final String LOOK_AT_REMAINING =
            "Give every wait call.remaining() as its limit, and look at call.expired() in every loop.";

    static List<Clause> all() {
        return List.of(
                Clause.timed(
                        "D-01",
                        "With a silent device, a command ends no later than 200 ms after its deadline.",
                        LOOK_AT_REMAINING,
                        bench -> mute(bench, Trouble.MUTE)),
                Clause.timed(
                        "D-02",
                        "A device that falls silent in the middle of a command does not hold it beyond its deadline.",
                        LOOK_AT_REMAINING,
                        CallClauses::fallsSilent),
                Clause.timed(
                        "D-03",
                        "With a silent device, open(), poll() and selfTest() end no later than 200 ms after their deadline.",
                        LOOK_AT_REMAINING,
                        CallClauses::othersToo),
                Clause.timed(
                        "D-05",
                        "A command without any time left ends at once and does nothing.",
                        "Look at call.expired() before the first byte of an act leaves.",
                        CallClauses::noTimeLeft),
                Clause.of(
                        "C-01",
                        "A command called off before it begins is Cancelled or Failed, and nothing happens.",
                        "Look at call.cancelled() before the first byte of an act leaves, and return Outcome.cancelled().",
                        CallClauses::before),
                Clause.timed(
                        "C-02",
                        "A command called off while it runs says truly what happened; a reader that waits obeys within 1 s.",
                        "Look at call.goesOn() in every loop; say Cancelled only when nothing was begun.",
                        CallClauses::during),
                Clause.of(
                        "C-03",
                        "Calling off a command that has ended changes nothing, neither now nor for the next one.",
                        "Register nothing with call.onCancel that outlives the call, and keep no flag of it.",
                        CallClauses::after));
    }

    /// Only of what waits for somebody.
    static Clause ofReaders() {
        return Clause.timed(
                "D-04",
                "A reader with nothing to read waits until its deadline and says NO_MEDIA.",
                "Look for a card or code until call.goesOn() is false, then return Fault.NO_MEDIA.",
                CallClauses::nothingThere);
    }

    private static String mute(Bench bench, Trouble trouble)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        bench.line().trouble(trouble);
        Ended ended = device.await(device.beginEmpty(Call.within(SHORT)), SHORT);
        Timing.inTime(ended, SHORT);
        return truth(bench, notDone(ended.outcome()), ended);
    }

    private static Outcome<?> notDone(Outcome<?> outcome) throws Clause.Broken {
        if (outcome.isDone()) {
            throw new Clause.Broken("it said Done of a device that did not answer");
        }
        return outcome;
    }

    /// Compares with what really happened.
    static String truth(Bench bench, Outcome<?> outcome, Ended ended) throws Clause.Broken {
        bench.anyLine().ifPresent(FaultLine::mend);
        Optional<String> contradiction = bench.rig().contradiction(outcome);
        if (contradiction.isPresent()) {
            throw new Clause.Broken(contradiction.get());
        }
        return Ended.name(outcome) + " after " + ended.took().toMillis() + " ms";
    }

    private static String fallsSilent(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        long half = bytes(bench, device) / 2;
        FaultLine line = bench.line();
        line.after(half, () -> line.trouble(Trouble.MUTE));
        Duration limit = SHORT.multipliedBy(2);
        Ended ended = device.await(device.beginCommand(Call.within(limit)), limit);
        Timing.inTime(ended, limit);
        return truth(bench, ended.outcome(), ended);
    }

    /// How many bytes a command sends.
    static long bytes(Bench bench, Opened device) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        device.command(); // the first one may tidy up
        long before = bench.line().passed();
        Outcome<?> outcome = device.command();
        if (!outcome.isDone()) {
            throw new Clause.Broken("a command with everything in order ended as " + Ended.name(outcome));
        }
        return bench.line().passed() - before;
    }

    private static String othersToo(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        bench.line().trouble(Trouble.MUTE);
        Ended poll = device.poll(SHORT);
        Timing.inTime(poll, SHORT);
        Ended test = device.run("selfTest", SHORT, () -> device.device().selfTest(Call.within(SHORT)));
        Timing.inTime(test, SHORT);
        test.outcome();
        device.close();
        Ended open = bench.tryOpen(SHORT).ended();
        Timing.inTime(open, SHORT);
        open.outcome();
        return "poll " + poll.took().toMillis() + " ms, self-test "
                + test.took().toMillis() + " ms, open " + open.took().toMillis() + " ms, each of " + SHORT.toMillis();
    }

    private static String nothingThere(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        Ended ended = device.await(device.beginEmpty(Call.within(SHORT)), SHORT);
        Timing.inTime(ended, SHORT);
        Outcome<?> outcome = ended.outcome();
        if (!(outcome instanceof Outcome.Failed<?>(Fault fault, var _, String _)) || fault != Fault.NO_MEDIA) {
            throw new Clause.Broken("with nothing there it said " + Ended.name(outcome));
        }
        if (ended.took().compareTo(SHORT.minus(Timing.GRACE)) < 0) {
            throw new Clause.Broken("it gave up after " + ended.took().toMillis() + " of " + SHORT.toMillis() + " ms");
        }
        return "Failed(NO_MEDIA) after " + ended.took().toMillis() + " of " + SHORT.toMillis() + " ms";
    }

    private static String noTimeLeft(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        Ended ended = device.await(device.beginEmpty(Call.within(Duration.ZERO)), Duration.ZERO);
        Timing.inTime(ended, Duration.ZERO);
        Outcome<?> outcome = ended.outcome();
        if (outcome instanceof Outcome.Unknown) {
            throw new Clause.Broken("without any time left it began nevertheless: Unknown");
        }
        return truth(bench, outcome, ended);
    }

    private static String before(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        Call call = Call.within(SHORT);
        call.cancel();
        Ended ended = device.await(device.beginEmpty(call), SHORT);
        Outcome<?> outcome = ended.outcome();
        if (outcome.isDone() || outcome instanceof Outcome.Unknown) {
            throw new Clause.Broken("called off before it began, it ended as " + Ended.name(outcome));
        }
        return truth(bench, outcome, ended);
    }

    private static String during(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        Duration limit = Opened.LIMIT;
        Call call = Call.within(limit);
        Owner.Running running = device.beginEmpty(call);
        long until = System.nanoTime() + Duration.ofMillis(300).toNanos();
        long before = passed(bench);
        while (System.nanoTime() - until < 0 && (bench.rig().waits() || passed(bench) == before)) {
            Thread.onSpinWait();
        }
        long called = System.nanoTime();
        call.cancel();
        Ended ended = device.await(running, limit);
        Outcome<?> outcome = ended.outcome();
        Duration obeyed = Duration.ofNanos(System.nanoTime() - called);
        if (bench.rig().waits() && obeyed.compareTo(OBEYS) > 0) {
            throw new Clause.Broken("it went on for " + obeyed.toMillis() + " ms after it was called off");
        }
        if (bench.rig().waits() && !(outcome instanceof Outcome.Cancelled)) {
            throw new Clause.Broken("called off while it waited, it ended as " + Ended.name(outcome));
        }
        return truth(bench, outcome, ended);
    }

    private static long passed(Bench bench) {
        return bench.anyLine().map(FaultLine::passed).orElse(0L);
    }

    private static String after(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        Call call = Call.within(Opened.LIMIT);
        Outcome<?> first = device.await(device.beginCommand(call), Opened.LIMIT).outcome();
        call.cancel();
        bench.rig().withhold();
        Outcome<?> second = device.command();
        if (!first.isDone() || !second.isDone()) {
            throw new Clause.Broken("a command ended as " + Ended.name(first)
                    + ", was called off too late, and the next one ended as " + Ended.name(second));
        }
        return "the next command was done";
    }

    private CallClauses() {}
}
