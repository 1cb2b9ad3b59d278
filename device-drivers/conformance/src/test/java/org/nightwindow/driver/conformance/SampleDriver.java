package org.nightwindow.driver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.nightwindow.driver.DriverProvider;

/// The project `device-drivers/sample-driver`, as its vendor builds it: it sees the driver API and the JDK.
final class SampleDriver {
    private SampleDriver() {}

    /// The folder a vendor copies.
    static Path folder() {
        return root().resolve("device-drivers/sample-driver");
    }

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /// Every Java file of the project.
    static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(folder().resolve("src/main/java"))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /// Compiles and packs.
    ///
    /// @param sources Java files
    /// @param folder gets `acme-receipt.jar`
    /// @return the jar
    static Path build(List<Path> sources, Path folder) throws IOException {
        Path classes = Files.createTempDirectory("acme");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", api()));
        sources.forEach(source -> arguments.add(source.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .as("javac")
                .isZero();
        Files.createDirectories(folder);
        Path jar = folder.resolve("acme-receipt.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(file)) {
            pack(classes, to);
            pack(folder().resolve("src/main/resources"), to);
        }
        return jar;
    }

    private static void pack(Path from, JarOutputStream to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                to.putNextEntry(new JarEntry(from.relativize(each).toString()));
                Files.copy(each, to);
            }
        }
    }

    private static String api() {
        try {
            return Path.of(DriverProvider.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
