package org.nightwindow.driver.standard.ups;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.Capabilities.Feature;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.State;
import org.nightwindow.driver.EventSink;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SelfTest.Check;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.StatusBoard;
import org.nightwindow.driver.Supply;
import org.nightwindow.driver.WireException;

/// A power supply behind `upsd`. While `upsd` is silent, or has itself lost the supply, there are no readings: the
/// last ones would be a guess.
final class NutUps implements SensorPanel {
    private final NutLink link;
    private final String name;
    private final StatusBoard board;
    private final EventSink events;
    private final Capabilities capabilities;
    private volatile List<Reading> readings = List.of();

    /// @param name of the readings
    NutUps(NutLink link, String name, Duration pollEvery, DeviceContext context) {
        this.link = link;
        this.name = name;
        this.board = new StatusBoard(context);
        this.events = context.events();
        this.capabilities = Capabilities.of(pollEvery, Feature.MEASURES_SUPPLIES);
    }

    @Override
    public DeviceStatus status() {
        return board.status();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Reading> readings() {
        return readings;
    }

    @Override
    public void poll(Call call) {
        look(call);
    }

    /// @return failed with [Fault#TRANSPORT] when there is no answer, [Fault#CONFIGURATION] when `upsd` knows no
    ///     such supply or lets nobody ask, [Fault#NOT_READY] when it has lost the supply
    Outcome<UpsState> look(Call call) {
        if (call.cancelled()) {
            return Outcome.cancelled();
        }
        try {
            NutAnswer status = link.get("ups.status", call);
            if (!(status instanceof NutAnswer.Value(String words))) {
                return refused(status);
            }
            NutAnswer charge = link.get("battery.charge", call);
            Optional<String> percent =
                    charge instanceof NutAnswer.Value(String value) ? Optional.of(value) : Optional.empty();
            if (charge instanceof NutAnswer.Refused(String error) && lostUps(error)) {
                return refused(charge);
            }
            UpsState state = UpsState.of(words, percent);
            show(state);
            return Outcome.done(state);
        } catch (WireException e) {
            forget();
            board.disconnected(String.valueOf(e.getMessage()));
            return Outcome.failed(Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
    }

    private static boolean lostUps(String error) {
        return error.equals("DATA-STALE") || error.equals("DRIVER-NOT-CONNECTED");
    }

    private Outcome<UpsState> refused(NutAnswer answer) {
        String error = answer instanceof NutAnswer.Refused(String word) ? word : "";
        forget();
        if (lostUps(error)) {
            board.supplied(State.FAILED, Detail.COMMUNICATION, unknownBattery(), "upsd has lost the UPS: " + error);
            return Outcome.failed(Fault.NOT_READY, error);
        }
        board.supplied(State.FAILED, Detail.CONFIGURATION, unknownBattery(), "upsd answers " + error);
        return Outcome.failed(Fault.CONFIGURATION, "upsd answers " + error);
    }

    private static List<Supply> unknownBattery() {
        return List.of(Supply.of(Supply.Kind.BATTERY, Supply.Level.UNKNOWN));
    }

    private void forget() {
        readings = List.of();
    }

    private void show(UpsState state) {
        List<Supply> battery = List.of(state.supply());
        if (state.broken()) {
            board.supplied(State.DEGRADED, Detail.HARDWARE, battery, "the UPS has to be looked at");
        } else if (state.low()) {
            board.supplied(State.DEGRADED, Detail.SUPPLY_LOW, battery, "the battery is nearly empty");
        } else if (state.onBattery().orElse(false)) {
            board.supplied(State.DEGRADED, Detail.SUPPLY_LOW, battery, "on battery: the mains have failed");
        } else {
            board.supplied(State.READY, Detail.NONE, battery, "");
        }
        List<Reading> before = readings;
        List<Reading> now = state.readings(name);
        readings = now;
        now.stream()
                .filter(reading -> !before.contains(reading))
                .forEach(reading -> events.emit(new DeviceEvent.SensorChanged(reading)));
    }

    /// A power supply has no lights that a kiosk could set.
    @Override
    public Outcome<Nothing> light(String light, Light state, Call call) {
        return Outcome.failed(Fault.UNSUPPORTED, "a UPS has no lights");
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        return look(call).map(state -> {
            List<Check> checks = new ArrayList<>();
            checks.add(new Check("UPS", !state.broken(), state.broken() ? "battery or load" : ""));
            checks.add(new Check(
                    "mains", state.onBattery().isPresent() && !state.onBattery().get(), ""));
            checks.add(new Check(
                    "battery",
                    !state.low(),
                    state.percent().isPresent() ? state.percent().getAsInt() + " %" : ""));
            return new SelfTest(checks);
        });
    }

    @Override
    public void close() {
        link.close();
    }
}
