package org.nightwindow.driver.standard.ups;

import java.util.List;
import java.util.Optional;
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

/// `standard.nut-ups`: every power supply NUT knows, through its `upsd` on this or another machine.
public final class NutUpsDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.nut-ups",
            "Nightwindow",
            "Power supplies watched by NUT (Network UPS Tools)",
            "1.0.0",
            DeviceKind.SENSOR_PANEL,
            true);

    private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(
            Field.wire("wire", "upsd 地址", "Address of upsd", "tcp://127.0.0.1:3493 for the machine itself"),
            Field.text("ups", "UPS 名称", "Name of the UPS", "as in ups.conf of NUT", Optional.of("ups")),
            Field.milliseconds(
                    "answer-ms", "应答时限", "Longest wait for an answer", "upsd answers in 1 to 20", 2_000, 50, 10_000),
            Field.milliseconds("poll-ms", "巡检间隔", "Time between two looks", "2,000", 2_000, 100, 60_000)));

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
        String ups = config.text("ups");
        if (!ups.matches("[A-Za-z0-9._@:-]{1,80}")) {
            return Outcome.failed(Fault.CONFIGURATION, "a name in ups.conf has letters, digits, '.', '_', '-'");
        }
        NutLink link;
        try {
            link = new NutLink(context.openWire(config.text("wire")), ups, config.milliseconds("answer-ms"));
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
        NutUps device = new NutUps(link, "ups", config.milliseconds("poll-ms"), context);
        Outcome<UpsState> first = device.look(call);
        // upsd that has lost its UPS is there and will find it again: the device opens, without readings.
        boolean opens = first.isDone()
                || (first instanceof Outcome.Failed<UpsState> failed && failed.fault() == Fault.NOT_READY);
        if (!opens) {
            device.close(); // whoever does not hand the device over lets go of the wire
            return first.map(state -> device);
        }
        return Outcome.done(device);
    }
}
