package org.nightwindow.driver.standard.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SmartCardReader;
import org.nightwindow.driver.host.card.SocialSecurityCard;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.driver.testkit.smartcard.ChipCard;
import org.nightwindow.driver.testkit.smartcard.PcscFault;
import org.nightwindow.driver.testkit.smartcard.PcscRequest;
import org.nightwindow.driver.testkit.smartcard.VpcdSlot;

/// The same driver on Debian's `pcscd`, with virtual cards in two readers of vpcd.
final class RealPcscdTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final byte[] SELECT = HexFormat.of().parseHex("00A404000F7378312E73682EC9E7BBE1B1A3D5CF");

    @TempDir
    private Path folder;

    private Pcscd pcscd;
    private VpcdSlot slot;
    private VpcdSlot secondSlot;

    @BeforeAll
    static void pcscdIsThere() {
        Pcscd.mustBeThere();
    }

    @BeforeEach
    void start() {
        pcscd = new Pcscd(folder);
        pcscd.start();
        slot = new VpcdSlot(pcscd.port());
        secondSlot = new VpcdSlot(pcscd.port() + 1);
    }

    @AfterEach
    void stop() {
        slot.close();
        secondSlot.close();
        pcscd.close();
    }

    private TestContext context(String reader) {
        return new TestContext(new PcscDriver(), Map.of("wire", pcscd.address(), "reader", reader, "poll-ms", "100"));
    }

    private SmartCardReader open(String reader) {
        TestContext context = context(reader);
        return await().atMost(LIMIT)
                .until(
                        () -> context.tryOpen() instanceof Outcome.Done<?>(SmartCardReader device) ? device : null,
                        device -> device != null);
    }

    private static Outcome<SocialSecurityCard> read(SmartCardReader reader) {
        return SocialSecurityCard.read(reader, Call.within(LIMIT));
    }

    private static SocialSecurityCard of(DemoPeople person) {
        return new SocialSecurityCard(ChipCard.number(person), person.fullName(), person.idNumber());
    }

    private static void assertFailed(Outcome<?> outcome, Fault fault) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).fault()).as(outcome.toString()).isEqualTo(fault);
    }

    private static void untilMedia(SmartCardReader reader, Media media) {
        await().atMost(LIMIT).until(() -> {
            reader.poll(Call.within(LIMIT));
            return reader.status().media() == media;
        });
    }

    @Test
    void cardsAreReadInTwoReaders_eachItsOwn() {
        assertFailed(context("Nightwindow").tryOpen(), Fault.CONFIGURATION);
        try (SmartCardReader first = open("00 00$");
                SmartCardReader second = open("00 01$")) {
            slot.lay(ChipCard.of(DemoPeople.RUOXI));
            secondSlot.lay(ChipCard.old(DemoPeople.CHANGLIN));
            assertThat(read(first)).isEqualTo(Outcome.done(of(DemoPeople.RUOXI)));
            assertThat(read(second)).isEqualTo(Outcome.done(of(DemoPeople.CHANGLIN)));
            slot.lift();
            untilMedia(first, Media.NONE);
            second.poll(Call.within(LIMIT));
            assertThat(second.status().media()).isEqualTo(Media.PRESENT);
            assertThat(read(second).isDone()).isTrue();
        }
    }

    @Test
    void cardIsLiftedMuteAndShort_andTheNextOneIsRead() {
        try (SmartCardReader reader = open("00 00$")) {
            slot.lay(ChipCard.of(DemoPeople.RUOXI));
            slot.failNext(new PcscFault.Lifted(PcscRequest.TRANSMIT));
            assertFailed(read(reader), Fault.NO_MEDIA);
            untilMedia(reader, Media.NONE);

            slot.lay(ChipCard.of(DemoPeople.CAIWEI));
            slot.failNext(new PcscFault.Says(1));
            assertFailed(read(reader), Fault.MEDIA_ERROR);
            assertThat(read(reader)).isEqualTo(Outcome.done(of(DemoPeople.CAIWEI)));

            assertThat(reader.powerOn(Call.within(LIMIT)).isDone()).isTrue();
            slot.failNext(new PcscFault.Mute(PcscRequest.TRANSMIT));
            assertFailed(reader.transmit(SELECT, Call.within(Duration.ofMillis(500))), Fault.TIMEOUT);
            assertThat(reader.status().state()).isEqualTo(State.DISCONNECTED);
        }
        slot.lift(); // only that ends the wait of the service for its mute card
        try (SmartCardReader again = open("00 00$")) {
            untilMedia(again, Media.NONE);
            slot.lay(ChipCard.of(DemoPeople.YIMING));
            assertThat(read(again)).isEqualTo(Outcome.done(of(DemoPeople.YIMING)));
        }
    }

    @Test
    void serviceIsKilledAndStartedAgain_threeTimesInOneKiosk_cardsAreReadEachTime() {
        for (int i = 0; i < 3; i++) {
            slot.lay(ChipCard.of(DemoPeople.RUOXI));
            try (SmartCardReader reader = open("00 00$")) {
                assertThat(read(reader).isDone()).isTrue();
                pcscd.kill();
                reader.poll(Call.within(LIMIT));
                assertThat(reader.status().state()).isEqualTo(State.DISCONNECTED);
                assertFailed(context("00 00$").tryOpen(), Fault.TRANSPORT);
            }
            slot.lift();
            pcscd.start();
        }
        try (SmartCardReader reader = open("00 00$")) {
            slot.lay(ChipCard.of(DemoPeople.ZHIYUAN));
            assertThat(read(reader)).isEqualTo(Outcome.done(of(DemoPeople.ZHIYUAN)));
        }
    }
}
