package org.nightwindow.driver.testkit.conformance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightwindow.driver.DeviceKind;

/// What every rig has: a line, and at its end a simulator or a real device.
///
/// @param <S> the simulator
abstract class DeviceRig<S extends AutoCloseable> implements Rig {
    private final DeviceKind kind;
    private final @Nullable S simulator;
    private final @Nullable FaultLine line;

    /// @param device the wire to it; empty when no line of ours can stand before it
    /// @param simulator null for a real device; closed with the rig
    DeviceRig(DeviceKind kind, String device, @Nullable S simulator) {
        this.kind = kind;
        this.simulator = simulator;
        line = device.isEmpty() ? null : new FaultLine(device);
    }

    /// The simulator, switched on.
    ///
    /// @throws Clause.NotJudged when the device is a real one
    final S device() throws Clause.NotJudged {
        if (simulator == null) {
            throw new Clause.NotJudged("only a simulated device breaks on demand");
        }
        return simulator;
    }

    final Optional<S> simulator() {
        return Optional.ofNullable(simulator);
    }

    /// No fault strikes it any more.
    abstract void clear(S broken);

    @Override
    public final DeviceKind kind() {
        return kind;
    }

    @Override
    public String address() {
        return line().map(it -> "tcp://" + it.hostAndPort()).orElse("");
    }

    @Override
    public final Optional<FaultLine> line() {
        return Optional.ofNullable(line);
    }

    @Override
    public final boolean simulated() {
        return simulator != null;
    }

    @Override
    public void provide() throws Clause.NotJudged {}

    @Override
    public void withhold() {}

    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public final void mend() {
        line().ifPresent(FaultLine::mend);
        simulator().ifPresent(this::clear);
    }

    @Override
    public final void close() {
        line().ifPresent(FaultLine::close);
        if (simulator != null) {
            try {
                simulator.close();
            } catch (Exception e) {
                throw new IllegalStateException("the simulator does not end", e);
            }
        }
    }
}
