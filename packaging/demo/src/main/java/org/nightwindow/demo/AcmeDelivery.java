package org.nightwindow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.nightwindow.driver.DriverProvider;
import org.nightwindow.driver.host.vendor.PublisherKey;
import org.nightwindow.driver.host.vendor.Signing;

/// The vendor of the demo: compiles the sample driver against the driver API alone, packs it and signs the folder.
final class AcmeDelivery {
    private final PublisherKey key;

    AcmeDelivery() {
        try {
            key = PublisherKey.make();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// As a technician writes it into the kiosk's settings.
    String publicKey() {
        return key.publicBase64();
    }

    /// @param project the sample driver's, as a vendor copies it
    /// @param folder `drivers/acme` of the kiosk
    void deliver(Path project, Path folder) {
        try {
            Path classes = Files.createTempDirectory("acme");
            compile(project.resolve("src/main/java"), classes);
            Files.createDirectories(folder);
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve("acme-receipt.jar")))) {
                pack(classes, jar);
                pack(project.resolve("src/main/resources"), jar);
            }
            Signing.sign(folder, "Acme", "1.0.0", Optional.empty(), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("the demo needs a JDK: the sample driver is compiled as its vendor does");
        }
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", driverApi()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the sample driver does not compile; see above");
        }
    }

    private static String driverApi() {
        try {
            return Path.of(DriverProvider.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path has proper addresses", e);
        }
    }

    private static void pack(Path from, JarOutputStream jar) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(from.relativize(each).toString()));
                Files.copy(each, jar);
            }
        }
    }
}
