package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DocumentPrinter;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProgress;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.IppFault;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.ipp.Jam;

/// J: what a printer of documents says of paper that cannot be taken back, compared with the tray.
final class DocumentClauses {
    private static final Duration LIMIT = Duration.ofMillis(1_000);

    static List<Clause> all() {
        return List.of(
                Clause.watched(
                        "J-01",
                        "A document comes out whole and once, and the proof says so.",
                        "Follow the job until the device ends it, and take its own count of pages as evidence.",
                        DocumentClauses::wholeAndOnce),
                Clause.watched(
                        "J-02",
                        "Whatever the device answers or loses, Done means every page came out and Failed means none did.",
                        "Say Failed only when the device ended the job without a page or never had it; otherwise Unknown with the key.",
                        DocumentClauses::neverALie),
                Clause.watched(
                        "J-03",
                        "When paper, cover or power stop a document in its middle, the outcome is still true.",
                        "A job that waits or was forgotten proves nothing: compare the page counter, or say Unknown.",
                        DocumentClauses::stopped),
                Clause.watched(
                        "J-04",
                        "The same key never prints twice.",
                        "Keep the keys that were sent, and refuse a second one.",
                        DocumentClauses::neverTwice),
                Clause.watched(
                        "J-05",
                        "What is told of progress is never ahead of the paper, and nothing is told after the outcome.",
                        "Tell pagesOut from the device's count, on the owner thread, before print returns.",
                        DocumentClauses::progressIsTrue),
                Clause.watched(
                        "F-01",
                        "It has the features it claims: FOLLOWS_JOBS finds a job again, COUNTS_PAGES counts.",
                        "Claim in capabilities() what this very device can do.",
                        DocumentClauses::features));
    }

    private static DocumentRig rig(Bench bench) {
        return (DocumentRig) bench.rig();
    }

    private static String wholeAndOnce(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        rig(bench).device();
        Outcome<?> outcome = bench.open().command();
        var lie = bench.rig().contradiction(outcome);
        if (lie.isPresent() || !(outcome instanceof Outcome.Done<?>(PrintProof proof))) {
            throw new Clause.Broken(lie.orElse("it said " + Ended.name(outcome)));
        }
        if (proof.pagesOut() != DocumentRig.PAGES && proof.pagesOut() != 0) {
            throw new Clause.Broken("its proof speaks of " + proof.pagesOut() + " pages of " + DocumentRig.PAGES);
        }
        return DocumentRig.PAGES + " pages, proven by " + proof.evidence();
    }

    private static String neverALie(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        IppPrinterSimulator printer = rig(bench).device();
        Map<String, Integer> ends = new TreeMap<>();
        for (IppFault fault : IppFault.values()) {
            Opened device = bench.open();
            printer.failNext(fault);
            judge(bench, device, fault.name(), ends);
        }
        return IppFault.values().length + " faults: " + ends;
    }

    private static void judge(Bench bench, Opened device, String what, Map<String, Integer> ends)
            throws Clause.Broken, InterruptedException {
        Ended ended = device.await(device.beginEmpty(Call.within(LIMIT)), LIMIT);
        Outcome<?> outcome = ended.outcome();
        device.run(
                "withdraw",
                LIMIT,
                () -> ((DocumentPrinter) device.device())
                        .withdraw(rig(bench).last().key(), Call.within(LIMIT)));
        bench.rig().mend();
        var lie = bench.rig().contradiction(outcome);
        if (lie.isPresent()) {
            throw new Clause.Broken(what + ": " + lie.get());
        }
        ends.merge(Ended.name(outcome), 1, Integer::sum);
        device.close();
    }

    private static String stopped(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        IppPrinterSimulator printer = rig(bench).device();
        Map<String, Integer> ends = new TreeMap<>();
        Map<String, Runnable> happens = Map.of(
                "paper out before the first page", () -> printer.leaveSheets(0),
                "paper out between the pages", () -> printer.leaveSheets(1),
                "jam at the second page", () -> printer.jamAtPage(2, Jam.values()[0]),
                "cover open", printer::openCover,
                "power lost in the second page", () -> printer.rebootDuringPage(2, HalfFed.values()[0]));
        for (Map.Entry<String, Runnable> each : new TreeMap<>(happens).entrySet()) {
            Opened device = bench.open();
            each.getValue().run();
            judge(bench, device, each.getKey(), ends);
        }
        return happens.size() + " times: " + ends;
    }

