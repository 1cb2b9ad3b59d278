package org.nightwindow.kiosk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LedgerThreadTest {
    private final LedgerThread thread = new LedgerThread();

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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
