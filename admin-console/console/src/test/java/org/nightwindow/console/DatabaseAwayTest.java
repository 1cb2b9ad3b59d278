package org.nightwindow.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.hall.KioskEvent;

/// In the middle of intake the console's database goes down, and for a minute another process has it, really. Kiosks
/// are
/// told to come later; what was acknowledged is there, and afterwards it goes on by itself.
@Tag("slow")
class DatabaseAwayTest {
    private static final int KIOSKS = 4;
    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final String HELD = "HELD";

    @TempDir
    Path folder;

    private final AtomicBoolean end = new AtomicBoolean();
    private final AtomicInteger sentAway = new AtomicInteger();
    private final ConcurrentSkipListSet<String> wrong = new ConcurrentSkipListSet<>();

    /// One that tells an event after the other, each until it is acknowledged.
    private final class Teller extends Thread {
        private final TestKiosk kiosk;
        private final AtomicInteger acknowledged = new AtomicInteger();

        Teller(TestKiosk kiosk) {
            this.kiosk = kiosk;
        }

        @Override
        public void run() {
            CountDownLatch never = new CountDownLatch(1);
            try (kiosk) {
                while (!end.get()) {
                    int next = acknowledged.get() + 1;
                    HttpResponse<String> answer = kiosk.report("E-1", next, event(next));
                    if (answer.statusCode() == 200) {
                        acknowledged.set(next);
                    } else {
                        judge(answer);
                        boolean _ = never.await(500, TimeUnit.MILLISECONDS); // sooner than a kiosk would
                    }
                }
            } catch (InterruptedException | RuntimeException e) {
                wrong.add(e.toString());
            }
        }

        private void judge(HttpResponse<String> answer) {
            sentAway.incrementAndGet();
            if (answer.statusCode() != 503
                    || answer.headers().firstValue("Retry-After").isEmpty()) {
                wrong.add(answer.statusCode() + " " + answer.body());
            }
        }
    }

    @Test
    void theDatabaseIsAwayForAMinute_kiosksAreToldToComeLater_andNothingAcknowledgedIsLost() throws Exception {
        try (Console console = Console.start(FreshData.in(folder))) {
            Teller[] tellers = new Teller[KIOSKS];
            for (int i = 0; i < KIOSKS; i++) {
                tellers[i] = new Teller(TestKiosk.enrolled(console, id(i)));
                tellers[i].start();
            }
            awaitMore(tellers, 20);
            String password = new DataFolder(folder)
                    .keys(new java.security.SecureRandom())
                    .secret("database.password");
            Process holder = new ProcessBuilder(ChildProcess.command(Holder.class, url(), password))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader said = holder.inputReader(UTF_8)) {
                await().atMost(Duration.ofMinutes(2)).until(() -> {
                    shutDown();
                    return said.ready();
                });
                assertThat(said.readLine()).isEqualTo(HELD);
                assertThat(status(console, "/ready")).isEqualTo(503);
                assertThat(status(console, "/health"))
                        .as("to start it again would not help")
                        .isEqualTo(200);
                int before = sentAway.get();
                assertThat(holder.waitFor(AWAY.toSeconds() + 60, TimeUnit.SECONDS))
                        .isTrue();
                assertThat(sentAway.get()).as("told to come later").isGreaterThan(before);
            } finally {
                holder.destroyForcibly();
            }
            awaitMore(tellers, 20);
            assertThat(status(console, "/ready")).isEqualTo(200);
            end.set(true);
            for (int i = 0; i < KIOSKS; i++) {
                tellers[i].join();
                assertThat(console.events().log().newest(id(i), 100_000))
                        .as("each once")
                        .hasSize(tellers[i].acknowledged.get());
            }
            assertThat(wrong).isEmpty();
        }
    }

    private void awaitMore(Teller[] tellers, int more) {
        for (Teller teller : tellers) {
            int now = teller.acknowledged.get();
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(teller.acknowledged.get())
                            .as("acknowledged of one; what was not as it should be: %s", wrong)
                            .isGreaterThanOrEqualTo(now + more));
        }
    }

    private static int status(Console console, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(console.staffUrl() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private String url() {
        return "jdbc:derby:" + folder.resolve("database").toAbsolutePath();
    }

    /// As after a failure of its disk: every connection is gone at once.
    private void shutDown() {
        try {
            DriverManager.getConnection(url() + ";shutdown=true").close();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isIn("08006", "XJ004", "XJ040"); // it was down, or another has it already
        }
    }

    private static String id(int kiosk) {
        return "990101-K0" + kiosk;
    }

    private static KioskEvent event(int number) {
        return new KioskEvent.VisitEnded("done", "TAX-01", number, 60);
    }

    /// Another process that opens the database as soon as it can, and keeps it for a minute.
    static final class Holder {
        public static void main(String[] arguments) throws InterruptedException {
            Properties key = new Properties();
            key.put("bootPassword", arguments[1]);
            CountDownLatch never = new CountDownLatch(1);
            while (true) {
                try (Connection _ = DriverManager.getConnection(arguments[0], key)) {
                    System.out.println(HELD);
                    boolean _ = never.await(AWAY.toSeconds(), TimeUnit.SECONDS);
                    return;
                } catch (SQLException taken) {
                    boolean _ = never.await(20, TimeUnit.MILLISECONDS);
                }
            }
        }

        private Holder() {}
    }
}
