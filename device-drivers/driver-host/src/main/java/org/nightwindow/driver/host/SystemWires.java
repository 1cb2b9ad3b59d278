package org.nightwindow.driver.host;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nightwindow.driver.Wire;
import org.nightwindow.driver.WireException;

/// The wires of this machine: serial ports, TCP connections and Unix-domain sockets. Any thread.
public final class SystemWires implements Wires {

    @Override
    public Wire open(String address) throws WireException {
        if (address.startsWith("serial:")) {
            return openSerial(SerialAddress.parse(address));
        }
        if (address.startsWith("tcp://")) {
            return SocketWire.connect(tcpAddress(address));
        }
        if (address.startsWith("unix:/")) {
            return SocketWire.connect(UnixDomainSocketAddress.of(address.substring("unix:".length())));
        }
        throw new WireException("no wire for \"" + address
                + "\"; there are serial:/dev/…, serial:vid:pid:serial, tcp://host:port and" + " unix:/…");
    }

    /// A serial port: 1 ms.
    @Override
    public Optional<Boolean> there(String address) {
        if (!address.startsWith("serial:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.exists(Path.of(SerialAddress.parse(address).choose(SystemWires::portsNow))));
        } catch (WireException none) {
            return Optional.of(false);
        }
    }

    private static InetSocketAddress tcpAddress(String address) throws WireException {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && uri.getPort() > 0 && uri.getPath().isEmpty()) {
                String host = uri.getHost();
                return new InetSocketAddress(
                        host.startsWith("[") ? host.substring(1, host.length() - 1) : host, uri.getPort());
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new WireException("\"" + address + "\" must look like tcp://host:port", notAnAddress);
        }
        throw new WireException("\"" + address + "\" must look like tcp://host:port");
    }

    private static Wire openSerial(SerialAddress address) throws WireException {
        String path = address.choose(SystemWires::portsNow);
        try {
            return SerialWire.open(SerialPort.getCommPort(path), address.baud());
        } catch (SerialPortInvalidPortException noPort) {
            throw new WireException("there is no serial port " + path + "; is the device plugged in?", noPort);
        }
    }

    /// The serial ports that are plugged in now, each by the address that stays its own: a technician chooses among
    /// these. 60 ms the first time, 1 ms later.
    public static List<String> plugged() {
        return portsNow().stream().map(SerialAddress::lasting).sorted().toList();
    }

    /// 60 ms the first time, 1 ms later.
    static List<SerialAddress.Port> portsNow() {
        return Arrays.stream(SerialPort.getCommPorts())
                .map(port -> new SerialAddress.Port(
                        port.getSystemPortPath(),
                        port.getVendorID(),
                        port.getProductID(),
                        port.getSerialNumber(),
                        port.getPortLocation()))
                .toList();
    }
}
