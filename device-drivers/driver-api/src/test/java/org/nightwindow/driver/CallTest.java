package org.nightwindow.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // a monotonic clock may wrap around
    private final AtomicInteger runs = new AtomicInteger();
    private final Call call = new Call("read", Duration.ofSeconds(10), now::get);

    @Test
    void timeRunsOut_remainingIsNeverNegative() {
        assertThat(call.remaining()).isEqualTo(Duration.ofSeconds(10));
        assertThat(call.remaining(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(call.remaining(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(1));
        assertThat(call.goesOn()).isTrue();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(call.expired()).isTrue();
        assertThat(call.goesOn()).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(call.remaining()).isZero();
        assertThat(call.remaining(Duration.ofSeconds(3))).isZero();
    }

    @Test
    void calledOff_eachActionRunsOnce_alsoOneThatComesLate() {
        call.onCancel(runs::incrementAndGet);
        call.onCancel(runs::incrementAndGet);
        assertThat(runs).hasValue(0);
        call.cancel();
        call.cancel();
        assertThat(runs).hasValue(2);
        call.onCancel(runs::incrementAndGet);
        assertThat(runs).hasValue(3);
        assertThat(call.cancelled()).isTrue();
        assertThat(call.goesOn()).isFalse();
        assertThat(call.expired()).isFalse();
    }

    @Test
    void oneActionFails_theOthersStillRun() {
        call.onCancel(() -> {
            throw new IllegalStateException("bug in a driver");
        });
        call.onCancel(runs::incrementAndGet);
        assertThatThrownBy(call::cancel).isInstanceOf(IllegalStateException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void registeredWhileItIsCalledOff_neverLost() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            Call racing = Call.within(Duration.ofSeconds(10));
            CountDownLatch ran = new CountDownLatch(1);
            Thread other = Thread.ofVirtual().start(racing::cancel);
            racing.onCancel(ran::countDown);
            ran.await();
            other.join();
        }
    }
}
