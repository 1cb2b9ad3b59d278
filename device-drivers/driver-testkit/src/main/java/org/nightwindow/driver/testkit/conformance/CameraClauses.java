package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DocumentCamera;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.camera.CameraFault;
import org.nightwindow.driver.testkit.camera.CameraSimulator;

/// V: what a camera shows, compared with what lies under it.
final class CameraClauses {
    private static final Duration LIMIT = Duration.ofMillis(800);

    /// Two a second are enough to lay a paper straight.
    private static final Duration PREVIEW = Duration.ofSeconds(1);

    static List<Clause> all() {
        return List.of(
                Clause.watched(
                        "V-01",
                        "A picture is whole, and of what lies there now: never the one before.",
                        "Throw away pictures that were on their way when capture was called.",
                        CameraClauses::now),
                Clause.timed(
                        "V-02",
                        "A preview shows two pictures a second at least, and ends as Cancelled within 200 ms when called off.",
                        "Look at call.cancelled() between two pictures; give each to the viewer on the owner thread.",
                        CameraClauses::preview),
                Clause.watched(
                        "V-03",
                        "A picture that stalls, is cut off, cut short or too large is no Done, and the next one works.",
                        "Take a picture only with its end (FF D9) and not beyond a limit; else close the line and begin anew.",
                        CameraClauses::neverHalf));
    }

    private static CameraSimulator camera(Bench bench) throws Clause.NotJudged {
        return ((CameraRig) bench.rig()).device();
    }

    private static String now(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        camera(bench);
        Opened device = bench.open();
        for (int i = 0; i < 3; i++) {
            Ended ended = device.await(device.beginEmpty(Call.within(Opened.LIMIT)), Opened.LIMIT);
            if (!ended.outcome().isDone()) {
                throw new Clause.Broken("the picture ended as " + Ended.name(ended.outcome()));
            }
            CallClauses.truth(bench, ended.outcome(), ended);
        }
        return "three pages, three pictures";
    }

    private static String preview(Bench bench) throws Clause.Broken, InterruptedException {
        Opened device = bench.open();
        AtomicInteger pictures = new AtomicInteger();
        Call call = Call.within(Opened.LIMIT);
        Owner.Running running = device.begin(
                "preview", () -> ((DocumentCamera) device.device()).preview(_ -> pictures.incrementAndGet(), call));
        running.endsWithin(PREVIEW);
        int seen = pictures.get();
        long start = System.nanoTime();
        call.cancel();
        Ended ended = device.await(running, Opened.LIMIT);
        long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        if (seen < 2) {
            throw new Clause.Broken(seen + " pictures in a second");
        }
        if (!(ended.outcome() instanceof Outcome.Cancelled) || took > Timing.GRACE.toMillis()) {
            throw new Clause.Broken("called off, it said " + Ended.name(ended.outcome()) + " after " + took + " ms");
        }
        return seen + " pictures in a second, Cancelled after " + took + " ms";
    }

    private static String neverHalf(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        CameraSimulator camera = camera(bench);
        Map<String, Integer> ends = new TreeMap<>();
        List<CameraFault> faults = List.of(
                new CameraFault.Stalls(),
                new CameraFault.CutOff(),
                new CameraFault.Truncated(),
                new CameraFault.Oversized(),
                new CameraFault.Status(503),
                new CameraFault.WrongType());
        for (CameraFault fault : faults) {
            Opened device = bench.open();
            camera.failRepeatedly(fault);
            Ended ended = device.await(device.beginEmpty(Call.within(LIMIT)), LIMIT);
            Outcome<?> outcome = ended.outcome();
            if (outcome.isDone()) {
                throw new Clause.Broken("for " + fault + " it said Done");
            }
            Timing.inTime(ended, LIMIT);
            ends.merge(Ended.name(outcome), 1, Integer::sum);
            device.close();
            bench.rig().mend();
            Opened next = bench.open();
            Outcome<?> after = next.command();
            if (!after.isDone()) {
                throw new Clause.Broken("after " + fault + " the next picture ended as " + Ended.name(after));
            }
            next.close();
        }
        return faults.size() + " faults: " + ends;
    }

    private CameraClauses() {}
}