    private static String neverTwice(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        IppPrinterSimulator printer = rig(bench).device();
        Opened device = bench.open();
        Outcome<?> first = device.command();
        PrintJob same = rig(bench).last();
        Outcome<?> second = device.run(
                        "print",
                        Opened.LIMIT,
                        () -> ((DocumentPrinter) device.device())
                                .print(same, progress -> {}, Call.within(Opened.LIMIT)))
                .outcome();
        int out = DocumentRig.sheets(printer, same.key());
        if (!first.isDone() || out != DocumentRig.PAGES) {
            throw new Clause.Broken("the same key a second time ended as " + Ended.name(second) + ", and " + out
                    + " pages came out in all");
        }
        return "the second time ended as " + Ended.name(second) + ", and no page more came out";
    }

    private static String progressIsTrue(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        IppPrinterSimulator printer = rig(bench).device();
        Opened device = bench.open();
        int[] ahead = {0};
        int[] told = {0};
        PrintJob job = nextJob(bench, device);
        Outcome<?> outcome = device.run(
                        "print",
                        Opened.LIMIT,
                        () -> ((DocumentPrinter) device.device())
                                .print(
                                        job,
                                        progress -> {
                                            told[0]++;
                                            ahead[0] += isAhead(progress, printer, job) ? 1 : 0;
                                        },
                                        Call.within(Opened.LIMIT)))
                .outcome();
        int before = told[0];
        Thread.sleep(Duration.ofMillis(150)); // whoever tells from another thread does it now
        if (!outcome.isDone() || ahead[0] > 0 || told[0] != before) {
            throw new Clause.Broken("it said " + Ended.name(outcome) + ", was ahead of the paper " + ahead[0]
                    + " times, and told " + (told[0] - before) + " things after the outcome");
        }
        return told[0] + " steps told, none ahead of the paper";
    }

    private static boolean isAhead(PrintProgress progress, IppPrinterSimulator printer, PrintJob job) {
        return progress.pagesOut() > printer.tray().sheets(job.key()).size();
    }

    /// A document like those of the commands, under a key of its own.
    private static PrintJob nextJob(Bench bench, Opened device)
            throws Clause.Broken, Clause.NotJudged, InterruptedException {
        device.command();
        PrintJob like = rig(bench).last();
        return new PrintJob(like.key() + "-again", like.pdf(), like.pages());
    }

    private static String features(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        rig(bench).device();
        Opened device = bench.open();
        DocumentPrinter printer = (DocumentPrinter) device.device();
        long before = count(device, printer);
        device.command();
        long after = count(device, printer);
        boolean counts = device.device().capabilities().can(Feature.COUNTS_PAGES);
        if (counts != (after - before == DocumentRig.PAGES)) {
            throw new Clause.Broken((counts ? "it claims" : "it does not claim")
                    + " COUNTS_PAGES, and its counter went from " + before + " to " + after);
        }
        String key = rig(bench).last().key();
        Object found = device.run("find", LIMIT, () -> printer.find(key, Call.within(LIMIT)))
                .value();
        boolean follows = device.device().capabilities().can(Feature.FOLLOWS_JOBS);
        if (follows && !(found instanceof Outcome.Done<?>(PrintRecord.Printed _))) {
            throw new Clause.Broken("it claims FOLLOWS_JOBS, and does not find the job that it has just printed");
        }
        return "counts pages: " + counts + ", finds a job again: " + follows;
    }

    /// -1 for a printer without a counter.
    private static long count(Opened device, DocumentPrinter printer) throws Clause.Broken, InterruptedException {
        Outcome<?> outcome = device.run("pageCounter", LIMIT, () -> printer.pageCounter(Call.within(LIMIT)))
                .outcome();
        return outcome instanceof Outcome.Done<?>(Long pages) ? pages : -1;
    }

    private DocumentClauses() {}
}
