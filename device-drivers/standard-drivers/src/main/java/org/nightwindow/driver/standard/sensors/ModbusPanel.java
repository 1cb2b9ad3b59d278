package org.nightwindow.driver.standard.sensors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.Capabilities;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceEvent;
import org.nightwindow.driver.DeviceStatus;
import org.nightwindow.driver.DeviceStatus.Detail;
import org.nightwindow.driver.DeviceStatus.Media;
import org.nightwindow.driver.EventSink;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Nothing;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.SelfTest;
import org.nightwindow.driver.SensorPanel;
import org.nightwindow.driver.StatusBoard;
import org.nightwindow.driver.WireException;

/// Sensors and lamps on an I/O module. While the module is silent there are no readings: a door that was closed a
/// minute ago may be open.
final class ModbusPanel implements SensorPanel {
    private static final int ON = 0xFF00;
    private static final int OFF = 0x0000;

    private final ModbusLink link;
    private final Wiring wiring;
    private final StatusBoard board;
    private final EventSink events;
    private final Capabilities capabilities;
    /// The lamps that blink, and whether each shines now.
    private final Map<String, Boolean> blinking = new HashMap<>();

    private volatile List<Reading> readings = List.of();

    ModbusPanel(ModbusLink link, Wiring wiring, Duration pollEvery, DeviceContext context) {
        this.link = link;
        this.wiring = wiring;
        this.board = new StatusBoard(context);
        this.events = context.events();
        this.capabilities = Capabilities.of(pollEvery);
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

    /// Reads everything, and lets the lamps that blink change.
    @Override
    public void poll(Call call) {
        if (look(call).isDone()) {
            for (String lamp : List.copyOf(blinking.keySet())) {
                boolean shines = !blinking.getOrDefault(lamp, false);
                Outcome<Nothing> _ = set(lamp, shines, call);
                blinking.put(lamp, shines);
            }
        }
    }

    Outcome<List<Reading>> look(Call call) {
        Outcome<List<Reading>> read = onWire(() -> read(call));
        switch (read) {
            case Outcome.Done<List<Reading>>(List<Reading> now) -> show(now);
            case Outcome.Failed<List<Reading>> failed -> {
                readings = List.of();
                if (failed.fault() == Fault.CONFIGURATION) {
                    board.failed(Detail.CONFIGURATION, failed.detail());
                } else {
                    board.disconnected(failed.detail());
                }
            }
            case Outcome.Cancelled<List<Reading>> _, Outcome.Unknown<List<Reading>> _ -> readings = List.of();
        }
        return read;
    }

    private Outcome<List<Reading>> read(Call call) throws WireException {
        List<Reading> now = new ArrayList<>();
        if (wiring.inputs() > 0) {
            Outcome<byte[]> answer = link.ask(Modbus.READ_INPUTS, 0, wiring.inputs(), call);
            if (!(answer instanceof Outcome.Done<byte[]>(byte[] bits)) || bits.length * 8 < wiring.inputs()) {
                return answer.isDone()
                        ? Outcome.failed(Fault.TIMEOUT, "fewer inputs than were asked for")
                        : answer.map(bytes -> List.of());
            }
            wiring.door().ifPresent(at -> now.add(new Reading("door", Kind.DOOR_OPEN, 1 - bit(bits, at))));
            wiring.presence().ifPresent(at -> now.add(new Reading("presence", Kind.PERSON_PRESENT, bit(bits, at))));
        }
        if (wiring.lux().isPresent()) {
            Outcome<byte[]> answer =
                    link.ask(Modbus.READ_REGISTERS, wiring.lux().getAsInt(), 1, call);
            if (!(answer instanceof Outcome.Done<byte[]>(byte[] word)) || word.length != 2) {
                return answer.isDone()
                        ? Outcome.failed(Fault.TIMEOUT, "no register of two bytes")
                        : answer.map(bytes -> List.of());
            }
            now.add(new Reading("light", Kind.LUX, ((word[0] & 0xFF) << 8) | (word[1] & 0xFF)));
        }
        return Outcome.done(List.copyOf(now));
    }

    /// Inputs come eight to a byte, the first in the lowest bit (V1.1b3 §6.2).
    private static int bit(byte[] bits, int at) {
        return (bits[at / 8] >> (at % 8)) & 1;
    }

    private void show(List<Reading> now) {
        List<Reading> before = readings;
        readings = now;
        boolean open = now.stream().anyMatch(reading -> reading.kind() == Kind.DOOR_OPEN && reading.value() == 1);
        board.ready(Media.UNKNOWN, open ? "the door is open" : "");
        now.stream()
                .filter(reading -> !before.contains(reading))
                .forEach(reading -> events.emit(new DeviceEvent.SensorChanged(reading)));
    }

    @Override
    public Outcome<Nothing> light(String name, Light light, Call call) {
        if (!wiring.lamps().containsKey(name)) {
            return Outcome.failed(Fault.UNSUPPORTED, "there is no lamp of that name");
        }
        blinking.remove(name);
        Outcome<Nothing> outcome = set(name, light != Light.OFF, call);
        if (light == Light.BLINK && outcome.isDone()) {
            blinking.put(name, true);
        }
        if (outcome instanceof Outcome.Failed<Nothing> failed && failed.fault() == Fault.TRANSPORT) {
            readings = List.of();
            board.disconnected(failed.detail());
        }
        return outcome;
    }

    private Outcome<Nothing> set(String name, boolean shines, Call call) {
        int coil = wiring.lamps().getOrDefault(name, 0);
        return onWire(() -> link.ask(Modbus.WRITE_COIL, coil, shines ? ON : OFF, call))
                .map(echo -> Nothing.NOTHING);
    }

    @Override
    public Outcome<SelfTest> selfTest(Call call) {
        return look(call)
                .map(now -> new SelfTest(
                        List.of(new SelfTest.Check("I/O module", true, now.size() + " sensors were read"))));
    }

    @Override
    public void close() {
        link.close();
    }

    private static <T> Outcome<T> onWire(Talk<T> talk) {
        try {
            return talk.run();
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
    }

    private interface Talk<T> {
        Outcome<T> run() throws WireException;
    }
}
