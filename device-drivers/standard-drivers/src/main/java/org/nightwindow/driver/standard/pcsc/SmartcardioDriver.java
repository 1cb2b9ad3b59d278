package org.nightwindow.driver.standard.pcsc;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;
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

/// `standard.smartcardio`: card readers of the machine's own PC/SC service through `javax.smartcardio`, for machines
/// without `pcscd` (Windows, macOS) and for a `pcscd` that [PcscDriver] refuses.
///
/// What the library cannot do stands in decision 0045: a service that was restarted is not found again before the
/// kiosk is, and a mute card holds its call for as long as the service waits. So `standard.pcsc` goes first where it
/// can.
public final class SmartcardioDriver implements DriverProvider {
    private static final DriverInfo INFO = new DriverInfo(
            "standard.smartcardio",
            "Nightwindow",
            "Contact card readers of the operating system (javax.smartcardio)",
            "1.0.0",
            DeviceKind.SMART_CARD_READER,
            true);

    private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(
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
        try {
            Pattern wanted = Pattern.compile(config.text("reader"));
            List<CardTerminal> all =
                    TerminalFactory.getInstance("PC/SC", null).terminals().list();
            List<String> names = all.stream().map(CardTerminal::getName).toList();
            List<CardTerminal> found = all.stream()
                    .filter(terminal -> wanted.matcher(terminal.getName()).find())
                    .toList();
            if (found.size() > 1) {
                return Outcome.failed(
                        Fault.CONFIGURATION, "more than one reader is " + wanted + ": " + names + "; set reader");
            }
            if (found.isEmpty()) {
                return Outcome.failed(Fault.TRANSPORT, "no reader is " + wanted + "; there are " + names);
            }
            SmartcardioReader reader = new SmartcardioReader(found.getFirst(), config.milliseconds("poll-ms"), context);
            reader.poll(call);
            return Outcome.done(reader);
        } catch (PatternSyntaxException e) {
            return Outcome.failed(Fault.CONFIGURATION, "reader is no regular expression: " + e.getDescription());
        } catch (NoSuchAlgorithmException e) { // what the JDK says while there is no service
            return Outcome.failed(Fault.TRANSPORT, "this machine has no PC/SC service now");
        } catch (CardException e) {
            return Outcome.failed(Fault.TRANSPORT, SmartcardioReader.words(e));
        }
    }
}
