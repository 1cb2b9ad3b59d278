package org.nightwindow.driver.standard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.driver.testkit.sdt.SdtFault.during;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Outcome.Failed;
import org.nightwindow.driver.host.HostEnvironment;
import org.nightwindow.driver.host.InstalledDrivers;
import org.nightwindow.driver.host.Pending;
import org.nightwindow.driver.host.Supervisor;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.sdt.SdtFault;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.driver.testkit.sdt.SdtRequest;

/// The reader as a kiosk has it: found by its id, supervised, over a real socket.
class SupervisedReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final SdtReaderSimulator simulator = SdtReaderSimulator.start();
    private Supervisor supervisor;

    private void start() {
        supervisor = Supervisor.start(
                "id-card-reader",
                InstalledDrivers.onClassPath().find("standard.sdt").orElseThrow(),
                Map.of("wire", simulator.address()),
                HostEnvironment.system(folder));
        awaitState(State.READY);
    }

    @AfterEach
    void close() {
        if (supervisor != null) {
            supervisor.close();
        }
        simulator.close();
    }

    @Test
    void readerUnpluggedMidReadAndReplugged_worksAgainWithoutRestart() throws Exception {
        start();
        simulator.failNext(during(SdtRequest.READ, new SdtFault.UnpluggedAt(700)));
        simulator.lay(DemoPeople.RUOXI.card());
        assertThat(fault(read(PATIENCE))).isEqualTo(Fault.TRANSPORT);
        awaitState(State.DISCONNECTED);
        assertThat(fault(read(Duration.ofMillis(100)))).isIn(Fault.NOT_READY, Fault.TRANSPORT);
        simulator.replug();
        awaitState(State.READY);
        simulator.lay(DemoPeople.RUOXI.card());
        assertThat(name(read(PATIENCE))).isEqualTo("样若溪");
    }

    @Test
    void readerUnpluggedWhileIdle_isNoticedByThePoll() {
        start();
        simulator.unplug();
        awaitState(State.DISCONNECTED);
        simulator.replug();
        awaitState(State.READY);
    }

    @Test
    void readerIsNotThereAtStart_isUsedWhenItComes() throws Exception {
        simulator.unplug();
        supervisor = Supervisor.start(
                "id-card-reader", new SdtDriver(), Map.of("wire", simulator.address()), HostEnvironment.system(folder));
        awaitState(State.DISCONNECTED);
        simulator.replug();
        awaitState(State.READY);
        simulator.lay(DemoPeople.YIMING.card());
        assertThat(name(read(PATIENCE))).isEqualTo("样一鸣");
    }

    @Test
    void theReaderHangs_theDeadlineIsHonouredWithin200Milliseconds_andItWorksAgainAfterwards() throws Exception {
        start();
        simulator.hang();
        simulator.lay(DemoPeople.YIMING.card());
        long start = System.nanoTime();
        assertThat(fault(read(Duration.ofMillis(600)))).isEqualTo(Fault.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis()).isBetween(600L, 800L);
        simulator.clear();
        assertThat(name(read(PATIENCE))).isEqualTo("样一鸣");
    }

    @Test
    void theResidentLeaves_theWaitIsCalledOff_andTheNextResidentIsServed() throws Exception {
        start();
        Pending<IdCard> waiting = supervisor.read(IdCardReader.class, "read card", PATIENCE, IdCardReader::read);
        await().until(() -> simulator.asked(SdtRequest.FIND) > 0);
        waiting.cancel();
        assertThat(waiting.outcome().get(1, TimeUnit.SECONDS)).isEqualTo(Outcome.cancelled());
        simulator.lay(DemoPeople.YIMING.card());
        assertThat(name(read(PATIENCE))).isEqualTo("样一鸣");
    }

    @Test
    void theScreenHearsThatACardLiesThere_beforeItIsRead() throws Exception {
        start();
        List<DeviceEvent> heard = new CopyOnWriteArrayList<>();
        try (var subscription = supervisor.onEvent(heard::add)) {
            assertThat(subscription).isNotNull();
            simulator.lay(DemoPeople.YIMING.card());
            read(PATIENCE);
            await().until(() -> heard.contains(new DeviceEvent.MediaDetected()));
        }
    }

    @Test
    void garbledForAWhile_theReaderComesBackByItself() throws Exception {
        start();
        simulator.lay(DemoPeople.YIMING.card());
        simulator.garble();
        assertThat(read(PATIENCE)).isInstanceOf(Failed.class);
        awaitState(State.DISCONNECTED);
        simulator.clear();
        awaitState(State.READY);
        assertThat(name(read(PATIENCE))).isEqualTo("样一鸣");
    }

    private Outcome<IdCard> read(Duration limit) throws Exception {
        return supervisor
                .read(IdCardReader.class, "read card", limit, IdCardReader::read)
                .outcome()
                .get(30, TimeUnit.SECONDS);
    }

    private void awaitState(State state) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> supervisor.status(), (DeviceStatus status) -> status.state() == state);
    }

    private static String name(Outcome<IdCard> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<IdCard>) outcome).value().name();
    }

    private static Fault fault(Outcome<IdCard> outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed<IdCard>) outcome).fault();
    }
}
