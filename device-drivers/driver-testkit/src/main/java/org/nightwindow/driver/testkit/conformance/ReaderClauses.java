package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.sdt.SdtFault;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.driver.testkit.sdt.SdtRequest;

/// I: ID card readers. Q: code scanners.
final class ReaderClauses {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    static List<Clause> cards() {
        return List.of(
                CallClauses.ofReaders(),
                Clause.watched(
                        "I-01",
                        "Each card is read as it is: name and number, character by character.",
                        "Take the lengths from the frame, and never clean what stands on a card.",
                        bench -> repeated(bench, 6)),
                Clause.watched(
                        "I-02",
                        "What a reader says is wrong is named: a forged card MEDIA_SUSPECT, a bad read MEDIA_ERROR,"
                                + " a broken module HARDWARE or SECURITY.",
                        "Map every status of the protocol's table; a card that failed its authentication is never retried.",
                        ReaderClauses::statusesAreNamed),
                Clause.watched(
                        "I-03",
                        "A card that is lifted while it is read is Failed, and the next one is read.",
                        "Give a frame that never ends up at its deadline, and begin the next command from scratch.",
                        ReaderClauses::lifted),
                Clause.watched(
                        "F-01",
                        "It has the features it claims: DETECTS_MEDIA tells of a card.",
                        "Emit MediaDetected when a card is found, or do not claim it.",
                        ReaderClauses::detects));
    }

    static List<Clause> codes() {
        return List.of(
                CallClauses.ofReaders(),
                Clause.watched(
                        "Q-01",
                        "Each code is read as it is, Chinese characters too.",
                        "Decode as UTF-8 first, and as GB 18030 when that fails; cut the line end off, nothing else.",
                        ReaderClauses::readRight),
                Clause.watched(
                        "Q-02",
                        "What was under the scanner before the command is not read by it.",
                        "Throw away what has arrived when a scan begins.",
                        ReaderClauses::staleIsThrownAway),
                Clause.watched(
                        "Q-03",
                        "A code that is too long or no text is INVALID_DATA.",
                        "Count while collecting, and decode strictly.",
                        ReaderClauses::noText));
    }

    private static String repeated(Bench bench, int times)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        for (int i = 0; i < times; i++) {
            Outcome<?> outcome = device.command();
            var lie = bench.rig().contradiction(outcome);
            if (!outcome.isDone() || lie.isPresent()) {
                throw new Clause.Broken(lie.orElse("it said " + Ended.name(outcome) + " of a sound card"));
            }
        }
        return times + " of them, each right";
    }

    private static String statusesAreNamed(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        SdtReaderSimulator reader = ((CardRig) bench.rig()).device();
        Map<Integer, Set<Fault>> right = new TreeMap<>(Map.of(
                0x31, Set.of(Fault.MEDIA_SUSPECT),
                0x32, Set.of(Fault.MEDIA_SUSPECT),
                0x33, Set.of(Fault.MEDIA_SUSPECT),
                0x40, Set.of(Fault.MEDIA_ERROR),
                0x41, Set.of(Fault.MEDIA_ERROR),
                0x60, Set.of(Fault.HARDWARE, Fault.SECURITY),
                0x66, Set.of(Fault.HARDWARE, Fault.SECURITY)));
        for (Map.Entry<Integer, Set<Fault>> each : right.entrySet()) {
            Opened device = bench.open();
            reader.failRepeatedly(SdtFault.whenReading(each.getKey()));
            Outcome<?> outcome =
                    device.await(device.beginCommand(Call.within(LIMIT)), LIMIT).outcome();
            if (!(outcome instanceof Outcome.Failed<?>(Fault said, var _, String _))
                    || !each.getValue().contains(said)) {
                throw new Clause.Broken("status " + Integer.toHexString(each.getKey()) + " of the reader became "
                        + Ended.name(outcome) + "; right is " + each.getValue());
            }
            reader.clear();
            device.close();
            bench.rig().withhold();
        }
        return right.size() + " statuses, each named";
    }

    private static String lifted(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        SdtReaderSimulator reader = ((CardRig) bench.rig()).device();
        Opened device = bench.open();
        reader.failNext(SdtFault.during(SdtRequest.READ, new SdtFault.LiftedAt(600)));
        Ended ended = device.await(device.beginCommand(Call.within(LIMIT)), LIMIT);
        if (!(ended.outcome() instanceof Outcome.Failed)) {
            throw new Clause.Broken("a card lifted while it was read ended as " + Ended.name(ended.outcome()));
        }
        Timing.inTime(ended, LIMIT);
        Outcome<?> next = device.command();
        if (!next.isDone()) {
            throw new Clause.Broken("the card after it ended as " + Ended.name(next));
        }
        return Ended.name(ended.outcome()) + ", and the next card was read";
    }

    private static String detects(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        device.command();
        boolean told = device.witness().heard().stream().anyMatch(DeviceEvent.MediaDetected.class::isInstance);
        boolean claims = device.device().capabilities().can(Feature.DETECTS_MEDIA);
        if (claims && !told) {
            throw new Clause.Broken("it claims DETECTS_MEDIA, and told nothing of the card");
        }
        return "tells of a card: " + told;
    }

    private static String readRight(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ScannerRig rig = (ScannerRig) bench.rig();
        rig.device();
        Opened device = bench.open();
        for (int i = 0; i < 3; i++) {
            Outcome<?> outcome = device.command();
            if (!outcome.isDone() || !rig.readRight()) {
                throw new Clause.Broken("it said " + Ended.name(outcome)
                        + (outcome.isDone() ? " with another text than the code holds" : " of a sound code"));
            }
            rig.withhold();
        }
        return "3 codes, each right";
    }

    private static String staleIsThrownAway(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ScannerRig rig = (ScannerRig) bench.rig();
        rig.device();
        Opened device = bench.open();
        rig.provide();
        Thread.sleep(Duration.ofMillis(300)); // it has been sent once or twice
        rig.withhold();
        Thread.sleep(Duration.ofMillis(100));
        Outcome<?> outcome = device.await(device.beginEmpty(Call.within(Duration.ofMillis(500))), LIMIT)
                .outcome();
        if (outcome.isDone()) {
            throw new Clause.Broken("it read a code that was shown and taken away before the scan began");
        }
        return Ended.name(outcome);
    }

    private static String noText(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        ScannerRig rig = (ScannerRig) bench.rig();
        List<Runnable> nonsense = rig.device().nonsense();
        for (Runnable happens : nonsense) {
            Opened device = bench.open();
            happens.run();
            Outcome<?> outcome =
                    device.await(device.beginCommand(Call.within(LIMIT)), LIMIT).outcome();
            if (!(outcome instanceof Outcome.Failed<?>(Fault said, var _, String _)) || said != Fault.INVALID_DATA) {
                throw new Clause.Broken("of bytes that are no text, or never end, it said " + Ended.name(outcome));
            }
            rig.withhold();
            rig.device().clear();
            device.close();
        }
        return nonsense.isEmpty() ? "a camera sends pictures, never bytes for a code" : "Failed(INVALID_DATA) for each";
    }

    private ReaderClauses() {}
}
