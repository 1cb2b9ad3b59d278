package org.nightwindow.driver.standard.pcsc;

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
import org.nightwindow.driver.standard.pcsc.PcscMessages.Version;

/// `standard.pcsc`: every card reader `pcscd` knows, such as all that follow the CCID standard of USB.
public final class PcscDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.pcsc",
            "Nightwindow",
            "Contact card readers behind PC/SC (pcscd)",
            "1.0.0",
            DeviceKind.SMART_CARD_READER,
            true);

    private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(
            Field.wire("wire", "pcscd 套接字", "Socket of pcscd", "unix:/run/pcscd/pcscd.comm on Debian"),
            ReaderChoice.READER,
            ReaderChoice.POLL));

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
        return ReaderChoice.of(context.config()).then(choice -> open(choice, context, call));
    }

    private static Outcome<Device> open(ReaderChoice choice, DeviceContext context, Call call) {
        PcscLink link;
        try {
            link = new PcscLink(context.openWire(context.config().text("wire")));
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
        Outcome<Device> opened = open(link, choice, context, call);
        if (!opened.isDone()) {
            link.close(); // whoever does not hand the device over lets go of the wire
        }
        return opened;
    }

    private static Outcome<Device> open(PcscLink link, ReaderChoice choice, DeviceContext context, Call call) {
        try {
            Version version = link.version(call);
            if (!version.agreed()) {
                return Outcome.failed(
                        Fault.CONFIGURATION,
                        "pcscd speaks " + version.major() + "." + version.minor() + ", this driver "
                                + PcscMessages.MAJOR + "." + PcscMessages.MINOR + "; install pcscd 1.9 to 2.3");
            }
            int number = link.establish(call);
            return choice.among(link.readers(call), ReaderState::name).map(found -> {
                PcscReader reader = new PcscReader(
                        link, number, found.name(), context.config().milliseconds(ReaderChoice.POLL.key()), context);
                reader.poll(call);
                return reader;
            });
        } catch (WireException e) {
            return Outcome.failed(link.late() ? Fault.TIMEOUT : Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
    }
}
