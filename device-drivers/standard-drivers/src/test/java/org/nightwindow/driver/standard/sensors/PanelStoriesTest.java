package org.nightwindow.driver.standard.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.SensorPanel.Kind;
import org.nightwindow.driver.SensorPanel.Light;
import org.nightwindow.driver.SensorPanel.Reading;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.sensor.IoFault;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;
import org.nightwindow.driver.testkit.wire.Port;

/// A door opens, somebody comes, a lamp blinks, and a silent module proves nothing.
final class PanelStoriesTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final IoModuleSimulator simulator = IoModuleSimulator.start();
    private final TestContext context = context(simulator, Map.of());
    private final SensorPanel panel = context.open(SensorPanel.class);

    private static TestContext context(IoModuleSimulator simulator, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "wire",
                simulator.address(),
                "lux-register",
                "0",
                "lamps",
                "card-reader=3,printer=4",
                "answer-ms",
                "150"));
        settings.putAll(more);
        return new TestContext(new ModbusPanelDriver(), settings);
    }

    @AfterEach
    void close() {
        panel.close();
        simulator.close();
    }

    private void poll() {
        panel.poll(Call.within(LIMIT));
    }

    private static Reading door(int open) {
        return new Reading("door", Kind.DOOR_OPEN, open);
    }

    private static Reading presence(int there) {
        return new Reading("presence", Kind.PERSON_PRESENT, there);
    }

    private static Reading lux(int value) {
        return new Reading("light", Kind.LUX, value);
    }

    @Test
    void framesAreThoseOfTheSpecification() {
        // read 8 inputs of unit 1, and switch on coil 0: as printed in manuals of relay boards
        assertThat(Modbus.request(1, Modbus.READ_INPUTS, 0, 8))
                .isEqualTo(HexFormat.of().parseHex("01020000000879cc"));
        assertThat(Modbus.request(1, Modbus.WRITE_COIL, 0, 0xFF00))
                .isEqualTo(HexFormat.of().parseHex("01050000ff008c3a"));
    }

    @ParameterizedTest
    @EnumSource(Port.class)
    void doorAndPerson_areReadAndToldOnce(Port port) {
        try (IoModuleSimulator module = IoModuleSimulator.start(port)) {
            TestContext here = context(module, Map.of());
            try (SensorPanel opened = here.open(SensorPanel.class)) {
                assertThat(opened.readings()).containsExactly(door(1), presence(0), lux(320));
                assertThat(opened.status().text()).isEqualTo("the door is open");

                module.input(0, true);
                module.input(1, true);
                module.lux(40_000);
                opened.poll(Call.within(LIMIT));
                opened.poll(Call.within(LIMIT));

                assertThat(opened.readings()).containsExactly(door(0), presence(1), lux(40_000));
                assertThat(opened.status().text()).isEmpty();
                assertThat(here.heard()).containsOnlyOnce(new DeviceEvent.SensorChanged(presence(1)));
            }
        }
    }

    @Test
    void moduleFallsSilent_lastReadingsAreForgotten() {
        simulator.hang();
        poll();
        assertThat(panel.readings()).isEmpty();
        assertThat(panel.status().state()).isEqualTo(State.DISCONNECTED);

        simulator.clear();
        poll();
        assertThat(panel.readings()).hasSize(3);
        assertThat(panel.status().state()).isEqualTo(State.READY);
    }

    @Test
    void oneAnswerIsBroken_askedAgainAndNobodyNotices() {
        for (IoFault fault : new IoFault[] {
            new IoFault.Silent(),
            new IoFault.Half(),
            new IoFault.WrongChecksum(),
            new IoFault.WrongUnit(),
            new IoFault.Refused(6)
        }) {
            simulator.failNext(fault);
            poll();
            assertThat(panel.readings()).as(fault.toString()).containsExactly(door(1), presence(0), lux(320));
        }
    }

    @Test
    void everyAnswerIsBroken_nothingIsKnown() {
        for (IoFault fault : new IoFault[] {new IoFault.Half(), new IoFault.WrongChecksum(), new IoFault.WrongUnit()}) {
            simulator.failRepeatedly(fault);
            poll();
            assertThat(panel.readings()).as(fault.toString()).isEmpty();
        }
        simulator.clear();
        simulator.garble();
        poll();
        assertThat(panel.readings()).isEmpty();
    }

    @Test
    void lampsShineBlinkAndGoOut() {
        assertThat(panel.light("card-reader", Light.ON, Call.within(LIMIT))).isEqualTo(Outcome.done());
        assertThat(simulator.coil(3)).isTrue();

        assertThat(panel.light("card-reader", Light.BLINK, Call.within(LIMIT))).isEqualTo(Outcome.done());
        poll();
        assertThat(simulator.coil(3)).isFalse();
        poll();
        assertThat(simulator.coil(3)).isTrue();

        assertThat(panel.light("card-reader", Light.OFF, Call.within(LIMIT))).isEqualTo(Outcome.done());
        poll();
        assertThat(simulator.coil(3)).isFalse();
        assertThat(simulator.coil(4)).isFalse();
    }

    @Test
    void lampThatIsNotThere_orDoesNotAnswer_isNotCalledLit() {
        assertFailed(panel.light("door", Light.ON, Call.within(LIMIT)), Fault.UNSUPPORTED);
        simulator.hang();
        assertFailed(panel.light("printer", Light.ON, Call.within(LIMIT)), Fault.TIMEOUT);
        simulator.clear();
        simulator.unplug();
        assertFailed(panel.light("printer", Light.ON, Call.within(LIMIT)), Fault.TRANSPORT);
        assertThat(panel.readings()).isEmpty();
    }

    @Test
    void settingsThatDoNotFitTheModule_saidAtOnce() {
        assertFailed(context(simulator, Map.of("presence-input", "200")).tryOpen(), Fault.CONFIGURATION);
        assertFailed(context(simulator, Map.of("lamps", "card reader:3")).tryOpen(), Fault.CONFIGURATION);
        assertFailed(context(simulator, Map.of("unit", "7")).tryOpen(), Fault.TIMEOUT);
    }

    @Test
    void itTestsItself() {
        assertThat(panel.selfTest(Call.within(LIMIT)).map(SelfTest::passed)).isEqualTo(Outcome.done(true));
    }

    private static void assertFailed(Outcome<?> outcome, Fault fault) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).fault()).isEqualTo(fault);
    }
}
