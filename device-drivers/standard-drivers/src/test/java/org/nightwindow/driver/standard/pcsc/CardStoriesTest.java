package org.nightwindow.driver.standard.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SmartCardReader;
import org.nightwindow.driver.host.card.SocialSecurityCard;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.smartcard.ChipCard;
import org.nightwindow.driver.testkit.smartcard.PcscFault;
import org.nightwindow.driver.testkit.smartcard.PcscRequest;
import org.nightwindow.driver.testkit.smartcard.PcscdSimulator;

/// A card is put in, read, pulled at the wrong moment; the reader and the service come and go.
final class CardStoriesTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final byte[] SELECT = HexFormat.of().parseHex("00A404000F7378312E73682EC9E7BBE1B1A3D5CF");

    private final PcscdSimulator simulator = PcscdSimulator.start();
    private final TestContext context = context(".*");
    private final SmartCardReader reader = context.open(SmartCardReader.class);

    private TestContext context(String name) {
        return new TestContext(new PcscDriver(), Map.of("wire", simulator.address(), "reader", name, "poll-ms", "100"));
    }

    @AfterEach
    void close() {
        reader.close();
        simulator.close();
    }

    private Outcome<SocialSecurityCard> read() {
        return SocialSecurityCard.read(reader, Call.within(LIMIT));
    }

    private static SocialSecurityCard of(DemoPeople person) {
        return new SocialSecurityCard(ChipCard.number(person), person.fullName(), person.idNumber());
    }

    private static void assertFailed(Outcome<?> outcome, Fault fault) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @EnumSource(DemoPeople.class)
    void cardIsPutIn_itsOpenFilesAreRead(DemoPeople person) {
        CompletableFuture<Outcome<SocialSecurityCard>> reading = CompletableFuture.supplyAsync(this::read);
        simulator.lay(ChipCard.of(person));
        assertThat(reading.join()).isEqualTo(Outcome.done(of(person)));
    }

    @Test
    void olderCard_thatCountsItsRecordsAndWantsExactLengths_isReadToo() {
        simulator.lay(ChipCard.old(DemoPeople.YUEHUA));
        assertThat(read()).isEqualTo(Outcome.done(of(DemoPeople.YUEHUA)));
    }

    @Test
    void bankCard_isAnotherKindOfCard_andThePersonIsToldSo() {
        simulator.lay(ChipCard.other());
        assertFailed(read(), Fault.MEDIA_ERROR);
    }

    @Test
    void nothingOfTheCardIsLogged_norShown() {
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        assertThat(read().toString()).doesNotContain(DemoPeople.RUOXI.fullName(), DemoPeople.RUOXI.idNumber());
        assertThat(context.logged().toString()).doesNotContain(DemoPeople.RUOXI.fullName());
        assertThat(context.heard().toString()).doesNotContain(DemoPeople.RUOXI.fullName());
    }

    @Test
    void noCard_waitsUntilItsTimeIsUp_andStaysConnected() {
        assertFailed(reader.powerOn(Call.within(SHORT)), Fault.NO_MEDIA);
        assertThat(reader.status().state()).isEqualTo(State.READY);
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        assertThat(read().isDone()).isTrue();
    }

    @Test
    void whoWaits_canBeCalledOff() {
        Call call = Call.within(LIMIT);
        CompletableFuture<Outcome<byte[]>> waiting = CompletableFuture.supplyAsync(() -> reader.powerOn(call));
        call.cancel();
        assertThat(waiting.orTimeout(1, TimeUnit.SECONDS).join()).isInstanceOf(Outcome.Cancelled.class);
    }

    @Test
    void cardComesAndGoes_eachIsToldOnce() {
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        reader.poll(Call.within(LIMIT));
        reader.poll(Call.within(LIMIT));
        assertThat(reader.status().media()).isEqualTo(Media.PRESENT);
        simulator.lift();
        reader.poll(Call.within(LIMIT));
        reader.poll(Call.within(LIMIT));
        assertThat(reader.status().media()).isEqualTo(Media.NONE);
        assertThat(context.heard())
                .containsOnlyOnce(new DeviceEvent.MediaDetected())
                .containsOnlyOnce(new DeviceEvent.MediaRemoved());
    }

    @Test
    void cardLiftedInTheMiddleOfACommand_isNoMedia_andTheNextCardIsRead() {
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        simulator.failNext(new PcscFault.Lifted(PcscRequest.TRANSMIT));
        assertFailed(read(), Fault.NO_MEDIA);
        simulator.lay(ChipCard.of(DemoPeople.CAIWEI));
        assertThat(read()).isEqualTo(Outcome.done(of(DemoPeople.CAIWEI)));
    }

    @Test
    void cardSwappedBetweenTwoCommands_secondOneIsNotTakenForTheFirst() {
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        assertThat(reader.powerOn(Call.within(LIMIT)).isDone()).isTrue();
        assertThat(reader.transmit(SELECT, Call.within(LIMIT)).isDone()).isTrue();
        simulator.lay(ChipCard.of(DemoPeople.CAIWEI));
        assertFailed(reader.transmit(SELECT, Call.within(LIMIT)), Fault.NO_MEDIA);
        assertFailed(reader.transmit(SELECT, Call.within(LIMIT)), Fault.NO_MEDIA);
    }

    @Test
    void muteCard_endsAtTheDeadline_andItsLateAnswerIsNeverTakenForAnother() {
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        assertThat(reader.powerOn(Call.within(LIMIT)).isDone()).isTrue();
        simulator.failNext(new PcscFault.Slow(PcscRequest.TRANSMIT, Duration.ofMillis(600)));
        long began = System.nanoTime();
        assertFailed(reader.transmit(SELECT, Call.within(SHORT)), Fault.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(500));
        assertThat(reader.status().state()).isEqualTo(State.DISCONNECTED);
        assertFailed(reader.transmit(SELECT, Call.within(LIMIT)), Fault.NO_MEDIA);
        reader.close();
        await().atMost(LIMIT).until(() -> context.tryOpen().isDone());
    }

    @ParameterizedTest
    @CsvSource({
        "0x80100066, MEDIA_ERROR",
        "0x80100065, MEDIA_ERROR",
        "0x80100067, MEDIA_ERROR",
        "0x8010000F, MEDIA_ERROR",
        "0x8010000C, NO_MEDIA",
        "0x80100069, NO_MEDIA",
        "0x8010000B, BUSY",
        "0x8010006A, SECURITY",
        "0x80100017, TRANSPORT",
        "0x80100001, TRANSPORT"
    })
    void whatTheServiceSaysOfACard_isNamed(String code, Fault fault) {
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        simulator.failNext(
                new PcscFault.Returns(PcscRequest.CONNECT, Long.decode(code).intValue()));
        assertFailed(reader.powerOn(Call.within(LIMIT)), fault);
        assertThat(reader.status().state()).isEqualTo(fault == Fault.TRANSPORT ? State.DISCONNECTED : State.READY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void cardThatSaysLessThanAStatusWord_isAMediaError(int bytes) {
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        simulator.failNext(new PcscFault.Says(bytes));
        assertFailed(read(), Fault.MEDIA_ERROR);
        assertThat(read().isDone()).isTrue();
    }

    @Test
    void readerUnpluggedInTheMiddle_disconnected_andBackAfterOpening() {
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        simulator.failNext(new PcscFault.ReaderGone(PcscRequest.TRANSMIT));
        assertFailed(read(), Fault.TRANSPORT);
        assertThat(reader.status().state()).isEqualTo(State.DISCONNECTED);
        assertFailed(context.tryOpen(), Fault.TRANSPORT);
        simulator.plugInReader("Nightwindow Virtual Reader (0001) 01 00"); // its numbers change
        try (SmartCardReader again = context.open(SmartCardReader.class)) {
            assertThat(again.status().state()).isEqualTo(State.READY);
        }
    }

    @Test
    void serviceRestarts_nextPollShowsIt_andOpeningAgainIsEnough() {
        for (int i = 0; i < 3; i++) {
            try (SmartCardReader now = context.open(SmartCardReader.class)) {
                simulator.restart();
                now.poll(Call.within(LIMIT));
                assertThat(now.status().state()).isEqualTo(State.DISCONNECTED);
            }
        }
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        try (SmartCardReader again = context.open(SmartCardReader.class)) {
            assertThat(SocialSecurityCard.read(again, Call.within(LIMIT)).isDone())
                    .isTrue();
        }
    }

    @Test
    void twoReaders_areToldApartByName_andNeverGuessed() {
        simulator.plugInReader("Other Reader 01 00");
        assertFailed(context(".*").tryOpen(), Fault.CONFIGURATION);
        assertFailed(context("Reader").tryOpen(), Fault.CONFIGURATION);
        assertFailed(context("(").tryOpen(), Fault.CONFIGURATION);
        assertFailed(context("Third").tryOpen(), Fault.TRANSPORT);
        simulator.lay(ChipCard.of(DemoPeople.RUOXI));
        try (SmartCardReader other = context("Other").open(SmartCardReader.class)) {
            assertFailed(other.powerOn(Call.within(SHORT)), Fault.NO_MEDIA);
        }
        try (SmartCardReader first = context("Virtual").open(SmartCardReader.class)) {
            assertThat(first.powerOn(Call.within(LIMIT)).isDone()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, false", "4, true", "5, true", "6, true"})
    void serviceOfAnotherVersion_isSpokenWithOrRefusedPlainly(int minor, boolean works) {
        simulator.speaks(minor);
        Outcome<?> opened = context(".*").tryOpen();
        assertThat(opened.isDone()).isEqualTo(works);
        if (!works) {
            assertFailed(opened, Fault.CONFIGURATION);
        }
    }

    @Test
    void itTestsItself_withACardAndWithout() {
        assertThat(reader.selfTest(Call.within(LIMIT)).map(SelfTest::passed)).isEqualTo(Outcome.done(true));
        simulator.failRepeatedly(new PcscFault.Mute(PcscRequest.READERS_STATE));
        assertFailed(reader.selfTest(Call.within(SHORT)), Fault.TIMEOUT);
    }

    @Test
    void commandThatIsNone_isRefusedBeforeItLeaves() {
        ChipCard card = ChipCard.of(DemoPeople.RUOXI);
        simulator.lay(card);
        assertThat(reader.powerOn(Call.within(LIMIT)).isDone()).isTrue();
        assertFailed(reader.transmit(new byte[3], Call.within(LIMIT)), Fault.INVALID_DATA);
        assertFailed(reader.transmit(new byte[70_000], Call.within(LIMIT)), Fault.INVALID_DATA);
        assertThat(card.commands()).isZero();
    }
}
