package org.nightwindow.driver.standard.ups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.SensorPanel.Kind;
import org.nightwindow.driver.SensorPanel.Reading;
import org.nightwindow.driver.Supply;
import org.nightwindow.driver.standard.TestContext;
import org.nightwindow.driver.testkit.ups.NutFault;
import org.nightwindow.driver.testkit.ups.UpsdSimulator;

/// The power fails, comes back, and nobody makes up a reading.
final class UpsStoriesTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final UpsdSimulator simulator = UpsdSimulator.start();
    private final TestContext context = context(UpsdSimulator.UPS);
    private final SensorPanel ups = context.open(SensorPanel.class);

    private TestContext context(String name) {
        return new TestContext(
                new NutUpsDriver(), Map.of("wire", simulator.address(), "ups", name, "answer-ms", "300"));
    }

    @AfterEach
    void close() {
        ups.close();
        simulator.close();
    }

    private void poll() {
        ups.poll(Call.within(LIMIT));
    }

    private void assertState(State state, Detail detail) {
        assertThat(ups.status().state()).isEqualTo(state);
        assertThat(ups.status().detail()).isEqualTo(detail);
    }

    private void assertBattery(Supply.Level level, OptionalInt percent) {
        assertThat(ups.status().supplies()).singleElement().satisfies(battery -> {
            assertThat(battery.kind()).isEqualTo(Supply.Kind.BATTERY);
            assertThat(battery.level()).isEqualTo(level);
            assertThat(battery.percent()).isEqualTo(percent);
        });
    }

    private static Reading onBattery(int yes) {
        return new Reading("ups", Kind.ON_BATTERY, yes);
    }

    private static Reading percent(int value) {
        return new Reading("ups", Kind.BATTERY_PERCENT, value);
    }

    @Test
    void mainsFailAndComeBack_eachIsToldOnce() {
        assertThat(ups.readings()).containsExactly(onBattery(0), percent(100));
        assertState(State.READY, Detail.NONE);

        simulator.status("OB DISCHRG");
        simulator.charge("87.5");
        poll();
        poll();

        assertThat(ups.readings()).containsExactly(onBattery(1), percent(87));
        assertState(State.DEGRADED, Detail.SUPPLY_LOW);
        assertThat(ups.status().text()).isEqualTo("on battery: the mains have failed");
        assertBattery(Supply.Level.OK, OptionalInt.of(87));
        assertThat(context.heard()).containsOnlyOnce(new DeviceEvent.SensorChanged(onBattery(1)));

        simulator.status("OL CHRG");
        poll();
        assertThat(ups.readings()).startsWith(onBattery(0));
        assertState(State.READY, Detail.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "OB DISCHRG, DEGRADED, SUPPLY_LOW",
        "OB DISCHRG LB, DEGRADED, SUPPLY_LOW",
        "FSD OB LB, DEGRADED, SUPPLY_LOW",
        "OL RB, DEGRADED, HARDWARE",
        "OL OVER, DEGRADED, HARDWARE",
        "OL BYPASS, READY, NONE"
    })
    void whatTheUpsSays_isWhatTheTechnicianReads(String words, State state, Detail detail) {
        simulator.status(words);
        poll();
        assertState(state, detail);
    }

    @Test
    void batteryNearlyEmpty_isLowBesideItsPercent() {
        simulator.status("OB LB");
        simulator.charge("9");
        poll();
        assertBattery(Supply.Level.LOW, OptionalInt.of(9));
    }

    @Test
    void upsDoesNotMeasureItsBattery_noPercentIsMadeUp() {
        simulator.without("battery.charge");
        poll();
        assertThat(ups.readings()).containsExactly(onBattery(0));
        assertBattery(Supply.Level.OK, OptionalInt.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WAIT", "OL OB", "ol"})
    void statusThatSaysNothingOfTheMains_noReadingIsMadeUp(String words) {
        simulator.status(words);
        simulator.without("battery.charge");
        poll();
        assertThat(ups.readings()).isEmpty();
        assertBattery(Supply.Level.UNKNOWN, OptionalInt.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "1e2", "abc", "", "NaN"})
    void chargeThatIsNoPercent_isNone(String charge) {
        simulator.charge(charge);
        poll();
        assertThat(ups.readings()).containsExactly(onBattery(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATA-STALE", "DRIVER-NOT-CONNECTED"})
    void upsdHasLostTheUps_lastReadingsAreForgottenUntilItIsBack(String error) {
        simulator.failRepeatedly(new NutFault.Refused(error));
        poll();
        assertThat(ups.readings()).isEmpty();
        assertState(State.FAILED, Detail.COMMUNICATION);
        assertBattery(Supply.Level.UNKNOWN, OptionalInt.empty());

        simulator.clear();
        poll();
        assertThat(ups.readings()).containsExactly(onBattery(0), percent(100));
        assertState(State.READY, Detail.NONE);
    }

    @Test
    void upsdIsSilentOrTalksNonsense_disconnectedAndNothingKnown() {
        for (NutFault fault : new NutFault[] {
            new NutFault.Silent(), new NutFault.Half(), new NutFault.Another(), new NutFault.Endless()
        }) {
            simulator.clear();
            try (SensorPanel fresh = context.open(SensorPanel.class)) {
                simulator.failNext(fault);
                fresh.poll(Call.within(LIMIT));
                assertThat(fresh.readings()).as(fault.toString()).isEmpty();
                assertThat(fresh.status().state()).as(fault.toString()).isEqualTo(State.DISCONNECTED);
            }
        }
    }

    @Test
    void lateAnswer_isNotTakenForTheNextOne() {
        simulator.failNext(new NutFault.Late(Duration.ofMillis(100)));
        poll();
        assertThat(ups.readings()).containsExactly(onBattery(0), percent(100));
    }

    @Test
    void cableOut_disconnectedAndReopened() {
        simulator.unplug();
        poll();
        assertState(State.DISCONNECTED, Detail.COMMUNICATION);
        assertThat(ups.readings()).isEmpty();
        assertThat(context.tryOpen()).isInstanceOf(Outcome.Failed.class);

        simulator.replug();
        try (SensorPanel again = context.open(SensorPanel.class)) {
            assertThat(again.readings()).isNotEmpty();
        }
    }

    @Test
    void wrongName_isAConfigurationFaultAtOnce() {
        assertFailed(context("other").tryOpen(), Fault.CONFIGURATION);
        assertFailed(context("a b\nLIST UPS").tryOpen(), Fault.CONFIGURATION);
    }

    @Test
    void upsIsNotFoundYetWhenTheKioskStarts_opensWithoutReadings() {
        simulator.failRepeatedly(new NutFault.Refused("DRIVER-NOT-CONNECTED"));
        try (SensorPanel early = context.open(SensorPanel.class)) {
            assertThat(early.readings()).isEmpty();
            simulator.clear();
            early.poll(Call.within(LIMIT));
            assertThat(early.readings()).isNotEmpty();
        }
    }

    @Test
    void itTestsItself_andHasNoLights() {
        assertThat(ups.selfTest(Call.within(LIMIT)).map(SelfTest::passed)).isEqualTo(Outcome.done(true));
        simulator.status("OB");
        assertThat(ups.selfTest(Call.within(LIMIT)).map(SelfTest::passed)).isEqualTo(Outcome.done(false));
        assertFailed(ups.light("card-reader", SensorPanel.Light.ON, Call.within(LIMIT)), Fault.UNSUPPORTED);
    }

    private static void assertFailed(Outcome<?> outcome, Fault fault) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed<?>) outcome).fault()).isEqualTo(fault);
    }
}
