package org.nightwindow.driver.standard.sensors;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceConfig;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.WireException;

/// `standard.modbus-panel`: I/O modules that speak Modbus RTU on RS-485, by a serial adapter or a serial server.
public final class ModbusPanelDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.modbus-panel",
            "Nightwindow",
            "Door, presence, light and lamps on a Modbus RTU module",
            "1.0.0",
            DeviceKind.SENSOR_PANEL,
            true);

    private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(
            Field.wire(
                    "wire",
                    "接口",
                    "Wire",
                    "such as serial:/dev/ttyUSB0?baud=9600 or tcp://host:port of a serial server"),
            Field.integer("unit", "模块地址", "Address of the module", "as set on its switches", 1, 1, 247),
            Field.integer(
                    "door-input",
                    "门磁输入",
                    "Input of the door contact",
                    "counted from 0; -1 for none; on while the door is closed",
                    0,
                    -1,
                    255),
            Field.integer(
                    "presence-input",
                    "人体感应输入",
                    "Input of the presence sensor",
                    "counted from 0; -1 for none",
                    1,
                    -1,
                    255),
            Field.integer(
                    "lux-register",
                    "光照寄存器",
                    "Register of the light sensor",
                    "counted from 0; -1 for none; holds lux",
                    -1,
                    -1,
                    65_535),
            Field.text(
                    "lamps",
                    "指示灯",
                    "Lamps",
                    "name and coil of each, such as card-reader=0,printer=1",
                    Optional.of("none")),
            Field.milliseconds(
                    "answer-ms", "应答时限", "Longest wait for an answer", "a module answers in 5 to 50", 300, 20, 5_000),
            Field.milliseconds(
                    "poll-ms", "巡检间隔", "Time between two looks", "500; lamps blink at this pace", 500, 100, 10_000)));

    @Override
    public DriverInfo info() {
        return INFO;
    }

    @Override
    public ConfigSchema configSchema() {
        return SCHEMA;
    }

    @Override
    public Outcome<Device> open(DeviceContext context, Call call) {
        DeviceConfig config = context.config();
        Wiring wiring;
        ModbusLink link;
        try {
            wiring = new Wiring(
                    place(config, "door-input"),
                    place(config, "presence-input"),
                    place(config, "lux-register"),
                    Wiring.lamps(config.text("lamps")));
            link = new ModbusLink(
                    context.openWire(config.text("wire")),
                    (int) config.integer("unit"),
                    config.milliseconds("answer-ms"));
        } catch (IllegalArgumentException e) {
            return Outcome.failed(Fault.CONFIGURATION, String.valueOf(e.getMessage()));
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
        ModbusPanel panel = new ModbusPanel(link, wiring, config.milliseconds("poll-ms"), context);
        Outcome<?> first = panel.look(call);
        if (!first.isDone()) {
            panel.close(); // whoever does not hand the device over lets go of the wire
        }
        return first.map(readings -> panel);
    }

    private static OptionalInt place(DeviceConfig config, String key) {
        int at = (int) config.integer(key);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }
}
