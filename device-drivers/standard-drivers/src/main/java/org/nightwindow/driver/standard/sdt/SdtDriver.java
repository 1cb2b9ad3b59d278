package org.nightwindow.driver.standard.sdt;

import java.util.List;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.ConfigSchema.Field;
import org.nightwindow.driver.Device;
import org.nightwindow.driver.DeviceContext;
import org.nightwindow.driver.DeviceKind;
import org.nightwindow.driver.DriverInfo;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.Fault;
import org.nightwindow.driver.Outcome;
import org.nightwindow.driver.WireException;

/// Readers of resident ID cards on a serial line, a serial bridge or a serial device server.
///
/// Readers with a native USB interface (0400:C35A) and readers that decode in a vendor's cloud are not for this driver.
public final class SdtDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.sdt",
            "Nightwindow",
            "Resident ID card readers by GA/T 467 (SDT), serial",
            "0.1.0",
            DeviceKind.ID_CARD_READER,
            true);

    private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(
            Field.wire(
                    "wire",
                    "接口",
                    "Wire",
                    "The line to the reader, such as serial:/dev/ttyUSB0?baud=115200 or tcp://host:port."),
            Field.yesNo(
                    "newest-address",
                    "读取最新住址",
                    "Read the newest address",
                    "Yes takes the address that was added to the chip later, where there is one; reading takes longer.",
                    false)));

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
        SdtLink link;
        try {
            link = new SdtLink(context.openWire(context.config().text("wire")), context.nanoTime());
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, e.getMessage());
        }
        SdtReader reader = new SdtReader(context, link, context.config().yes("newest-address"));
        reader.poll(call);
        if (call.cancelled()) {
            reader.close();
            return Outcome.cancelled();
        }
        return switch (reader.status().state()) {
            case READY, FAILED -> Outcome.done(reader); // a module that is out of service can still be tested
            case CONNECTING, DISCONNECTED, BUSY, DEGRADED, MAINTENANCE -> {
                reader.close();
                yield Outcome.failed(
                        Fault.TRANSPORT,
                        "no ID card reader answers: " + reader.status().text());
            }
        };
    }
}
