package org.nightwindow.driver.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.nightwindow.driver.WireException;

/// Which port an address means: two addresses of one port have the same identity, however they are written.
public final class PortIdentity {
    /// Addresses written as numbers. A name is compared as a name: asking for it could take seconds, and a kiosk
    /// starts without a network too.
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

    /// @param address as in [org.nightwindow.driver.DeviceContext#openWire(String)]
    /// @return empty for what many programs can have at a time, such as a printer on the network
    public static Optional<String> of(String address) {
        return of(address, SystemWires::portsNow);
    }

    static Optional<String> of(String address, Supplier<List<SerialAddress.Port>> ports) {
        String stripped = address.strip();
        if (stripped.startsWith("serial:")) {
            return Optional.of(serial(stripped, ports));
        }
        return stripped.startsWith("tcp:") ? Optional.of(tcp(stripped)) : Optional.empty();
    }

    private static String serial(String address, Supplier<List<SerialAddress.Port>> ports) {
        try {
            String path = SerialAddress.parse(address).choose(ports);
            return "serial:" + real(path);
        } catch (WireException unplugged) {
            return address.replaceFirst("\\?.*", "").toLowerCase(Locale.ROOT);
        }
    }

    /// Where a link such as `/dev/serial/by-id/…` leads now.
    private static String real(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException unplugged) {
            return Path.of(path).normalize().toString();
        }
    }

    private static String tcp(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            return host == null ? address : "tcp://" + host(host.toLowerCase(Locale.ROOT)) + ":" + uri.getPort();
        } catch (IllegalArgumentException none) {
            return address; // opening it will say what is wrong
        }
    }

    private static String host(String host) {
        try {
            if (host.equals("localhost")) {
                return "loopback";
            }
            if (!NUMBERS.matcher(host).matches()) {
                return host;
            }
            InetAddress numbers = InetAddress.getByName(host);
            return numbers.isLoopbackAddress() ? "loopback" : numbers.getHostAddress();
        } catch (UnknownHostException none) {
            return host;
        }
    }

    private PortIdentity() {}
}
