package org.nightwindow.kiosk.vendor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.vendor.PublisherKey;
import org.nightwindow.driver.host.vendor.Signing;

/// Packs drivers of this package as a vendor ships them.
public final class VendorShop {
    public static final PublisherKey KEY = key();

    private VendorShop() {}

    private static PublisherKey key() {
        try {
            return PublisherKey.make();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// @param folder `drivers/<vendor>`
    public static void deliver(Path folder, Class<? extends DriverProvider> driver) throws Exception {
        jar(folder, driver);
        Signing.sign(folder, "Test vendor", "1.0.0", Optional.empty(), KEY);
    }

    public static void jar(Path folder, Class<? extends DriverProvider> driver) throws IOException {
        Files.createDirectories(folder);
        try (JarOutputStream jar =
                        new JarOutputStream(Files.newOutputStream(folder.resolve(driver.getSimpleName() + ".jar")));
                Stream<Path> classes = Files.list(classes(driver))) {
            for (Path each : classes.toList()) {
                if (each.getFileName().toString().matches(driver.getSimpleName() + "(\\$.*)?\\.class")) {
                    jar.putNextEntry(
                            new JarEntry(driver.getPackageName().replace('.', '/') + "/" + each.getFileName()));
                    Files.copy(each, jar);
                }
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + DriverProvider.class.getName()));
            jar.write(driver.getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path classes(Class<?> driver) {
        return Path.of(driver.getResource(driver.getSimpleName() + ".class").getPath())
                .getParent();
    }
}
