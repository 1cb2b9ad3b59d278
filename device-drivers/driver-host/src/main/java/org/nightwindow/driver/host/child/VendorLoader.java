package org.nightwindow.driver.host.child;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nightwindow.driver.DriverProvider;

/// Loads a vendor's jars. What they see is the driver API, the JDK and each other: never the host, its libraries,
/// or another vendor, so that two vendors may bring different versions of the same library.
public final class VendorLoader extends URLClassLoader {
    private VendorLoader(URL[] jars) {
        super("vendor", jars, new DriverApiOnly());
    }

    /// @param folder its jars are loaded; nothing else in it is looked at
    /// @throws IOException when it cannot be read or holds no jar
    public static VendorLoader of(Path folder) throws IOException {
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : files) {
                jars.add(jar.toUri().toURL());
            }
        }
        if (jars.isEmpty()) {
            throw new IOException("there is no jar in " + folder);
        }
        return new VendorLoader(jars.toArray(URL[]::new));
    }

    /// The JDK, and from the host's class path the one package of the driver API. Resources of the host stay unseen
    /// too, else a vendor's `ServiceLoader` would find ours.
    private static final class DriverApiOnly extends ClassLoader {
        private static final String API = DriverProvider.class.getPackageName();

        DriverApiOnly() {
            super("driver-api", getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(API + ".") && name.indexOf('.', API.length() + 1) < 0) {
                return Class.forName(name, false, VendorLoader.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
