package org.nightwindow.driver;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// What the host gives a driver: its configuration, and everything of the outside world it may touch.
public interface DeviceContext {

    /// Checked against [DriverProvider#configSchema()], defaults filled in.
    DeviceConfig config();

    /// The wall clock, for time stamps only.
    Clock clock();

    /// A monotonic clock in nanoseconds, for waits.
    LongSupplier nanoTime();

    /// A log of this device. Never write what was read from a card, a code or a document.
    System.Logger log();

    /// Where the driver tells what happened by itself.
    EventSink events();

    /// Opens a byte stream to the device.
    ///
    /// @param address one of
    ///     - `serial:/dev/ttyUSB0?baud=115200`, or `serial:1a86:7523:SN123?baud=115200` by vendor id, product id
    ///       and serial number, or `serial:1a86:7523@1-1.2?…` by its place on the bus; 8 data bits, no parity, 1
    ///       stop bit
    ///     - `tcp://host:port`, a serial device server or a network device
    ///     - `unix:/run/pcscd/pcscd.comm`, a program of this machine by its Unix-domain socket
    /// @throws WireException when it cannot be opened; the message says what to do
    Wire openWire(String address) throws WireException;

    /// Opens a device that hangs on one wire, as [DriverProvider#open] is asked to: tries once, looks once with
    /// [Device#poll], and lets go of the wire of a device that does not answer. One that answers and has no paper
    /// is open, and shows it.
    ///
    /// @param setting of [ConfigSchema], with the address
    /// @param device makes it; does not wait
    /// @return done; or failed with [Fault#TRANSPORT]
    default Outcome<Device> openOver(String setting, Function<Wire, ? extends Device> device, Call call) {
        try {
            Device opened = device.apply(openWire(config().text(setting)));
            opened.poll(call);
            DeviceStatus seen = opened.status();
            if (seen.state() != DeviceStatus.State.DISCONNECTED) {
                return Outcome.done(opened);
            }
            opened.close();
            return Outcome.failed(Fault.TRANSPORT, seen.text());
        } catch (WireException e) {
            return Outcome.failed(Fault.TRANSPORT, e.getMessage());
        }
    }
}
