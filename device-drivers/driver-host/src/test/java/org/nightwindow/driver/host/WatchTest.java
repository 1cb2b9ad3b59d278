package org.nightwindow.driver.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;

/// Somebody stands before the machine: its devices are asked more often. On virtual time.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class WatchTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final VirtualTime time = new VirtualTime();
    private final PlayedReader driver = new PlayedReader();
    private final CountDownLatch answers = new CountDownLatch(1);
    private Supervisor supervisor;

    @AfterEach
    void close() {
        answers.countDown();
        supervisor.close();
    }

    private void startReady() {
        supervisor = Supervisor.start("code-scanner", driver, Map.of(), time.environment());
        await().until(() -> supervisor.status().state() == State.READY && isIdle());
    }

    private boolean isIdle() {
        return driver.owners.getLast().getState() == Thread.State.WAITING;
    }

    private void polled(int times) {
        await().until(() -> driver.polls.get() == times && isIdle());
    }

    @Test
    void somebodyComes_theDeviceIsAskedAtOnce_andOften_andLeftInPeaceWhenSheHasGone() {
        startReady();
        supervisor.watch(true);
        polled(1);
        for (int times = 2; times <= 5; times++) {
            time.pass(Tenure.CLOSE_PAUSE.minus(MOMENT));
            assertThat(driver.polls).hasValue(times - 1);
            time.pass(MOMENT);
            polled(times);
        }

        supervisor.watch(false);
        time.pass(Tenure.CLOSE_PAUSE); // one was due already
        polled(6);
        time.pass(PlayedReader.POLL_EVERY.minus(MOMENT));
        assertThat(driver.polls).hasValue(6);
        time.pass(MOMENT);
        polled(7);
    }

    @Test
    void deviceFallsSilentInAPoll_itIsShownAsGone_andAsReadyOnceItAnswers() {
        startReady();
        CountDownLatch asked = new CountDownLatch(1);
        driver.polling = () -> {
            asked.countDown();
            PlayedReader.hang(answers);
        };
        supervisor.watch(true);
        await().until(() -> asked.getCount() == 0);
        time.pass(Tenure.SILENCE.minus(MOMENT));
        assertThat(supervisor.status().state()).isEqualTo(State.READY);
        time.pass(MOMENT);
        assertThat(supervisor.status().state()).isEqualTo(State.DISCONNECTED);
        assertThat(supervisor.status().detail()).isEqualTo(Detail.COMMUNICATION);

        answers.countDown();
        await().until(() -> supervisor.status().state() == State.READY);
        assertThat(driver.opens).as("nothing was closed for it").hasValue(1);
    }

    @Test
    void pollIsSlowWhileNobodyIsThere_nothingIsSaidBeforeItsLimit() {
        startReady();
        CountDownLatch asked = new CountDownLatch(1);
        driver.polling = () -> {
            asked.countDown();
            PlayedReader.hang(answers);
        };
        time.pass(PlayedReader.POLL_EVERY);
        await().until(() -> asked.getCount() == 0);
        time.pass(Tenure.POLL_LIMIT);
        assertThat(supervisor.status().state()).isEqualTo(State.READY);
    }

    @Test
    void deviceWasGoneForLong_itIsTriedAtOnceWhenSomebodyComes() {
        driver.opening = _ -> Outcome.failed(Fault.NOT_READY, "switched off");
        supervisor = Supervisor.start("code-scanner", driver, Map.of(), time.environment());
        int opens = 1;
        for (int seconds : new int[] {1, 2, 5, 15}) {
            openFailed(opens);
            time.pass(Duration.ofSeconds(seconds));
            opens++;
        }
        openFailed(opens); // the back-off is a minute now
        driver.opening = _ -> Outcome.done(driver.new Reader());

        supervisor.watch(true);
        await().until(() -> supervisor.status().state() == State.READY);
        assertThat(driver.opens).hasValue(opens + 1);
    }

    @Test
    void deviceStaysAway_itIsTriedEveryFewSecondsAsLongAsSomebodyWaitsForIt() {
        startReady();
        supervisor.watch(true);
        polled(1);
        driver.opening = _ -> Outcome.failed(Fault.NOT_READY, "switched off");
        driver.status = () -> DeviceStatus.of(State.DISCONNECTED, Detail.COMMUNICATION, "cable", Instant.EPOCH);
        time.pass(Tenure.CLOSE_PAUSE);
        for (int opens = 1; opens <= 10; opens++) {
            openFailed(opens);
            time.pass(Supervisor.WATCHED_PAUSE);
        }
        await().until(() -> driver.opens.get() == 11);
    }

    @Test
    void driverCrashedAgainAndAgain_isNotTriedBecauseSomebodyComes() {
        startReady();
        driver.scanning = _ -> {
            throw new IllegalStateException("bug");
        };
        while (supervisor.status().detail() != Detail.GIVEN_UP) {
            supervisor
                    .read(CodeScanner.class, "scan", Duration.ofSeconds(10), CodeScanner::scan)
                    .outcome()
                    .join();
            await().until(() -> supervisor.status().state() != State.BUSY);
            time.pass(Duration.ofSeconds(1));
            await().until(() -> supervisor.status().detail() == Detail.GIVEN_UP
                    || (supervisor.status().state() == State.READY && isIdle())
                    || passes(Duration.ofSeconds(5)));
        }
        int opens = driver.opens.get();
        supervisor.watch(true);
        assertThat(driver.opens).hasValue(opens);
        assertThat(supervisor.status().detail()).isEqualTo(Detail.GIVEN_UP);
    }

    private void openFailed(int times) {
        await().until(() ->
                driver.opens.get() == times && driver.owners.getLast().getState() == Thread.State.TERMINATED);
    }

    private boolean passes(Duration span) {
        time.pass(span);
        return false;
    }
}
