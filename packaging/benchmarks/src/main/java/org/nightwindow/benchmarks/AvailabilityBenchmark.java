package org.nightwindow.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.nightwindow.console.database.Database;
import org.nightwindow.console.keys.KeyFolder;

/// How long the page of availability takes with what 60 days of a fleet leave behind. See [#METHOD].
///
/// Arguments: how many kiosks; the goal is for 2,000. Ends with 1 when it is not met.
public final class AvailabilityBenchmark {
    private static final double GOAL = 1_000;
    private static final int GOAL_KIOSKS = 2_000;
    private static final List<Integer> SIZES = List.of(GOAL_KIOSKS, 10_000);
    private static final int ASKED = 5;
    private static final int ITEMS = 28;
    private static final int OF_THE_PRINTER = 11;
    private static final Duration KEPT = Duration.ofDays(60);
    private static final Duration BETWEEN_FAULTS = Duration.ofDays(6);
    private static final int BATCH = 10_000;

    private static final String METHOD = """
            Method: a console in a process of its own (-Xmx512m) whose database has so many kiosks with 28 items each, and
            what 60 days leave behind: every 6 days the printer of a kiosk is out for an hour, and 11 items with it. The page
            is asked for once, then 5 times by HTTP; the whole answer counts.
            """;

    public static void main(String[] arguments) throws Exception {
        System.out.print(METHOD);
        System.out.println("Machine: " + Machine.words());
        List<Integer> sizes = Arrays.stream(arguments).map(Integer::parseInt).toList();
        boolean met = true;
        for (int size : sizes.isEmpty() ? SIZES : sizes) {
            Path folder = Files.createTempDirectory("availability");
            try (EnrolledConsole console = new EnrolledConsole(folder, 1, data -> fill(data, size))) {
                double took = FleetPageTimes.median(console, "/availability", ASKED);
                String what = "availability page of " + size + " kiosks, median of " + ASKED;
                if (size <= GOAL_KIOSKS) {
                    FleetBenchmark.verdict(what, took, GOAL, "ms");
                    met &= took <= GOAL;
                } else {
                    System.out.printf(Locale.ROOT, "%s: %.0f ms   (load now %s)%n", what, took, Machine.load());
                }
            }
        }
        System.exit(met ? 0 : 1);
    }

    private static void fill(Path data, int size) {
        Progress.say("60 days of " + size + " kiosks are written");
        String password = new KeyFolder(data.resolve("keys"), new SecureRandom()).secret("database.password");
        try (Database database = Database.open(data.resolve("database"), password)) {
            Jdbi jdbi = database.jdbi();
            jdbi.useTransaction(transaction -> {
                PreparedBatch kiosks = transaction.prepareBatch(
                        "insert into kiosk (id, name_zh, name_en, enrolled_at) values (?, ?, ?, 1)");
                for (int kiosk = 1; kiosk < size; kiosk++) { // number 0 was enrolled
                    kiosks.add(EnrolledConsole.id(kiosk), "样例厅" + kiosk, "Sample Hall " + kiosk);
                }
                kiosks.execute();
            });
            jdbi.useTransaction(transaction -> {
                PreparedBatch changes = transaction.prepareBatch(
                        "insert into item_change (kiosk_id, item, changed_at, state, until_at) values (?, ?, ?, ?, ?)");
                long now = System.currentTimeMillis();
                for (int kiosk = 0; kiosk < size; kiosk++) {
                    for (int item = 0; item < ITEMS; item++) {
                        item(changes, EnrolledConsole.id(kiosk), item, now);
                        if (changes.size() > BATCH) {
                            changes.execute();
                        }
                    }
                }
                changes.execute();
            });
            jdbi.useHandle(handle -> handle.execute("insert into heartbeat (kiosk_id, received_at, body)"
                    + " select id, "
                    + (System.currentTimeMillis() + Duration.ofMinutes(10).toMillis()) + ", '{}' from kiosk"));
        }
    }

    private static void item(PreparedBatch changes, String kiosk, int item, long now) {
        String id = "ITEM-%02d".formatted(item);
        long from = now - KEPT.toMillis();
        String state = "UP";
        if (item < OF_THE_PRINTER) {
            long fault = from
                    + Duration.ofHours(Math.floorMod(kiosk.hashCode(), 144)).toMillis();
            while (fault < now) {
                changes.add(kiosk, id, from, state, fault);
                from = fault;
                fault += state.equals("UP") ? Duration.ofHours(1).toMillis() : BETWEEN_FAULTS.toMillis();
                state = state.equals("UP") ? "OFF" : "UP";
            }
        }
        changes.add(kiosk, id, from, state, Long.MAX_VALUE);
    }

    private AvailabilityBenchmark() {}
}
