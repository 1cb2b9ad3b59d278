package org.nightwindow.driver.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nightwindow.driver.CodeScanner;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.ScannedCode;

/// Every story runs on virtual time: nothing here waits for a clock, only for other threads.
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SupervisorTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final VirtualTime time = new VirtualTime();
    private final PlayedReader driver = new PlayedReader();
    private final CountDownLatch never = new CountDownLatch(1);
    private Supervisor supervisor;

    @BeforeAll
    static void lookOften() {
        Awaitility.setDefaultPollInterval(Duration.ofMillis(2));
        Awaitility.setDefaultPollDelay(Duration.ZERO);
    }

    @AfterEach
    void close() {
        never.countDown();
        if (supervisor != null) {
            supervisor.close();
        }
    }

    private void start() {
        supervisor = Supervisor.start("code-scanner", driver, Map.of(), time.environment());
    }

    private void startReady() {
        start();
        awaitStatus(status -> status.state() == State.READY);
        await().until(this::isIdle);
    }

    /// The owner waits for work: a poll is armed.
    private boolean isIdle() {
        return driver.owners.getLast().getState() == Thread.State.WAITING;
    }

    private void awaitStatus(Predicate<DeviceStatus> wanted) {
        await().until(() -> wanted.test(supervisor.status()));
    }

    private Pending<ScannedCode> read() {
        return supervisor.read(CodeScanner.class, "scan", LIMIT, CodeScanner::scan);
    }

    private Pending<ScannedCode> act() {
        return supervisor.act(CodeScanner.class, "act", LIMIT, CodeScanner::scan);
    }

    private static Fault faultOf(Pending<?> pending) {
        return ((Outcome.Failed<?>) pending.outcome().join()).fault();
    }

    /// Begins to scan and does not come back before the test ends.
    private CountDownLatch driverHangs() {
        CountDownLatch began = new CountDownLatch(1);
        driver.scanning = call -> {
            began.countDown();
            PlayedReader.hang(never);
            return Outcome.done(new ScannedCode("late"));
        };
        return began;
    }

    @Test
    void commandWhileTheDeviceIsBeingOpened_waits_andIsDone() {
        CountDownLatch opened = new CountDownLatch(1);
        driver.opening = context -> {
            PlayedReader.hang(opened);
            return Outcome.done(driver.new Reader());
        };
        start();
        assertThat(supervisor.status().state()).isEqualTo(State.CONNECTING);
        Pending<ScannedCode> scan = read();
        opened.countDown();
        assertThat(scan.outcome().join()).isEqualTo(Outcome.done(new ScannedCode("ok")));
        assertThat(supervisor.status().state()).isEqualTo(State.READY);
    }

    @Test
    void commandsRunOneAtATimeInOrder_onTheOwnersThread() {
        startReady();
        List<String> order = new CopyOnWriteArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        List<Pending<ScannedCode>> all = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "scan-" + i;
            all.add(supervisor.read(CodeScanner.class, name, LIMIT, (device, call) -> {
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                order.add(call.id() + " on " + Thread.currentThread().getName());
                inside.decrementAndGet();
                return device.scan(call);
            }));
        }
        all.forEach(each -> assertThat(each.outcome().join().isDone()).isTrue());
        assertThat(order).hasSize(20).first().isEqualTo("scan-0 on device-code-scanner-1");
        assertThat(order).last().isEqualTo("scan-19 on device-code-scanner-1");
    }

    @Test
    void driverGivesUpExactlyAtItsDeadline_itsOwnWordCounts() throws Exception {
        startReady();
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        driver.scanning = call -> {
            began.countDown();
            PlayedReader.hang(go);
            return Outcome.failed(Fault.NO_MEDIA, "nothing shown");
        };
        Pending<ScannedCode> scan = read();
        began.await();
        time.pass(LIMIT);
        go.countDown();
        assertThat(faultOf(scan)).isEqualTo(Fault.NO_MEDIA);
        assertThat(driver.opens).hasValue(1);
    }

    @Test
    void driverHangs_readIsATimeout_lateAnswerIsDropped_andAFreshThreadOpensTheDeviceAgain() throws Exception {
        startReady();
        List<Detail> shown = new CopyOnWriteArrayList<>();
        supervisor.onStatus(status -> shown.add(status.detail()));
        CountDownLatch began = driverHangs();
        Pending<ScannedCode> scan = read();
        began.await();
        time.pass(LIMIT.plus(Supervisor.GRACE).minusMillis(1));
        assertThat(scan.outcome()).isNotDone();
        time.pass(Duration.ofMillis(1));
        assertThat(faultOf(scan)).isEqualTo(Fault.TIMEOUT);
        await().untilAsserted(() -> assertThat(shown).contains(Detail.COMMUNICATION)); // it may be open again by now

        driver.scanning = call -> Outcome.done(new ScannedCode("fresh"));
        time.pass(Duration.ofSeconds(1));
        awaitStatus(status -> status.state() == State.READY);
        assertThat(read().outcome().join()).isEqualTo(Outcome.done(new ScannedCode("fresh")));
        assertThat(driver.owners).hasSize(2).doesNotHaveDuplicates();
        assertThat(driver.closes).hasValue(0);

        never.countDown(); // the wedged thread comes back, closes its own device and changes nothing else
        await().until(() -> driver.closes.get() == 1);
        assertThat(faultOf(scan)).isEqualTo(Fault.TIMEOUT);
        assertThat(supervisor.status().state()).isEqualTo(State.READY);
    }

    @Test
    void driverHangsInAnAct_theOutcomeIsUnknown() throws Exception {
        startReady();
        CountDownLatch began = driverHangs();
        Pending<ScannedCode> print = act();
        began.await();
        time.pass(LIMIT.plus(Supervisor.GRACE));
        assertThat(print.outcome().join()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void commandThatNeverBegan_isAFailure_alsoForAnAct() throws Exception {
        startReady();
        CountDownLatch began = driverHangs();
        Pending<ScannedCode> first =
                supervisor.read(CodeScanner.class, "long", LIMIT.multipliedBy(2), CodeScanner::scan);
        began.await();
        Pending<ScannedCode> print = act();
        time.pass(LIMIT);
        assertThat(faultOf(print)).isEqualTo(Fault.BUSY);
        assertThat(first.outcome()).isNotDone();
    }

    @Test
    void actWhoseTurnComesTooLateOrAfterItWasCalledOff_neverReachesTheDriver() {
        AtomicBoolean reached = new AtomicBoolean();
        Command<CodeScanner, ScannedCode> command = (device, call) -> {
            reached.set(true);
            return device.scan(call);
        };
        for (boolean calledOff : new boolean[] {true, false}) {
            Ticket<CodeScanner, ScannedCode> ticket =
                    new Ticket<>(CodeScanner.class, "act", true, LIMIT, command, time.environment());
            assertThat(ticket.begin()).isTrue();
            if (calledOff) {
                ticket.call().cancel();
            } else {
                time.pass(LIMIT);
            }
            assertThat(ticket.run(driver.new Reader())).isNull();
            assertThat(ticket.finish()).isNotInstanceOf(Outcome.Unknown.class);
            assertThat(ticket.finish() instanceof Outcome.Cancelled).isEqualTo(calledOff);
        }
        assertThat(reached).isFalse();
    }

    @Test
    void queuedCommandsAreAnsweredWhenTheirDeviceIsAbandoned() throws Exception {
        startReady();
        CountDownLatch began = driverHangs();
        Pending<ScannedCode> first = read();
        began.await();
        Pending<ScannedCode> print =
                supervisor.act(CodeScanner.class, "later", LIMIT.multipliedBy(2), CodeScanner::scan);
        time.pass(LIMIT.plus(Supervisor.GRACE));
        assertThat(faultOf(first)).isEqualTo(Fault.TIMEOUT);
        assertThat(faultOf(print)).isEqualTo(Fault.NOT_READY);
    }

    @Test
    void cancelBeforeItBegan_isCancelled_andTheDriverNeverHearsOfIt() throws Exception {
        startReady();
        CountDownLatch began = driverHangs();
        Pending<ScannedCode> first = read();
        began.await();
        AtomicBoolean ran = new AtomicBoolean();
        Pending<ScannedCode> second = supervisor.act(CodeScanner.class, "act", LIMIT, (device, call) -> {
            ran.set(true);
            return device.scan(call);
        });
        second.cancel();
        assertThat(second.outcome().join()).isEqualTo(Outcome.cancelled());
        driver.scanning = call -> Outcome.done(new ScannedCode("ok"));
        never.countDown();
        assertThat(first.outcome().join().isDone()).isTrue();
        assertThat(read().outcome().join().isDone()).isTrue();
        assertThat(ran).isFalse();
    }

    @Test
    void cancelWhileItRuns_theDriverIsAsked_andSaysWhatHappened() throws Exception {
        startReady();
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        driver.scanning = call -> {
            call.onCancel(asked::countDown);
            began.countDown();
            PlayedReader.hang(asked);
            return Outcome.done(new ScannedCode("too late to stop"));
        };
        Pending<ScannedCode> print = act();
        began.await();
        print.cancel();
        assertThat(print.outcome().join()).isEqualTo(Outcome.done(new ScannedCode("too late to stop")));
        print.cancel();
        assertThat(print.outcome().join().isDone()).isTrue();
    }

    @Test
    void cancelThatBlocksOrThrowsInTheDriver_neitherStallsNorHurtsTheCaller() throws Exception {
        startReady();
        CountDownLatch began = new CountDownLatch(1);
        driver.scanning = call -> {
            call.onCancel(() -> PlayedReader.hang(never));
            began.countDown();
            PlayedReader.hang(never);
            return Outcome.done(new ScannedCode("x"));
        };
        Pending<ScannedCode> scan = read();
        began.await();
        scan.cancel(); // returns, or the test's timeout strikes
        time.pass(LIMIT.plus(Supervisor.GRACE));
        assertThat(faultOf(scan)).isEqualTo(Fault.TIMEOUT);
    }

    @Test
    void driverThrows_readFails_actIsUnknown_andTheDeviceIsOpenedAgain() {
        startReady();
        driver.scanning = call -> {
            throw new IllegalStateException("110101199003077758");
        };
        Outcome<ScannedCode> failed = read().outcome().join();
        assertThat(failed).isInstanceOfSatisfying(Outcome.Failed.class, it -> {
            assertThat(it.fault()).isEqualTo(Fault.INTERNAL);
            assertThat(it.detail()).contains("IllegalStateException").doesNotContain("110101");
        });
        assertThat(supervisor.status().usable()).isFalse();
        await().until(() -> driver.closes.get() == 1);
        assertReopensAfter(Duration.ofSeconds(1), 2);
        assertThat(act().outcome().join()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void driverAnswersNull_orOverflowsTheStack_orThrowsAnError_isAnsweredAlike() {
        startReady();
        List<Runnable> naughty = List.of(
                () -> driver.scanning = call -> null,
                () -> driver.scanning = call -> overflow(1),
                () -> driver.scanning = call -> {
                    throw new NoClassDefFoundError("vendor/Missing");
                });
        Duration pause = Duration.ofSeconds(1);
        for (int i = 0; i < naughty.size(); i++) {
            naughty.get(i).run();
            assertThat(faultOf(read())).isEqualTo(Fault.INTERNAL);
            pause = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5))
                    .get(i);
            assertReopensAfter(pause, i + 2);
        }
    }

    private static Outcome<ScannedCode> overflow(int depth) {
        return depth < 0 ? Outcome.cancelled() : overflow(depth + 1).map(code -> code);
    }

    private void assertReopensAfter(Duration pause, int opens) {
        await().until(() ->
                driver.closes.get() == opens - 1 && supervisor.status().state() != State.READY);
        await().until(() -> !driver.owners.getLast().isAlive());
        time.pass(pause.minusMillis(1));
        assertThat(driver.opens).hasValue(opens - 1);
        time.pass(Duration.ofMillis(1));
        awaitStatus(status -> status.state() == State.READY);
        await().until(this::isIdle);
        assertThat(driver.opens).hasValue(opens);
    }

    @Test
    void readThatEndsUnknown_isAFailure() {
        startReady();
        driver.scanning = call -> Outcome.unknown("the wire broke");
        assertThat(faultOf(read())).isEqualTo(Fault.TRANSPORT);
        assertThat(act().outcome().join()).isEqualTo(Outcome.unknown("the wire broke"));
    }

    @Test
    void wrongKindOfDevice_isUnsupported_andNoCrash() {
        startReady();
        assertThat(faultOf(supervisor.read(IdCardReader.class, "read", LIMIT, IdCardReader::read)))
                .isEqualTo(Fault.UNSUPPORTED);
        assertThat(supervisor
                        .read(Device.class, "self-test", LIMIT, Device::selfTest)
                        .outcome()
                        .join()
                        .isDone())
                .isTrue();
        assertThat(driver.opens).hasValue(1);
    }

    @Test
    void deviceIsAway_backOffIs_1_2_5_15_60_60_andCommandsAreRefusedAtOnce() {
        driver.opening = context -> Outcome.failed(Fault.TRANSPORT, "no cable");
        start();
        int opens = 1;
        for (int seconds : new int[] {1, 2, 5, 15, 60, 60, 60}) {
            awaitOpenFailed(opens);
            assertThat(faultOf(act())).isEqualTo(Fault.NOT_READY);
            time.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(driver.opens).hasValue(opens);
            time.pass(Duration.ofMillis(1));
            opens++;
        }
        awaitOpenFailed(opens);
        driver.opening = context -> Outcome.done(driver.new Reader());
        time.pass(Duration.ofSeconds(60));
        awaitStatus(status -> status.state() == State.READY);
    }

    private void awaitOpenFailed(int opens) {
        await().until(() ->
                driver.owners.size() == opens && !driver.owners.getLast().isAlive());
        assertThat(supervisor.status().state()).isEqualTo(State.DISCONNECTED);
        assertThat(supervisor.status().detail()).isEqualTo(Detail.COMMUNICATION);
    }

    @Test
    void fiveCrashesInTenMinutes_isGivenUp_triedAfterTheLongPause_andOnceMoreIsEnough() {
        startReady();
        driver.scanning = call -> null;
        for (int seconds : new int[] {1, 2, 5, 15}) {
            assertThat(faultOf(read())).isEqualTo(Fault.INTERNAL);
            assertReopensAfter(Duration.ofSeconds(seconds), driver.opens.get() + 1);
        }
        assertThat(faultOf(read())).isEqualTo(Fault.INTERNAL);
        awaitStatus(status -> status.detail() == Detail.GIVEN_UP);
        assertThat(supervisor.status().state()).isEqualTo(State.FAILED);
        assertThat(faultOf(read())).isEqualTo(Fault.NOT_READY);

        assertReopensAfter(Supervisor.LONG_PAUSE, 6);
        assertThat(faultOf(read())).isEqualTo(Fault.INTERNAL);
        awaitStatus(status -> status.detail() == Detail.GIVEN_UP);

        supervisor.restart();
        awaitStatus(status -> status.state() == State.READY);
        assertThat(driver.opens).hasValue(7);
    }

    @Test
    void driverThatWorkedForAWhileCrashes_itIsOpenedAgainAtOnce_theNextTimeAfterAPause_andEachCrashIsTold() {
        List<Supervisor.Crash> crashes = new CopyOnWriteArrayList<>();
        startReady();
        supervisor.onCrash(crashes::add);
        driver.scanning = call -> null;
        time.pass(Supervisor.STEADY.plusMillis(1));
        assertThat(faultOf(read())).isEqualTo(Fault.INTERNAL);
        await().until(() -> driver.closes.get() == 1);
        await().until(() -> !driver.owners.getLast().isAlive());
        time.pass(Duration.ZERO);
        awaitStatus(status -> status.state() == State.READY);
        await().until(this::isIdle);
        assertThat(faultOf(read())).isEqualTo(Fault.INTERNAL);
        assertReopensAfter(Duration.ofSeconds(1), 3);
        await().until(() -> crashes.size() == 2);
        assertThat(crashes).noneMatch(Supervisor.Crash::givenUp);
    }

    @Test
    void driverThatHangsAgainAndAgain_isGivenUp_soThatThreadsDoNotPileUp() throws Exception {
        startReady();
        for (int seconds : new int[] {1, 2, 5, 15, 0}) {
            CountDownLatch began = driverHangs();
            Pending<ScannedCode> scan = read();
            began.await();
            time.pass(LIMIT.plus(Supervisor.GRACE));
            assertThat(faultOf(scan)).isEqualTo(Fault.TIMEOUT);
            if (seconds > 0) {
                time.pass(Duration.ofSeconds(seconds));
                awaitStatus(status -> status.state() == State.READY);
            }
        }
        assertThat(supervisor.status().detail()).isEqualTo(Detail.GIVEN_UP);
    }

    @Test
    void idleDeviceIsPolled_andWhatItFindsIsShown() {
        startReady();
        driver.polling =
                () -> driver.status = () -> DeviceStatus.of(State.FAILED, Detail.COVER_OPEN, "lid", Instant.EPOCH);
        time.pass(PlayedReader.POLL_EVERY.minusMillis(1));
        assertThat(driver.polls).hasValue(0);
        time.pass(Duration.ofMillis(1));
        awaitStatus(status -> status.detail() == Detail.COVER_OPEN);
        assertThat(supervisor.status().since()).isEqualTo(time.instant());
    }

    @Test
    void pollThatHangs_abandonsTheDevice() {
        startReady();
        driver.polling = () -> PlayedReader.hang(never);
        time.pass(PlayedReader.POLL_EVERY);
        await().until(() -> driver.polls.get() == 1);
        time.pass(Tenure.POLL_LIMIT.plus(Tenure.PATIENCE));
        awaitStatus(status -> status.state() == State.DISCONNECTED);
        driver.polling = () -> {};
        time.pass(Duration.ofSeconds(1));
        awaitStatus(status -> status.state() == State.READY);
    }

    @Test
    void openThatHangs_isAbandoned_andADeviceOpenedTooLateIsClosed() {
        driver.opening = context -> {
            PlayedReader.hang(never);
            return Outcome.done(driver.new Reader());
        };
        start();
        await().until(() -> driver.opens.get() == 1);
        time.pass(Tenure.OPEN_LIMIT.plus(Tenure.PATIENCE));
        assertThat(supervisor.status().state()).isEqualTo(State.DISCONNECTED);
        never.countDown();
        await().until(() -> driver.closes.get() == 1);
    }

    @Test
    void unpluggedInACommand_isDisconnectedBeforeTheOutcomeIsOut_andOpenedAgain() {
        startReady();
        driver.scanning = call -> {
            driver.status = () -> DeviceStatus.of(State.DISCONNECTED, Detail.COMMUNICATION, "pulled", Instant.EPOCH);
            return Outcome.failed(Fault.TRANSPORT, "pulled");
        };
        assertThat(faultOf(read())).isEqualTo(Fault.TRANSPORT);
        assertThat(supervisor.status().state()).isEqualTo(State.DISCONNECTED);
        await().until(() -> driver.closes.get() == 1);
        driver.status = () -> DeviceStatus.ready(Instant.EPOCH);
        assertReopensAfter(Duration.ofSeconds(1), 2);
    }

    @Test
    void driverSaysByItselfThatItIsGone_theOwnerLooksAtOnce() {
        startReady();
        DeviceStatus gone = DeviceStatus.of(State.DISCONNECTED, Detail.COMMUNICATION, "pulled", Instant.EPOCH);
        driver.status = () -> gone;
        driver.context.events().emit(new DeviceEvent.StatusChanged(gone));
        await().until(() -> driver.closes.get() == 1);
        assertThat(driver.polls).hasValue(1);
    }

    @Test
    void maintenance_letsARunningActEnd_closesTheDevice_refusesCommands_andOpensAfterwards() throws Exception {
        startReady();
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch printed = new CountDownLatch(1);
        driver.scanning = call -> {
            began.countDown();
            PlayedReader.hang(printed);
            return call.cancelled() ? Outcome.cancelled() : Outcome.done(new ScannedCode("printed"));
        };
        Pending<ScannedCode> running = act();
        began.await();
        assertThat(supervisor.status().state()).isEqualTo(State.BUSY);
        Pending<ScannedCode> waiting = act();
        supervisor.maintenance(true);
        assertThat(faultOf(waiting)).isEqualTo(Fault.NOT_READY);
        printed.countDown();
        assertThat(running.outcome().join()).isEqualTo(Outcome.done(new ScannedCode("printed")));
        awaitStatus(status -> status.state() == State.MAINTENANCE);
        assertThat(driver.closes).hasValue(1);
        assertThat(faultOf(read())).isEqualTo(Fault.NOT_READY);
        time.pass(Duration.ofHours(5));
        assertThat(driver.opens).hasValue(1);
        supervisor.maintenance(false);
        awaitStatus(status -> status.state() == State.READY);
    }

    @Test
    void restart_callsTheRunningCommandOff_andGivesItUpWhenItDoesNotListen() throws Exception {
        startReady();
        CountDownLatch began = driverHangs();
        Pending<ScannedCode> print = act();
        began.await();
        supervisor.restart();
        time.pass(Supervisor.RESTART_PATIENCE);
        assertThat(print.outcome().join()).isInstanceOf(Outcome.Unknown.class);
        time.pass(Duration.ofSeconds(1));
        awaitStatus(status -> status.state() == State.READY);
    }

    @Test
    void closing_answersEverything_evenWhenTheDriverHangs() throws Exception {
        startReady();
        CountDownLatch began = driverHangs();
        Pending<ScannedCode> print = act();
        began.await();
        Pending<ScannedCode> waiting = act();
        supervisor.close();
        assertThat(print.outcome().join()).isInstanceOf(Outcome.Unknown.class);
        assertThat(faultOf(waiting)).isEqualTo(Fault.NOT_READY);
        assertThat(faultOf(read())).isEqualTo(Fault.NOT_READY);
        assertThat(supervisor.status().state()).isEqualTo(State.DISCONNECTED);
        supervisor.close();
    }

    @Test
    void listenerThatBlocksOrThrows_stallsNeitherTheDeviceNorOtherListeners() {
        start();
        List<State> seen = new CopyOnWriteArrayList<>();
        List<DeviceEvent> news = new CopyOnWriteArrayList<>();
        supervisor.onStatus(status -> PlayedReader.hang(never));
        supervisor.onStatus(status -> {
            throw new IllegalStateException("bug");
        });
        supervisor.onStatus(status -> seen.add(status.state()));
        Subscription ended = supervisor.onEvent(news::add);
        CountDownLatch chained = new CountDownLatch(1);
        driver.scanning = call -> {
            PlayedReader.hang(chained);
            return Outcome.done(new ScannedCode("ok"));
        };
        Pending<ScannedCode> scan = read();
        var _ = scan.outcome().thenRun(() -> PlayedReader.hang(never));
        chained.countDown();
        assertThat(read().outcome().join().isDone()).isTrue();
        await().until(() -> seen.contains(State.READY) && seen.contains(State.BUSY));
        driver.context.events().emit(new DeviceEvent.MediaDetected());
        await().until(() -> news.equals(List.of(new DeviceEvent.MediaDetected())));
        ended.close();
        supervisor.close();
        driver.context.events().emit(new DeviceEvent.MediaRemoved());
        assertThat(news).hasSize(1);
    }

    @Test
    void outcomeThatSomebodyTampersWith_staysWhatItIsForEverybodyElse() {
        startReady();
        Pending<ScannedCode> scan = read();
        scan.outcome().complete(Outcome.cancelled());
        scan.outcome().cancel(true);
        assertThat(scan.outcome().join()).isEqualTo(Outcome.done(new ScannedCode("ok")));
    }

    @Test
    void wrongSettings_areShownAndTheDeviceIsNeverOpened() {
        supervisor =
                Supervisor.start("code-scanner", driver, Map.of("speed", "99", "colour", "red"), time.environment());
        assertThat(supervisor.status().state()).isEqualTo(State.FAILED);
        assertThat(supervisor.status().detail()).isEqualTo(Detail.CONFIGURATION);
        assertThat(supervisor.status().text())
                .contains("speed")
                .contains("colour")
                .doesNotContain("99");
        supervisor.maintenance(true);
        supervisor.maintenance(false);
        assertThat(supervisor.status().detail()).isEqualTo(Detail.CONFIGURATION);
        assertThat(driver.opens).hasValue(0);
    }
}
