package org.nightwindow.driver.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.testkit.Simulator;

/// A device of a kind without clauses of its own: its self-test is the command, which needs no person, paper or
/// money.
final class OtherRig implements Rig {
    private final DeviceKind kind;
    private final @Nullable Simulator<?> simulator;
    private final FaultLine line;

    private OtherRig(DeviceKind kind, String device, @Nullable Simulator<?> simulator) {
        this.kind = kind;
        this.simulator = simulator;
        line = new FaultLine(device);
    }

    static OtherRig at(DeviceKind kind, String device) {
        return new OtherRig(kind, device, null);
    }

    /// @param simulator is closed with the rig; its address is a wire
    static OtherRig around(DeviceKind kind, Simulator<?> simulator) {
        return new OtherRig(kind, simulator.address(), simulator);
    }

    @Override
    public DeviceKind kind() {
        return kind;
    }

    @Override
    public String address() {
        return (kind == DeviceKind.DOCUMENT_CAMERA ? "http://" : "tcp://") + line.hostAndPort();
    }

    @Override
    public FaultLine line() {
        return line;
    }

    @Override
    public boolean simulated() {
        return simulator != null;
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        return device.selfTest(call);
    }

    @Override
    public void provide() {}

    @Override
    public void withhold() {}

    @Override
    public boolean waits() {
        return false;
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
    public void mend() {
        line.mend();
        if (simulator != null) {
            simulator.clear();
        }
    }

    @Override
    public void close() {
        line.close();
        if (simulator != null) {
            simulator.close();
        }
    }
}
