package org.nightwindow.driver.host.child;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.Trace;

/// The child process. Ends as soon as the host is gone, whatever the driver does.
final class ChildMain {
    private ChildMain() {}

    /// @param args the host's socket, the vendor's folder
    public static void main(String[] args) throws IOException {
        SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(args[0]));
        Link<ToChild, ToHost> link = new Link<>(socket, ToChild.class, ToHost.class);
        try {
            VendorLoader loader = VendorLoader.of(Path.of(args[1]));
            Thread.currentThread().setContextClassLoader(loader);
            new Guest(link, providers(loader)).serve();
        } catch (IOException | ServiceConfigurationError | RuntimeException useless) {
            complain(link, useless);
        } finally {
            Runtime.getRuntime().halt(0); // a vendor's thread or hook must not keep a child alive without a host
        }
    }

    private static Map<String, DriverProvider> providers(VendorLoader loader) {
        Map<String, DriverProvider> byId = new LinkedHashMap<>();
        for (DriverProvider provider : ServiceLoader.load(DriverProvider.class, loader)) {
            byId.put(provider.info().id(), provider);
        }
        return byId;
    }

    private static void complain(Link<ToChild, ToHost> link, Throwable useless) {
        System.err.println(Trace.of(useless));
        boolean ours = useless instanceof IOException || useless instanceof ServiceConfigurationError;
        try {
            link.send(new ToHost.Useless(
                    ours
                            ? String.valueOf(useless.getMessage())
                            : useless.getClass().getName()));
        } catch (IOException | MalformedException hostIsGone) {
            System.err.println("the host is gone");
        }
    }
}
