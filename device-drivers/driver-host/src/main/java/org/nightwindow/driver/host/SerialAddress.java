package org.nightwindow.driver.host;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightwindow.driver.WireException;

/// Which serial port is meant. A kiosk has several alike, and their names change with the order of plugging in: so
/// a device is bound by vendor id, product id and serial number; where it has no serial number, by its socket on
/// the bus; and by path only where it is no USB device. Never "the first one".
///
/// @param target how the port is found
/// @param baud bits per second, 300 to 4,000,000
record SerialAddress(Target target, int baud) {

    sealed interface Target {
        /// `/dev/ttyS1`, `/dev/serial/by-id/…`
        record Path(String path) implements Target {}

        /// `1a86:7523:SN123`
        record Serial(int vendor, int product, String serial) implements Target {}

        /// `1a86:7523@1-1.2`
        record Location(int vendor, int product, String location) implements Target {}
    }

    /// A port that the machine has now.
    ///
    /// @param vendor -1 when it is no USB device
    record Port(String path, int vendor, int product, String serial, String location) {
        private boolean isModel(int itsVendor, int itsProduct) {
            return vendor == itsVendor && product == itsProduct;
        }
    }

    /// What serial devices of a kiosk speak unless they say otherwise (SDT readers: eastcoms.com/service).
    static final int USUAL_BAUD = 115_200;

    private static final Pattern WHOLE = Pattern.compile("serial:([^?]+)(?:\\?baud=([0-9]{3,7}))?");
    private static final Pattern USB = Pattern.compile("([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?::([^@]+)|@(.+))");
    private static final Pattern PATH = Pattern.compile("/.+|COM[0-9]+");

    /// The address that means this port whatever else is plugged in: by serial number, else by place on the bus, else
    /// by path. A serial number with signs an address cannot hold counts as none.
    static String lasting(Port port) {
        String model = String.format(Locale.ROOT, "%04x:%04x", port.vendor, port.product);
        if (port.vendor >= 0 && port.serial.matches("[A-Za-z0-9._-]+") && !port.serial.equals("Unknown")) {
            return "serial:" + model + ":" + port.serial;
        }
        return port.vendor >= 0 && port.location.matches("[0-9.-]+")
                ? "serial:" + model + "@" + port.location
                : "serial:" + port.path;
    }

    static SerialAddress parse(String address) throws WireException {
        Matcher whole = WHOLE.matcher(address);
        if (whole.matches()) {
            int baud = whole.group(2) == null ? USUAL_BAUD : Integer.parseInt(whole.group(2));
            String target = whole.group(1);
            Matcher usb = USB.matcher(target);
            if (baud >= 300 && baud <= 4_000_000) {
                if (usb.matches()) {
                    int vendor = Integer.parseInt(usb.group(1), 16);
                    int product = Integer.parseInt(usb.group(2), 16);
                    return new SerialAddress(
                            usb.group(3) != null
                                    ? new Target.Serial(vendor, product, usb.group(3))
                                    : new Target.Location(vendor, product, usb.group(4)),
                            baud);
                }
                if (PATH.matcher(target).matches()) {
                    return new SerialAddress(new Target.Path(target), baud);
                }
            }
        }
        throw new WireException("\"" + address + "\" must look like serial:/dev/ttyUSB0?baud=115200, "
                + "serial:1a86:7523:SN123 or serial:1a86:7523@1-1.2");
    }

    /// The path to open.
    ///
    /// @param ports asked only when the address is no path
    /// @throws WireException when none matches, or more than one
    String choose(Supplier<List<Port>> ports) throws WireException {
        return switch (target) {
            case Target.Path(String path) -> path;
            case Target.Serial(int vendor, int product, String serial) ->
                only(ports.get(), port -> port.isModel(vendor, product) && serial.equals(port.serial));
            case Target.Location(int vendor, int product, String location) ->
                only(ports.get(), port -> port.isModel(vendor, product) && location.equals(port.location));
        };
    }

    private String only(List<Port> ports, Predicate<Port> wanted) throws WireException {
        List<String> found = ports.stream().filter(wanted).map(Port::path).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new WireException(
                found.isEmpty()
                        ? "no serial port is " + this + "; is the device plugged in? There are "
                                + ports.stream()
                                        .filter(port -> port.vendor >= 0)
                                        .toList()
                        : "more than one serial port is " + this + ": " + found
                                + "; bind it by its place on the bus: serial:vid:pid@place");
    }

    @Override
    public String toString() {
        return switch (target) {
            case Target.Path(String path) -> path;
            case Target.Serial(int vendor, int product, String serial) ->
                String.format(Locale.ROOT, "%04x:%04x:%s", vendor, product, serial);
            case Target.Location(int vendor, int product, String location) ->
                String.format(Locale.ROOT, "%04x:%04x@%s", vendor, product, location);
        };
    }
}
