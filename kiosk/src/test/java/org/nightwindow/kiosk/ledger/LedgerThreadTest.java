package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LedgerThreadTest {
    private final LedgerThread thread = new LedgerThread(Duration.ofMillis(100));

    @Test
    void whatIsAskedWhileItCloses_isAnswered_butNotRun() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        AtomicBoolean ran = new AtomicBoolean();
        thread.later(Duration.ofMillis(20), () -> ran.set(true));
        CompletableFuture<Void> close = CompletableFuture.runAsync(() -> thread.close(() -> {
            closing.countDown();
            await(asked);
        }));
        closing.await();
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> thread.ask(
                () -> {
                    ran.set(true);
                    return "answered";
                },
                "closed"));
        asked.countDown();
        close.get();
        assertThat(answer.get()).isEqualTo("closed");
        assertThat(thread.ask(() -> "answered", "closed")).isEqualTo("closed");
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(40, TimeUnit.MILLISECONDS))
                .get();
        assertThat(ran).isFalse();
    }

    @Test
    void theDiskHangs_nobodyWaitsForEver_whatHasNotBegunIsCalledOff_andWhatMustBeDoneIsDoneWhenItAnswers() {
        CountDownLatch disk = new CountDownLatch(1);
        List<String> done = new CopyOnWriteArrayList<>();
        assertThat(thread.ask(() -> hanging(disk, done), "closed", "called off", "under way"))
                .isEqualTo("under way");
        assertThat(thread.hangs()).isTrue();
        assertThat(thread.ask(() -> did("a question", done), "closed", "called off", "under way"))
                .isEqualTo("called off");
        assertThat(thread.surely(() -> did("an end", done), "closed", "late")).isEqualTo("late");
        disk.countDown();
        assertThat(thread.ask(() -> did("the next", done), "closed")).isEqualTo("the next");
        assertThat(done).containsExactly("what hung", "an end", "the next");
        assertThat(thread.hangs()).isFalse();
    }

    /// It was asked a moment before the disk began to hang.
    @Test
    void whoStandsBehindWhatHangs_isCalledOffAndNeverRun() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        List<String> done = new CopyOnWriteArrayList<>();
        CompletableFuture<String> first = CompletableFuture.supplyAsync(
                () -> thread.ask(() -> hanging(disk, done), "closed", "called off", "under way"));
        assertThat(thread.ask(() -> did("behind", done), "closed", "called off", "under way"))
                .isIn("called off", "behind");
        assertThat(first.get()).isEqualTo("under way");
        List<String> before = List.copyOf(done);
        disk.countDown();
        assertThat(thread.ask(() -> did("the next", done), "closed")).isEqualTo("the next");
        assertThat(done.subList(before.size(), done.size())).containsExactly("what hung", "the next");
    }

    private static String hanging(CountDownLatch disk, List<String> done) {
        await(disk);
        return did("what hung", done);
    }

    private static String did(String what, List<String> done) {
        done.add(what);
        return what;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
