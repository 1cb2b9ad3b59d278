package org.nightwindow.driver.standard.pcsc;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
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
            Field.text(
                    "reader",
                    "读卡器名称",
                    "Name of the reader",
                    "part of its name as a regular expression, such as ACR39; needed when there are several",
                    Optional.of(".*")),
            Field.milliseconds("poll-ms", "巡检间隔", "Time between two looks for a card", "100 to 200", 150, 100, 1_000)));

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
        Pattern wanted;
        PcscLink link;
        try {
            wanted = Pattern.compile(config.text("reader"));
            link = new PcscLink(context.openWire(config.text("wire")));
        } catch (PatternSyntaxException e) {
            return Outcome.failed(Fault.CONFIGURATION, "reader is no regular expression: " + e.getDescription());
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
        Outcome<Device> opened = open(link, wanted, context, call);
        if (!opened.isDone()) {
            link.close(); // whoever does not hand the device over lets go of the wire
        }
        return opened;
    }

    private static Outcome<Device> open(PcscLink link, Pattern wanted, DeviceContext context, Call call) {
        try {
            Version version = link.version(call);
            if (!version.agreed()) {
                return Outcome.failed(
                        Fault.CONFIGURATION,
                        "pcscd speaks " + version.major() + "." + version.minor() + ", this driver "
                                + PcscMessages.MAJOR + "." + PcscMessages.MINOR + "; install pcscd 1.9 to 2.3");
            }
            int number = link.establish(call);
            List<String> names =
                    link.readers(call).stream().map(ReaderState::name).toList();
            List<String> found =
                    names.stream().filter(name -> wanted.matcher(name).find()).toList();
            if (found.size() > 1) {
                return Outcome.failed(
                        Fault.CONFIGURATION, "more than one reader is " + wanted + ": " + found + "; set reader");
            }
            if (found.isEmpty()) {
                return Outcome.failed(Fault.TRANSPORT, "no reader is " + wanted + "; pcscd has " + names);
            }
            PcscReader reader = new PcscReader(
                    link, number, found.getFirst(), context.config().milliseconds("poll-ms"), context);
            reader.poll(call);
            return Outcome.done(reader);
        } catch (WireException e) {
            return Outcome.failed(link.late() ? Fault.TIMEOUT : Fault.TRANSPORT, String.valueOf(e.getMessage()));
        }
    }
}
