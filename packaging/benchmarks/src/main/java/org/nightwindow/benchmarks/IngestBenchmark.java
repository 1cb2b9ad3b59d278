package org.nightwindow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.database.GroupWriter;

/// How much sooner the records of many kiosks are stored when one commit serves all that wait.
///
/// Both sides store batches of ten records, from as many kiosks at once, into the console's own encrypted Derby at
/// its default durability, through the console's own pool. Group: by [GroupWriter]. Alone: each batch in a
/// transaction of its own. The rounds alternate, and so does which side goes first; the medians of batches a second
/// are compared.
///
/// Arguments: how many rounds of each, at least 5; seconds of a round. Ends with 1 when the group is not quicker.
public final class IngestBenchmark {
    private static final int FEWEST_ROUNDS = 5;
    private static final int KIOSKS = 64;
    private static final int RECORDS = 10;
    private static final String BODY =
            "{\"type\":\"act-changed\",\"key\":\"A-0\",\"kind\":\"PRINT\",\"outcome\":\"DONE\"}".repeat(3);

    private static final AtomicLong NUMBERS = new AtomicLong();

    private IngestBenchmark() {}

    public static void main(String[] args) throws Exception {
        int rounds = Math.max(FEWEST_ROUNDS, args.length > 0 ? Integer.parseInt(args[0]) : FEWEST_ROUNDS);
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory("ingest");
        List<Double> group = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        try (Database database = Database.open(folder.resolve("database"), "0123456789abcdef0123456789abcdef");
                GroupWriter writer = new GroupWriter(database.jdbi(), "ingest")) {
            Consumer<Integer> together = kiosk -> writer.write(transaction -> store(transaction, kiosk));
            Jdbi jdbi = database.jdbi();
            Consumer<Integer> each = kiosk -> jdbi.inTransaction(transaction -> store(transaction, kiosk));
            perSecond(together, 1);
            perSecond(each, 1);
            for (int round = 0; round < rounds; round++) {
                if (round % 2 == 0) {
                    group.add(perSecond(together, seconds));
                    alone.add(perSecond(each, seconds));
                } else {
                    alone.add(perSecond(each, seconds));
                    group.add(perSecond(together, seconds));
                }
                System.out.printf(
                        Locale.ROOT,
                        "round %d: group %.0f, alone %.0f batches/s%n",
                        round,
                        group.getLast(),
                        alone.getLast());
            }
        } finally {
            delete(folder);
        }
        double ratio = median(group) / median(alone);
        System.out.printf(
                Locale.ROOT,
                "%d kiosks, %d records a batch: group %.0f, alone %.0f batches/s (medians of %d), ratio %.2f%n",
                KIOSKS,
                RECORDS,
                median(group),
                median(alone),
                rounds,
                ratio);
        System.exit(ratio > 1 ? 0 : 1);
    }

    private static int store(Handle transaction, int kiosk) {
        PreparedBatch batch = transaction.prepareBatch("insert into kiosk_event (kiosk_id, epoch, seq, happened_at,"
                + " received_at, body, body_sha256, reading) values (?, 'E', ?, 0, 0, ?, 'x', 'READ')");
        for (int i = 0; i < RECORDS; i++) {
            batch.add("K" + kiosk, NUMBERS.incrementAndGet(), BODY);
        }
        batch.execute();
        return RECORDS;
    }

    private static double perSecond(Consumer<Integer> store, int seconds) {
        AtomicLong stored = new AtomicLong();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        try (ExecutorService kiosks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int kiosk = 0; kiosk < KIOSKS; kiosk++) {
                int mine = kiosk;
                var _ = kiosks.submit(() -> {
                    while (System.nanoTime() < end) {
                        store.accept(mine);
                        stored.incrementAndGet();
                    }
                });
            }
        }
        return stored.get() * 1e9 / (System.nanoTime() - begin);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
