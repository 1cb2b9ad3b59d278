package org.nightwindow.driver.testkit.conformance;

import java.time.Duration;
import java.util.List;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.SensorPanel.Light;

/// X: what sensors say, and when they say nothing.
final class PanelClauses {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    static List<Clause> all() {
        return List.of(
                Clause.watched(
                        "X-01",
                        "What changes at a sensor is read by the next poll, and told once.",
                        "Read in poll(), keep the readings in a volatile field, and emit SensorChanged only for what changed.",
                        PanelClauses::changes),
                Clause.of(
                        "X-02",
                        "While the device is silent there are no readings: a door that was closed a minute ago may be open.",
                        "Forget the readings when the device does not answer.",
                        PanelClauses::silent),
                Clause.of(
                        "X-03",
                        "A lamp that does not exist is Failed(UNSUPPORTED).",
                        "Compare the name with the lamps of the configuration first.",
                        PanelClauses::noSuchLamp));
    }

    private static String changes(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        PanelRig rig = (PanelRig) bench.rig();
        rig.set(false);
        Opened device = bench.open();
        device.poll().orBroken();
        for (boolean on : new boolean[] {true, false}) {
            int before = told(device, rig, on);
            rig.set(on);
            device.poll().orBroken();
            device.poll().orBroken();
            List<Integer> values = ((SensorPanel) device.device())
                    .readings().stream()
                            .filter(reading -> reading.kind() == rig.kindOfSensor())
                            .map(SensorPanel.Reading::value)
                            .toList();
            if (!values.equals(List.of(on ? 1 : 0))) {
                throw new Clause.Broken(
                        rig.kindOfSensor() + " became " + (on ? 1 : 0) + ", and after two polls it reads " + values);
            }
            int now = told(device, rig, on) - before;
            if (now != 1) {
                throw new Clause.Broken(rig.kindOfSensor() + " changed once and was told " + now + " times");
            }
        }
        return rig.kindOfSensor() + " was read and told once, both ways";
    }

    private static int told(Opened device, PanelRig rig, boolean on) {
        return (int) device.witness().heard().stream()
                .filter(event -> event instanceof DeviceEvent.SensorChanged(SensorPanel.Reading reading)
                        && reading.kind() == rig.kindOfSensor()
                        && reading.value() == (on ? 1 : 0))
                .count();
    }

    private static String silent(Bench bench) throws Clause.Broken, Clause.NotJudged, InterruptedException {
        Opened device = bench.open();
        device.poll().orBroken();
        SensorPanel panel = (SensorPanel) device.device();
        int before = panel.readings().size();
        bench.line().unplug();
        device.poll().orBroken();
        for (int i = 0; i < 2 && !panel.readings().isEmpty(); i++) {
            device.poll().orBroken(); // a line may need a moment to notice
        }
        if (!panel.readings().isEmpty()) {
            throw new Clause.Broken("with its cable pulled and three polls later it still reads " + panel.readings());
        }
        return before + " readings, none with the cable pulled";
    }

    private static String noSuchLamp(Bench bench) throws Clause.Broken, InterruptedException {
        Opened device = bench.open();
        Outcome<?> outcome = device.run(
                        "light",
                        LIMIT,
                        () -> ((SensorPanel) device.device()).light("no-such-lamp", Light.ON, Call.within(LIMIT)))
                .outcome();
        if (!(outcome instanceof Outcome.Failed<?>(Fault fault, var _, String _)) || fault != Fault.UNSUPPORTED) {
            throw new Clause.Broken("it said " + Ended.name(outcome) + " of a lamp that does not exist");
        }
        return "Failed(UNSUPPORTED)";
    }

    private PanelClauses() {}
}
