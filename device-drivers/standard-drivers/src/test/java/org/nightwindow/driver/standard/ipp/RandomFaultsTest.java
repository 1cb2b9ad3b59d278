package org.nightwindow.driver.standard.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.PrintProof;
import org.nightwindow.driver.PrintRecord;
import org.nightwindow.driver.testkit.ipp.HalfFed;
import org.nightwindow.driver.testkit.ipp.Incomplete;
import org.nightwindow.driver.testkit.ipp.IppFault;
import org.nightwindow.driver.testkit.ipp.IppPrinterSimulator;
import org.nightwindow.driver.testkit.ipp.Jam;
import org.nightwindow.driver.testkit.ipp.Tray;

/// Many prints, each under a random schedule of faults that its seed repeats exactly. Whatever happens: DONE means
/// that every page lies in the tray once, NOT DONE that no sheet ever comes, and no page comes twice.
///
/// `-Dipp.seed=n` runs one schedule alone.
final class RandomFaultsTest {
    private static final int AT_ONCE = 24;

    private enum Said {
        DONE,
        FAILED,
        CANCELLED,
        UNKNOWN
    }

    @Test
    void threeHundredSchedules() {
        run(LongStream.rangeClosed(1, 300));
    }

    @Test
    @Tag("slow")
    void tenThousandSchedules() {
        run(LongStream.rangeClosed(1_001, 11_000));
    }

