package org.nightwindow.driver.standard.pcsc;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;
import org.nightwindow.driver.Call;
import org.nightwindow.driver.ConfigSchema;
import org.nightwindow.driver.Device;
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

    private static final ConfigSchema SCHEMA = ConfigSchema.of(ReaderChoice.READER, ReaderChoice.POLL);

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
        try {
            List<CardTerminal> all =
                    TerminalFactory.getInstance("PC/SC", null).terminals().list();
            return choice.among(all, CardTerminal::getName).map(found -> {
                SmartcardioReader reader =
                        new SmartcardioReader(found, context.config().milliseconds(ReaderChoice.POLL.key()), context);
                reader.poll(call);
                return reader;
            });
        } catch (NoSuchAlgorithmException e) { // what the JDK says while there is no service
            return Outcome.failed(Fault.TRANSPORT, "this machine has no PC/SC service now");
        } catch (CardException e) {
            return Outcome.failed(Fault.TRANSPORT, SmartcardioReader.words(e));
        }
    }
}
