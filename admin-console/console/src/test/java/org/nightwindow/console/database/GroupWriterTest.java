package org.nightwindow.console.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.console.FreshData;
import org.nightwindow.console.database.GroupWriter.Written;

/// Many at once in one commit; one that fails, a database that is away, a commit that breaks: on a real Derby, with
/// a line to it that the test can break.
@Timeout(50) // less than Derby lets a lock wait
class GroupWriterTest {
    @TempDir
    Path folder;

    private Database database;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger breakCommits = new AtomicInteger();
    private HikariDataSource pool;
    private Jdbi jdbi;

    @BeforeEach
    void open() {
        database = Database.open(FreshData.databaseIn(folder), FreshData.BOOT_PASSWORD);
        pool = Database.pool(config -> {
            config.setMaximumPoolSize(3);
            config.setConnectionTimeout(250);
            config.setInitializationFailTimeout(-1);
            config.setDataSource(line());
        });
        jdbi = Jdbi.create(pool);
    }

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    /// Below the pool, where a line breaks.
    private DataSource line() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        return method.getReturnType() == int.class ? 0 : null;
                    }
                    if (away.get()) {
                        throw new SQLException("the database is away", "08001");
                    }
                    return breakable(DriverManager.getConnection("jdbc:derby:" + folder.resolve("database")));
                });
    }

    /// A connection whose commit can break before it is done.
    private Connection breakable(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commits.incrementAndGet();
                        if (away.get() || breakCommits.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                            throw new SQLException("the line broke", "08006");
                        }
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Written<Integer> insert(GroupWriter writer, int number) {
        return writer.write(transaction -> {
            transaction.execute(
                    "insert into kiosk (id, name_zh, name_en) values (?, '', '')",
                    number < 0 ? "x".repeat(99) : "K" + number);
            return number;
        });
    }

    private List<Written<Integer>> all(GroupWriter writer, int from, int to) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Written<Integer>>> asked = IntStream.range(from, to)
                    .mapToObj(number -> threads.submit(() -> insert(writer, number)))
                    .toList();
            List<Written<Integer>> answers = new ArrayList<>();
            for (Future<Written<Integer>> each : asked) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private int kept() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from kiosk")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void whatWaitsIsCommittedTogether() throws Exception {
        try (GroupWriter writer = new GroupWriter(jdbi, "test")) {
            assertThat(all(writer, 0, 300))
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(Written.Done.class));
        }
        assertThat(kept()).isEqualTo(300);
        assertThat(commits.get()).isLessThan(150);
    }

    @Test
    void oneThatCannotBeDoneFailsAlone_itsNeighboursDoNot_andNoLockIsLeft() throws Exception {
        try (GroupWriter writer = new GroupWriter(jdbi, "test");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch taken = new CountDownLatch(1);
            Future<?> first = threads.submit(() -> writer.write(transaction -> {
                taken.countDown();
                try {
                    held.await(); // the others gather meanwhile
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 0;
            }));
            taken.await();
            List<Future<Written<Integer>>> good = IntStream.range(0, 20)
                    .mapToObj(number -> threads.submit(() -> insert(writer, number)))
                    .toList();
            Future<Written<Integer>> bad = threads.submit(() -> insert(writer, -1));
            until(() -> writer.waiting() == 21);
            long began = System.nanoTime();
            held.countDown();
            first.get();
            for (Future<Written<Integer>> each : good) {
                assertThat(each.get()).isInstanceOf(Written.Done.class);
            }
            assertThatThrownBy(bad::get).hasStackTraceContaining("22001");
            assertThat(insert(writer, 99)).isInstanceOf(Written.Done.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("nobody waited for a lock")
                    .isLessThan(Duration.ofSeconds(20));
        }
        assertThat(kept()).isEqualTo(21);
    }

    @Test
    void aCommitThatBreaks_leavesNoLock_andWhatWasNotAcknowledgedIsDoneOnce() throws Exception {
        breakCommits.set(1);
        try (GroupWriter writer = new GroupWriter(jdbi, "test")) {
            List<Written<Integer>> answers = new ArrayList<>();
            for (int number = 0; number < 5; number++) {
                try {
                    answers.add(insert(writer, number));
                } catch (RuntimeException broken) {
                    answers.add(insert(writer, number)); // as a kiosk would
                }
            }
            assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Written.Done.class));
        }
        assertThat(kept()).isEqualTo(5);
    }

    @Test
    void whileTheDatabaseIsAway_nobodyIsToldYes_andAfterwardsNothingAcknowledgedIsMissing() throws Exception {
        ConcurrentSkipListSet<Integer> acknowledged = new ConcurrentSkipListSet<>();
        AtomicBoolean over = new AtomicBoolean();
        try (GroupWriter writer = new GroupWriter(jdbi, "test");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger next = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            for (int kiosk = 0; kiosk < 24; kiosk++) {
                var _ = threads.submit(() -> {
                    while (!over.get()) {
                        int number = next.getAndIncrement();
                        try {
                            if (insert(writer, number) instanceof Written.Done<Integer>(Integer answer)) {
                                acknowledged.add(answer);
                            } else {
                                refused.incrementAndGet();
                            }
                        } catch (RuntimeException broken) {
                            refused.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            until(() -> acknowledged.size() > 200);
            away.set(true); // also in the middle of a transaction
            int before = refused.get();
            until(() -> refused.get() > before + 120);
            away.set(false);
            int so = acknowledged.size();
            until(() -> acknowledged.size() > so + 200);
            over.set(true);
        }
        List<String> kept = database.jdbi()
                .withHandle(handle -> handle.createQuery("select id from kiosk")
                        .mapTo(String.class)
                        .list());
        assertThat(kept)
                .containsAll(acknowledged.stream().map(number -> "K" + number).toList());
    }

    private static void until(BooleanSupplier holds) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(holds::getAsBoolean);
    }

    @Test
    void whenTooManyWait_theNextIsToldToComeLater() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (GroupWriter writer = new GroupWriter(jdbi, "test", Duration.ZERO, 2);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch taken = new CountDownLatch(1);
            var _ = threads.submit(() -> writer.write(transaction -> {
                taken.countDown();
                try {
                    held.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 0;
            }));
            taken.await();
            var _ = threads.submit(() -> insert(writer, 1));
            var _ = threads.submit(() -> insert(writer, 2));
            until(() -> writer.waiting() == 2);
            assertThat(insert(writer, 3)).isEqualTo(new Written.NotNow<>());
            held.countDown();
        }
        assertThat(kept()).isEqualTo(2);
    }

    /// Derby interrupts whoever is inside when it goes down.
    @Test
    void theWriterIsInterruptedInTheMiddle_andGoesOnWriting() {
        try (GroupWriter writer = new GroupWriter(jdbi, "test")) {
            Written<Integer> _ = writer.write(transaction -> {
                Thread.currentThread().interrupt();
                return 1;
            });
            await().until(() -> writer.write(transaction -> 7).equals(new Written.Done<>(7)));
        }
    }
}
