package org.nightwindow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The end of what is done from time to time.
class ChoresTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    @Test
    @Timeout(20)
    void whatRunsIsLetFinish_andNothingBeginsAnew() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch committed = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        AtomicInteger interrupted = new AtomicInteger();
        Chores chores = new Chores().every(OFTEN, "commit", () -> {
            runs.countDown();
            try {
                committed.await();
                finished.incrementAndGet();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            }
        });
        runs.await();
        Thread closing = Thread.startVirtualThread(chores::close);
        assertThat(closing.join(Duration.ofMillis(200))).as("it waits").isFalse();
        committed.countDown();
        closing.join();
        assertThat(finished).hasValue(1);
        assertThat(interrupted).hasValue(0);
    }

    @Test
    @Timeout(20)
    void whatHangsIsNotWaitedForForEver() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Chores chores = new Chores().every(OFTEN, "hang", () -> {
            runs.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        runs.await();
        chores.close();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