    private static void run(LongStream seeds) {
        Long only = Long.getLong("ipp.seed");
        long[] all = only == null ? seeds.toArray() : new long[] {only};
        Map<Said, Integer> counts = new EnumMap<>(Said.class);
        List<CompletableFuture<Said>> runs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (long seed : all) {
                runs.add(CompletableFuture.supplyAsync(() -> schedule(seed), threads));
            }
            runs.forEach(run -> counts.merge(run.join(), 1, Integer::sum));
        }
        System.Logger log = System.getLogger("test.printer");
        log.log(System.Logger.Level.INFO, "{0} schedules: {1}", all.length, counts);
        if (only == null) {
            assertThat(counts).as("a schedule of every ending was tried").containsOnlyKeys(Said.values());
        }
    }

    private static Said schedule(long seed) {
        Random random = new Random(seed);
        try (IppPrinterSimulator simulator = IppPrinterSimulator.start()) {
            simulator.pageTime(Duration.ofMillis(1 + random.nextInt(25)));
            try (Bench bench = new Bench(simulator.address(), Map.of("silence-ms", "500", "answer-ms", "200"))) {
                PrintJob job = Bench.job("P-" + seed, 1 + random.nextInt(3));
                model(simulator, random);
                before(simulator, random, job.pages());
                Call call = Call.within(Duration.ofMillis(1_200));
                CompletableFuture<Outcome<PrintProof>> printing = bench.printing(job, call);
                int events = random.nextInt(4);
                for (int i = 0; i < events && !printing.isDone(); i++) {
                    pause(random.nextInt(60));
                    during(simulator, random, call);
                }
                Outcome<PrintProof> outcome = printing.join();
                String story = "seed " + seed + ": " + outcome;
                List<Tray.Sheet> atTheEnd = simulator.tray().sheets(job.key());
                if (outcome instanceof Outcome.Done) {
                    assertEveryPageOnce(atTheEnd, job, story);
                }
                settle(simulator, bench, job, outcome, story);
                return judge(outcome, simulator.tray().sheets(job.key()), job, story);
            }
        }
    }

    /// What kind of printer it is.
    private static void model(IppPrinterSimulator simulator, Random random) {
        if (random.nextInt(4) == 0) {
            simulator.withoutCreateJob();
        }
        if (random.nextInt(4) == 0) {
            simulator.withoutLifeCounter();
        } else if (random.nextInt(6) == 0) {
            simulator.withoutJobPageCount();
        }
        switch (random.nextInt(6)) {
            case 0 -> simulator.cancelWaitsForRepair(true);
            case 1 -> simulator.cancelEndsEarly(true);
            default -> {}
        }
        simulator.onIncomplete(any(random, Incomplete.values()));
    }

    /// What lies in wait when the document is sent.
    private static void before(IppPrinterSimulator simulator, Random random, int pages) {
        int page = 1 + random.nextInt(pages);
        switch (random.nextInt(8)) {
            case 0 -> simulator.leaveSheets(random.nextInt(pages + 1));
            case 1 -> simulator.paperOutBeforePage(page);
            case 2 -> simulator.jamAtPage(page, any(random, Jam.values()));
            case 3 -> simulator.rebootDuringPage(page, any(random, HalfFed.values()));
            default -> {}
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            simulator.failNext(any(random, IppFault.values()));
        }
    }

    /// What happens meanwhile. A sheet that hangs half out stays where it is: whoever pulls it out ends the proof.
    private static void during(IppPrinterSimulator simulator, Random random, Call call) {
        switch (random.nextInt(10)) {
            case 0, 1 -> call.cancel();
            case 2 -> {
                simulator.unplug();
                pause(random.nextInt(100));
                simulator.replug();
            }
            case 3 -> simulator.reboot(any(random, HalfFed.values()));
            case 4 -> simulator.loadPaper(50);
            case 5 -> simulator.openCover();
            case 6 -> simulator.closeCover();
            case 7 -> simulator.leaveSheets(random.nextInt(2));
            case 8 -> simulator.garble();
            default -> simulator.failNext(any(random, IppFault.values()));
        }
    }

    /// The technician mends everything, a key that was sent is tried again, and another document goes through:
    /// after that nothing of the first can still come.
    private static void settle(
            IppPrinterSimulator simulator, Bench bench, PrintJob job, Outcome<PrintProof> outcome, String story) {
        simulator.clear();
        simulator.replug();
        simulator.pageTime(Duration.ofMillis(1));
        simulator.loadPaper(250);
        await().until(() -> {
            bench.printer.poll(Call.within(Bench.LIMIT));
            return bench.printer.status().usable();
        });
        boolean neverSent = outcome instanceof Outcome.Cancelled
                || (outcome instanceof Outcome.Failed<PrintProof> failed
                        && failed.detail().startsWith("DOCUMENT_NEVER_SENT"));
        if (!neverSent) {
            assertThat(bench.print(job, Call.within(Bench.LIMIT)))
                    .as(story + ", asked again")
                    .isInstanceOfAny(Outcome.Done.class, Outcome.Unknown.class);
        }
        PrintRecord record;
        try (Bench patient = new Bench(simulator.address())) {
            Outcome<PrintProof> next = patient.print(Bench.job(job.key() + "-next", 1));
            assertThat(next).as(story).isInstanceOf(Outcome.Done.class);
            record = patient.find(job.key());
        }
        List<Tray.Sheet> sheets = simulator.tray().sheets(job.key());
        switch (record) {
            case PrintRecord.Printed printed ->
                assertThat(whole(sheets))
                        .as(story)
                        .hasSizeGreaterThanOrEqualTo(printed.proof().pagesOut());
            case PrintRecord.NotPrinted not ->
                assertThat(whole(sheets)).as(story + " " + not).isEmpty();
            case PrintRecord.Partly partly ->
                assertThat(whole(sheets)).as(story).hasSize(partly.pagesOut());
            case PrintRecord.Running running -> throw new AssertionError(story + ": still " + running);
            case PrintRecord.Unclear unclear -> {}
            case PrintRecord.Forgotten forgotten -> {}
        }
    }

    private static Said judge(Outcome<PrintProof> outcome, List<Tray.Sheet> sheets, PrintJob job, String story) {
        assertThat(whole(sheets))
                .as(story + ": a page came out twice")
                .extracting(Tray.Sheet::page)
                .doesNotHaveDuplicates();
        return switch (outcome) {
            case Outcome.Done<PrintProof> done -> {
                assertEveryPageOnce(sheets, job, story);
                yield Said.DONE;
            }
            case Outcome.Failed<PrintProof> failed -> {
                assertThat(sheets).as(story).isEmpty();
                yield Said.FAILED;
            }
            case Outcome.Cancelled<PrintProof> cancelled -> {
                assertThat(sheets).as(story).isEmpty();
                yield Said.CANCELLED;
            }
            case Outcome.Unknown<PrintProof> unknown -> Said.UNKNOWN;
        };
    }

    private static void assertEveryPageOnce(List<Tray.Sheet> sheets, PrintJob job, String story) {
        assertThat(whole(sheets))
                .as(story)
                .extracting(Tray.Sheet::page)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, job.pages())
                        .boxed()
                        .toList());
    }

    private static List<Tray.Sheet> whole(List<Tray.Sheet> sheets) {
        return sheets.stream().filter(Tray.Sheet::whole).toList();
    }

    private static <T> T any(Random random, T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis); // the schedule itself, not a wait for something
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
