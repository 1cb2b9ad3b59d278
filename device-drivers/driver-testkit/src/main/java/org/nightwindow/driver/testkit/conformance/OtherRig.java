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
final class OtherRig extends DeviceRig<Simulator<?>> {

    private OtherRig(DeviceKind kind, String device, @Nullable Simulator<?> simulator) {
        super(kind, device, simulator);
    }

    static OtherRig at(DeviceKind kind, String device) {
        return new OtherRig(kind, device, null);
    }

    @Override
    public Outcome<?> command(Device device, Call call) {
        return device.selfTest(call);
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
    }
}
