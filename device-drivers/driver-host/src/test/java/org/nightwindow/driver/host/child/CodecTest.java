package org.nightwindow.driver.host.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.IdCard;
import org.nightwindow.driver.IdCardReader;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.PrintJob;
import org.nightwindow.driver.ScannedCode;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.Supply;

class CodecTest {
    private static final IdCard.Citizen CITIZEN = new IdCard.Citizen(
            "\uE863\uD800凛", // a private code point and half a surrogate pair: as on the card, never cleaned
            IdCard.Sex.FEMALE,
            "01",
            LocalDate.of(1990, 3, 7),
            "某地某路1号",
            "11010119900307775X",
            "某公安局",
            LocalDate.of(2020, 1, 1),
            Optional.empty(),
            Optional.empty());

    /// What a driver may answer or tell, one of each trait.
    static List<ToHost> messages() throws MalformedException {
        DeviceStatus status = new DeviceStatus(
                DeviceStatus.State.DEGRADED,
                DeviceStatus.Detail.SUPPLY_LOW,
                "tray",
                List.of(new Supply(Supply.Kind.PAPER, "tray-1", Supply.Level.LOW, OptionalInt.of(7))),
                DeviceStatus.Media.NONE,
                Instant.ofEpochSecond(-1, 999_999_999));
        Contract reader = Contract.of(DeviceKind.ID_CARD_READER);
        byte[] snapshot =
                Codec.encode(reader.snapshotTypes(), inOrder(reader, Capabilities.of(Duration.ofSeconds(1)), status));
        return List.of(
                new ToHost.Hello(List.of(new ToHost.Offer(
                        new DriverInfo("a.b", "v", "m", "1", DeviceKind.CODE_SCANNER, true),
                        ConfigSchema.of(ConfigSchema.Field.integer("k", "键", "Key", "h", 1, 0, 9))))),
                new ToHost.Useless("why"),
                new ToHost.Opened(Outcome.failed(Fault.SECURITY, "")),
                new ToHost.Threw(3, "java.lang.Error"),
                new ToHost.Shown(snapshot),
                new ToHost.Happened(new DeviceEvent.StatusChanged(status)),
                new ToHost.Happened(new DeviceEvent.MediaDetected()),
                new ToHost.Happened(
                        new DeviceEvent.SensorChanged(new SensorPanel.Reading("door", SensorPanel.Kind.DOOR_OPEN, 1))));
    }

    private static List<Object> inOrder(Contract contract, Capabilities capabilities, DeviceStatus status) {
        List<Object> values = new ArrayList<>();
        contract.snapshots().forEach(method -> values.add(method.getName().equals("status") ? status : capabilities));
        return values;
    }

    static Type outcomeOfRead() throws NoSuchMethodException {
        return IdCardReader.class
                .getMethod("read", org.nightwindow.driver.Call.class)
                .getGenericReturnType();
    }

    @Test
    void whatADriverSaysArrivesAsItWas() throws Exception {
        for (ToHost message : messages()) {
            byte[] bytes = Codec.encode(ToHost.class, message);
            Object back = Codec.decode(ToHost.class, bytes);
            assertThat(Codec.encode(ToHost.class, back)).isEqualTo(bytes);
            assertThat(back).hasSameClassAs(message);
        }
        Outcome<IdCard> card = Outcome.done(CITIZEN);
        assertThat(Codec.decode(outcomeOfRead(), Codec.encode(outcomeOfRead(), card)))
                .isEqualTo(card);
    }

    @ParameterizedTest
    @EnumSource(DeviceKind.class)
    void everyMethodOfEveryKindCanTravel(DeviceKind kind) {
        Contract contract = Contract.of(kind);
        assertThat(contract.verbs()).extracting(verb -> verb.method().getName()).contains("poll", "selfTest");
        assertThat(contract.snapshots())
                .extracting(java.lang.reflect.Method::getName)
                .contains("status", "capabilities");
        for (Contract.Verb verb : contract.verbs()) {
            verb.arguments().forEach(type -> assertThat(Shape.of(type)).isNotNull());
            verb.news().ifPresent(type -> assertThat(Shape.of(type)).isNotNull());
            if (verb.hasOutcome()) {
                assertThat(Shape.of(verb.returns())).isNotNull();
            }
        }
        contract.snapshotTypes().forEach(type -> assertThat(Shape.of(type)).isNotNull());
    }

    @Test
    void whatLeavesSomethingInTheWorldIsUnknownWhenItIsLost() {
        List<String> acts = new ArrayList<>();
        for (DeviceKind kind : DeviceKind.values()) {
            Contract.of(kind).verbs().stream()
                    .filter(Contract.Verb::act)
                    .forEach(verb -> acts.add(kind + " " + verb.method().getName()));
        }
        assertThat(acts)
                .containsExactly(
                        "RECEIPT_PRINTER print",
                        "DOCUMENT_PRINTER print",
                        "PAYMENT_TERMINAL pay",
                        "PAYMENT_TERMINAL reverse");
    }

    @Test
    void typesThatAreNotOfTheDriverApiHaveNoShape() {
        assertThatThrownBy(() -> Shape.of(Thread.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shape.of(Object.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shape.of(Map.class)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void nullInARecord_isSaidToBeMalformed_byItsPlaceAndNotItsNeighbours() {
        assertThatThrownBy(() -> Codec.encode(ScannedCode.class, new ScannedCode(null)))
                .isInstanceOf(MalformedException.class)
                .hasMessage("null in ScannedCode.text");
    }

    @Test
    void whatARecordRefuses_neverComesIntoBeing() throws Exception {
        byte[] good = Codec.encode(PrintJob.class, new PrintJob("k", new byte[1], 1));
        good[good.length - 1] = 0; // no pages
        assertThatThrownBy(() -> Codec.decode(PrintJob.class, good)).isInstanceOf(MalformedException.class);
    }

    @Test
    void countThatLies_costsNoMemory() {
        byte[] bytes = {(byte) 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1};
        assertThatThrownBy(() -> Codec.decode(byte[].class, bytes)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Codec.decode(String.class, bytes)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Codec.decode(ConfigSchema.class, bytes)).isInstanceOf(MalformedException.class);
    }

    @Property(tries = 3000)
    void anyBytes_areOneMessageOrMalformed(@ForAll @Size(max = 200) byte[] bytes) throws Exception {
        assertOneMessageOrMalformed(ToHost.class, bytes);
        assertOneMessageOrMalformed(ToChild.class, bytes);
        assertOneMessageOrMalformed(outcomeOfRead(), bytes);
    }

    @Property(tries = 3000)
    void brokenMessages_areAnotherMessageOrMalformed(
            @ForAll @IntRange(max = 7) int which, @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int breaks)
            throws Exception {
        byte[] bytes = Codec.encode(ToHost.class, messages().get(which));
        Random random = new Random(seed);
        for (int i = 0; i < breaks; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        assertOneMessageOrMalformed(ToHost.class, bytes);
    }

    /// What is understood at all is understood in one way only: written again it is the same bytes.
    static void assertOneMessageOrMalformed(Type type, byte[] bytes) throws MalformedException {
        Object message;
        try {
            message = Codec.decode(type, bytes);
        } catch (MalformedException said) {
            return;
        }
        assertThat(Codec.encode(type, message)).hasSameSizeAs(bytes);
    }
}
