package org.nightwindow.driver.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.Outcome;

/// A device of a kind we have no simulator of: its self-test is the command, which needs no person, paper or money.
final class OtherRig implements Rig {
    private final DeviceKind kind;
    private final FaultLine line;

    OtherRig(DeviceKind kind, String device) {
        this.kind = kind;
        line = new FaultLine(device);
    }

    @Override
    public DeviceKind kind() {
        return kind;
    }

    @Override
    public String address() {
        return "tcp://" + line.hostAndPort();
    }

    @Override
    public FaultLine line() {
        return line;
    }

    @Override
    public boolean simulated() {
        return false;
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
    }

    @Override
    public void close() {
        line.close();
    }
}
