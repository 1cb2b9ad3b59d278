package org.nightwindow.driver.standard.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.nightwindow.driver.testkit.sdt.SdtFault.during;
import static org.nightwindow.driver.testkit.sdt.SdtFault.whenReading;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.Outcome.Failed;
import org.nightwindow.driver.Remedy;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.sdt.DemoCard;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.sdt.SdtFault;
import org.nightwindow.driver.testkit.sdt.SdtModule;
import org.nightwindow.driver.testkit.sdt.SdtReaderSimulator;
import org.nightwindow.driver.testkit.sdt.SdtRequest;

/// The driver and the simulated reader, over a real socket.
class SdtStoriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SdtReaderSimulator simulator = SdtReaderSimulator.start();
    private final TestContext context = context(Map.of("wire", simulator.address()));
    private final IdCardReader reader = context.open(IdCardReader.class);

    @AfterEach
    void close() {
        reader.close();
        simulator.close();
    }

    @Test
    void aCardIsLaidAndRead_thenTheReaderCannotTellWhereItIs() {
        simulator.lay(DemoPeople.RUOXI.card());
        IdCard card = read();
        assertThat(card.name()).isEqualTo("样若溪");
        assertThat(card.wltPhoto()).get().isEqualTo(DemoPeople.RUOXI.card().photo());
        assertThat(reader.status().state()).isEqualTo(State.READY);
        assertThat(reader.status().media()).isEqualTo(Media.UNKNOWN);
        assertThat(context.heard()).contains(new DeviceEvent.MediaDetected());
        assertThat(simulator.asked(SdtRequest.READ)).isEqualTo(1);
        assertThat(simulator.asked(SdtRequest.NEWEST_ADDRESS)).isZero();
    }

    @Test
    void allFourLayoutsTravelOverTheWire() {
        simulator.lay(DemoCard.hongKongMacaoTaiwan(
                "样港生", "1", "19880229", "样例路", "810000198802290011", "样例局", "20240101", "20290101", "H12345678", "01"));
        assertThat(read()).isInstanceOf(IdCard.HongKongMacaoTaiwan.class);
        simulator.lay(DemoCard.foreignerBefore2023(
                "SAMPLE", "2", "UTO990075070101", "UTO", "", "20180101", "20280101", "19750701", "01", "1500"));
        assertThat(read()).isInstanceOf(IdCard.ForeignerBefore2023.class);
        simulator.lay(DemoCard.foreignerSince2023(
                "样文", "1", "01", "19900101", "SAMPLE, WEN", "999999199001010018", "20240101", "20340101", "UTO"));
        assertThat(read()).isInstanceOf(IdCard.ForeignerSince2023.class);
        simulator.lay(DemoPeople.YIMING.card().withoutPhoto());
        assertThat(read().wltPhoto()).isEmpty();
    }

    @Test
    void aCardThatWasReadIsNotFoundAgainUntilItLeft() {
        simulator.lay(DemoPeople.YIMING.card());
        read();
        assertThat(fault(reader.read(context.call(Duration.ofMillis(700))))).isEqualTo(Fault.NO_MEDIA);
        assertThat(reader.status().media()).isEqualTo(Media.NONE);
        simulator.lift();
        simulator.lay(DemoPeople.YIMING.card());
        assertThat(read().name()).isEqualTo("样一鸣");
    }

    @ParameterizedTest
    @CsvSource({
        "10, TRANSPORT, RESET, 3",
        "11, TRANSPORT, RESET, 3",
        "21, TRANSPORT, RESET, 3",
        "23, HARDWARE, MAINTENANCE, 1",
        "24, HARDWARE, RESET, 1",
        "31, MEDIA_SUSPECT, REPLACE_MEDIA, 1",
        "32, MEDIA_SUSPECT, REPLACE_MEDIA, 1",
        "33, MEDIA_SUSPECT, REPLACE_MEDIA, 1",
        "37, MEDIA_SUSPECT, REPLACE_MEDIA, 1",
        "3F, MEDIA_SUSPECT, REPLACE_MEDIA, 1",
        "40, MEDIA_ERROR, REPLACE_MEDIA, 1",
        "41, MEDIA_ERROR, REPLACE_MEDIA, 1",
        "47, HARDWARE, RESET, 1",
        "60, HARDWARE, MAINTENANCE, 1",
        "66, SECURITY, SUSPEND, 1",
        "7E, HARDWARE, MAINTENANCE, 1"
    })
    void everyStatusOfTheModuleIsToldAsWhatItMeans_andNeverTriedMoreOftenThanItShould(
            String sw3, Fault fault, Remedy remedy, int reads) {
        simulator.failRepeatedly(whenReading(Integer.parseInt(sw3, 16)));
        simulator.lay(DemoPeople.RUOXI.card());
        Outcome<IdCard> outcome = reader.read(context.call(PATIENCE));
        assertThat(outcome).isInstanceOf(Failed.class);
        Failed<IdCard> failed = (Failed<IdCard>) outcome;
        assertThat(failed.fault()).isEqualTo(fault);
        assertThat(failed.remedy()).isEqualTo(remedy);
        assertThat(failed.detail()).startsWith("SW3 " + sw3);
        assertThat(simulator.asked(SdtRequest.READ)).isEqualTo(reads);
        assertThat(simulator.asked(SdtRequest.RESET)).isEqualTo(sw3.equals("47") ? 1 : 0);
    }

    @Test
    void aModuleOutOfService_isShownAsBroken_untilItIsWellAgain() {
        simulator.failRepeatedly(new SdtFault.Status(0x66));
        reader.poll(context.call(Duration.ofSeconds(1)));
        assertThat(reader.status().state()).isEqualTo(State.FAILED);
        assertThat(reader.status().detail()).isEqualTo(Detail.SECURITY);
        simulator.clear();
        reader.poll(context.call(Duration.ofSeconds(1)));
        assertThat(reader.status().state()).isEqualTo(State.READY);
    }

    @Test
    void aSuspectCardIsLogged_withoutAWordOfWhatIsOnIt() {
        simulator.failNext(whenReading(0x31));
        simulator.lay(DemoPeople.RUOXI.card());
        reader.read(context.call(PATIENCE));
        assertThat(context.logged()).singleElement().asString().contains("SW3 31");
        simulator.lay(DemoPeople.RUOXI.card().with(36, 16, "19851340"));
        Outcome<IdCard> outcome = reader.read(context.call(PATIENCE));
        assertThat(fault(outcome)).isEqualTo(Fault.MEDIA_ERROR);
        assertThat(outcome + " " + context.logged() + context.heard() + reader.status())
                .doesNotContain("样若溪", "990101", "19851340");
    }

    @Test
    void selectionFailsOnce_theCardIsFoundOnceMoreAndRead() {
        simulator.failNext(during(SdtRequest.SELECT, new SdtFault.Status(0x81)));
        simulator.lay(DemoPeople.RUOXI.card());
        assertThat(read().name()).isEqualTo("样若溪");
        assertThat(simulator.asked(SdtRequest.FIND)).isEqualTo(2);
    }

    @Test
    void selectionFailsTwice_theResidentIsAskedToLayTheCardAgain() {
        simulator.failRepeatedly(during(SdtRequest.SELECT, new SdtFault.Status(0x81)));
        simulator.lay(DemoPeople.RUOXI.card());
        assertThat(fault(reader.read(context.call(PATIENCE)))).isEqualTo(Fault.MEDIA_ERROR);
        assertThat(simulator.asked(SdtRequest.FIND)).isEqualTo(2);
        assertThat(simulator.asked(SdtRequest.READ)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 7, 11, 300, 1294})
    void cardLiftedMidRead_theResidentIsAskedToLayItAgain_andThenItIsRead(int bytes) {
        simulator.failNext(during(SdtRequest.READ, new SdtFault.LiftedAt(bytes)));
        simulator.lay(DemoPeople.RUOXI.card());
        assertThat(fault(reader.read(context.call(PATIENCE)))).isEqualTo(Fault.MEDIA_ERROR);
        simulator.lay(DemoPeople.RUOXI.card());
        assertThat(read().name()).isEqualTo("样若溪");
    }

    @Test
    void oneDamagedAnswer_isAskedForAgain() {
        SdtFault[] damages = {
            new SdtFault.WrongChecksum(),
            new SdtFault.WrongLength(-5),
            new SdtFault.WrongLength(-1284),
            new SdtFault.WrongLength(3),
            new SdtFault.WrongLength(900),
            new SdtFault.Oversized(),
        };
        for (SdtFault damage : damages) {
            int before = simulator.asked(SdtRequest.READ);
            simulator.failNext(during(SdtRequest.READ, damage));
            simulator.lay(DemoPeople.RUOXI.card());
            assertThat(read().name()).isEqualTo("样若溪");
            assertThat(simulator.asked(SdtRequest.READ) - before)
                    .as("%s", damage)
                    .isEqualTo(2);
        }
    }

    @Test
    void noiseAndForeignAnswersAroundTheRightOne_areNoticedAndPassedOver() {
        SdtFault[] troubles = {new SdtFault.Noise(1), new SdtFault.Noise(3000), new SdtFault.Merged()};
        for (SdtFault trouble : troubles) {
            simulator.failRepeatedly(trouble);
            simulator.lay(DemoPeople.CAIWEI.card());
            assertThat(read().name()).as("%s", trouble).isEqualTo("样采薇");
        }
        assertThat(simulator.asked(SdtRequest.READ)).isEqualTo(troubles.length);
    }

    @Test
    void everyAnswerIsGarbled_theReaderCountsAsLost_andNoWrongCardIsShown() {
        simulator.lay(DemoPeople.RUOXI.card());
        simulator.garble();
        assertThat(fault(reader.read(context.call(PATIENCE)))).isIn(Fault.TRANSPORT, Fault.TIMEOUT);
        assertThat(reader.status().state()).isEqualTo(State.DISCONNECTED);
        simulator.clear();
        assertThat(read().name()).isEqualTo("样若溪");
        assertThat(reader.status().state()).isEqualTo(State.READY);
    }

    @Test
    void bytesComeOneByOne_theCardIsReadAllTheSame() {
        simulator.dribble();
        simulator.lay(DemoPeople.RUOXI.card().withoutPhoto());
        assertThat(read().name()).isEqualTo("样若溪");
        assertThat(simulator.asked(SdtRequest.READ)).isEqualTo(1);
    }

    @Test
    void oneRequestIsLostOnTheLine_itIsSentAgain() {
        simulator.failNext(during(SdtRequest.SELECT, new SdtFault.Silent()));
        simulator.lay(DemoPeople.RUOXI.card());
        assertThat(read().name()).isEqualTo("样若溪");
        assertThat(simulator.asked(SdtRequest.SELECT)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 400, 1500})
    void theReaderHangs_theDeadlineIsHonouredWithin200Milliseconds(int limitMillis) {
        simulator.hang();
        simulator.lay(DemoPeople.RUOXI.card());
        long start = System.nanoTime();
        assertThat(fault(reader.read(context.call(Duration.ofMillis(limitMillis)))))
                .isEqualTo(Fault.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis())
                .isBetween((long) limitMillis, limitMillis + 200L);
    }

    @Test
    void theReaderHangsForLong_itCountsAsLost() {
        simulator.hang();
        assertThat(fault(reader.read(context.call(PATIENCE)))).isEqualTo(Fault.TIMEOUT);
        assertThat(reader.status().state()).isEqualTo(State.DISCONNECTED);
        assertThat(simulator.asked(SdtRequest.FIND)).isEqualTo(3);
    }

    @Test
    void aHangingReaderIsNoticedByOnePoll() {
        simulator.hang();
        reader.poll(context.call(Duration.ofSeconds(1)));
        assertThat(reader.status().state()).isEqualTo(State.DISCONNECTED);
    }

    @Test
    void theResidentLeavesWhileTheReaderWaits_theReadEndsAtOnce() throws Exception {
        Call call = context.call(PATIENCE);
        CompletableFuture<Outcome<IdCard>> running = CompletableFuture.supplyAsync(() -> reader.read(call));
        await().until(() -> simulator.asked(SdtRequest.FIND) > 0);
        long start = System.nanoTime();
        call.cancel();
        assertThat(running.get(5, TimeUnit.SECONDS)).isEqualTo(Outcome.cancelled());
        assertThat(System.nanoTime() - start).isLessThan(Duration.ofMillis(200).toNanos());
    }

    @Test
    void aReadCalledOffMidAnswer_neverShowsItsCardToTheNextResident() throws Exception {
        simulator.failNext(during(SdtRequest.READ, new SdtFault.Late(Duration.ofMillis(700))));
        simulator.lay(DemoPeople.RUOXI.card());
        Call first = context.call(PATIENCE);
        CompletableFuture<Outcome<IdCard>> running = CompletableFuture.supplyAsync(() -> reader.read(first));
        await().until(() -> simulator.asked(SdtRequest.READ) == 1);
        first.cancel();
        assertThat(running.get(5, TimeUnit.SECONDS)).isEqualTo(Outcome.cancelled());
        simulator.lay(DemoPeople.YIMING.card());
        assertThat(read().name()).isEqualTo("样一鸣");
        assertThat(simulator.asked(SdtRequest.READ)).isEqualTo(2);
    }

    @Test
    void aReadCalledOffMidFailure_isNotTheNextResidentsFailure() throws Exception {
        simulator.failNext(during(SdtRequest.READ, new SdtFault.LateStatus(Duration.ofMillis(700), 0x41)));
        simulator.lay(DemoPeople.RUOXI.card());
        Call first = context.call(PATIENCE);
        CompletableFuture<Outcome<IdCard>> running = CompletableFuture.supplyAsync(() -> reader.read(first));
        await().until(() -> simulator.asked(SdtRequest.READ) == 1);
        first.cancel();
        running.get(5, TimeUnit.SECONDS);
        simulator.lay(DemoPeople.YIMING.card());
        assertThat(read().name()).isEqualTo("样一鸣");
    }

    @Test
    void everyAnswerIsLaterThanWeWait_noAnswerIsTakenForAnotherOne() {
        // Each answer comes after its request was given up; all come in order in the end.
        simulator.failRepeatedly(during(SdtRequest.FIND, new SdtFault.Late(Duration.ofMillis(1200))));
        simulator.lay(DemoPeople.RUOXI.card());
        Outcome<IdCard> slow = reader.read(context.call(Duration.ofMillis(3500)));
        simulator.clear();
        simulator.lay(DemoPeople.YIMING.card());
        Outcome<IdCard> next = reader.read(context.call(PATIENCE));
        assertThat(slow.isDone() ? ((Outcome.Done<IdCard>) slow).value().name() : "样若溪")
                .isEqualTo("样若溪");
        assertThat(((Outcome.Done<IdCard>) next).value().name()).isEqualTo("样一鸣");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 700, 1294})
    void readerUnpluggedMidRead_isTransport(int bytes) {
        simulator.failNext(during(SdtRequest.READ, new SdtFault.UnpluggedAt(bytes)));
        simulator.lay(DemoPeople.RUOXI.card());
        assertThat(fault(reader.read(context.call(PATIENCE)))).isEqualTo(Fault.TRANSPORT);
        assertThat(reader.status().state()).isEqualTo(State.DISCONNECTED);
        assertThat(reader.status().detail()).isEqualTo(Detail.COMMUNICATION);
    }

    @Test
    void theNewestAddressIsTakenWhereThereIsOne() {
        reader.close();
        IdCardReader asking = context(Map.of("wire", simulator.address(), "newest-address", "true"))
                .open(IdCardReader.class);
        simulator.lay(DemoPeople.RUOXI.card());
        assertThat(address(asking)).isEqualTo("样例市示范区样例路202号");
        simulator.lay(DemoPeople.RUOXI.card().withNewestAddress("样例市新居路8号"));
        assertThat(address(asking)).isEqualTo("样例市新居路8号");
        simulator.failNext(during(SdtRequest.NEWEST_ADDRESS, new SdtFault.Status(0x41)));
        simulator.lay(DemoPeople.RUOXI.card().withNewestAddress("样例市新居路8号"));
        assertThat(address(asking)).isEqualTo("样例市示范区样例路202号");
        asking.close();
    }

    @Test
    void selfTestNamesTheModule() {
        Outcome<SelfTest> outcome = reader.selfTest(context.call(PATIENCE));
        SelfTest report = ((Outcome.Done<SelfTest>) outcome).value();
        assertThat(report.passed()).isTrue();
        assertThat(report.checks()).last().extracting(SelfTest.Check::detail).isEqualTo(SdtModule.moduleId());
    }

    @Test
    void selfTestOfABrokenModule_isABadReport_notAFailure() {
        simulator.failRepeatedly(during(SdtRequest.STATUS, new SdtFault.Status(0x60)));
        Outcome<SelfTest> outcome = reader.selfTest(context.call(PATIENCE));
        assertThat(((Outcome.Done<SelfTest>) outcome).value().passed()).isFalse();
        assertThat(reader.status().detail()).isEqualTo(Detail.HARDWARE);
    }

    @Test
    void nothingListens_orSomethingElseAnswers_theDriverDoesNotOpen() {
        reader.close();
        simulator.garble();
        assertThat(openingFault()).isEqualTo(Fault.TRANSPORT);
        simulator.unplug();
        assertThat(openingFault()).isEqualTo(Fault.TRANSPORT);
    }

    private Fault openingFault() {
        Outcome<Device> outcome = context(Map.of("wire", simulator.address())).tryOpen();
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed<Device>) outcome).fault();
    }

    private IdCard read() {
        Outcome<IdCard> outcome = reader.read(context.call(PATIENCE));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<IdCard>) outcome).value();
    }

    private String address(IdCardReader asking) {
        Outcome<IdCard> outcome = asking.read(context.call(PATIENCE));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((IdCard.Citizen) ((Outcome.Done<IdCard>) outcome).value()).address();
    }

    private static Fault fault(Outcome<IdCard> outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return ((Failed<IdCard>) outcome).fault();
    }

    private static TestContext context(Map<String, String> settings) {
        return new TestContext(new SdtDriver(), settings);
    }
}
