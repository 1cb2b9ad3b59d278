package org.nightwindow.driver.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.testkit.Simulator;
import org.nightwindow.driver.testkit.sensor.IoModuleSimulator;
import org.nightwindow.driver.testkit.ups.UpsdSimulator;

/// Sensors: each command reads all of them, by the device's self-test, which moves nothing.
final class PanelRig extends DeviceRig<Simulator<?>> {
    private final SensorPanel.Kind kind;

    /// @param kind of the sensor that a test can change
    private PanelRig(String device, @Nullable Simulator<?> simulator, SensorPanel.Kind kind) {
        super(DeviceKind.SENSOR_PANEL, device, simulator);
        this.kind = kind;
    }

    /// A cabinet with door and presence sensor, on a Modbus module.
    static PanelRig ofSimulator() {
        IoModuleSimulator module = IoModuleSimulator.start();
        return new PanelRig(module.address(), module, SensorPanel.Kind.DOOR_OPEN);
    }

    /// A power supply behind `upsd`.
    static PanelRig ofPowerSupply() {
        UpsdSimulator upsd = UpsdSimulator.start();
        return new PanelRig(upsd.address(), upsd, SensorPanel.Kind.ON_BATTERY);
    }

    static PanelRig at(String device) {
        return new PanelRig(device, null, SensorPanel.Kind.DOOR_OPEN);
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        return device.selfTest(call);
    }

    /// The sensor that [#set] changes.
    SensorPanel.Kind kindOfSensor() {
        return kind;
    }

    /// Opens the door or cuts the mains; or back.
    ///
    /// @throws Clause.NotJudged when the device is a real one
    void set(boolean on) throws Clause.NotJudged {
        switch (device()) {
            case IoModuleSimulator module -> module.input(0, !on); // the contact is closed while the door is
            case UpsdSimulator upsd -> upsd.status(on ? "OB DISCHRG" : "OL");
            default -> throw new Clause.NotJudged("this simulator has no sensor to change");
        }
    }

    @Override
    public Optional<String> contradiction(Outcome<?> outcome) {
        return Optional.empty();
    }

    @Override
    public List<String> personal() {
        return List.of();
    }

    @Override
    void clear(Simulator<?> broken) {
        broken.clear();
        broken.replug();
    }
}
